package io.brewline.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.FileForm;
import io.brewline.local.generate.FileRefusal;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.report.RunResult;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Status;
import io.brewline.local.report.RunResult.WarehouseTotals;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dirty chain goes through: loaded once, loaded again, after a restart, and in another order in a fresh state. */
@Timeout(180)
class DirtyChainTest {
    private static Chain chain;
    private static CustomerWords customers;
    private static RunResult first;
    private static RunResult second;
    private static Map<String, List<String>> afterFirst;
    private static Map<String, List<String>> afterSecond;
    private static Map<String, List<String>> afterRestart;
    private static Map<String, List<String>> inAnotherOrder;
    private static RunResult afterRestartUnchanged;
    private static List<String> leaksWhileUp;
    private static List<String> leaksInFiles;

    @BeforeAll
    static void runThrough(@TempDir Path folder) throws Exception {
        chain = Chain.generate(folder.resolve("landing"));
        customers = CustomerWords.of(chain);
        Path home = folder.resolve("state");
        try (Machine machine = Machine.start(home)) {
            first = machine.run(chain.paths());
            afterFirst = machine.warehouse().content();
            second = machine.run(chain.paths());
            afterSecond = machine.warehouse().content();
            leaksWhileUp = Leaks.inServices(machine, customers.search());
        }
        leaksInFiles = Leaks.inFiles(home, customers.search());
        try (Machine machine = Machine.start(home)) {
            afterRestart = machine.warehouse().content();
            afterRestartUnchanged = machine.run(chain.paths().get(0));
        }
        inAnotherOrder = inAnotherOrder(home, folder.resolve("another-state"));
    }

    private static Map<String, List<String>> inAnotherOrder(Path home, Path anotherHome) throws Exception {
        Files.createDirectories(anotherHome);
        // The same key gives the same customers.
        Files.copy(home.resolve("customer-key"), anotherHome.resolve("customer-key"));
        List<Path> backwards = new ArrayList<>(chain.paths());
        Collections.reverse(backwards);
        try (Machine machine = Machine.start(anotherHome)) {
            machine.run(backwards.subList(0, 5));
            machine.run(backwards.subList(5, backwards.size()));
            return machine.warehouse().content();
        }
    }

    @Test
    void theChainIsDirtyEnough() {
        assertThat(chain.files().stream().flatMap(file -> file.truth().refusal().stream()))
                .contains(FileRefusal.values());
        assertThat(chain.files().stream().map(GeneratedFile::form).distinct()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(chain.files().stream().map(GeneratedFile::form)).contains(FileForm.WINDOWS_1252, FileForm.ODD_NAME);
        assertThat(chain.files()).anyMatch(file -> file.copyOf().isPresent());
    }

    @Test
    void theWarehouseHoldsTheTruth() {
        ExpectedLoad truth = chain.summary().totals();

        assertThat(first.warehouse())
                .extracting(
                        WarehouseTotals::orders,
                        WarehouseTotals::lines,
                        WarehouseTotals::units,
                        WarehouseTotals::revenue,
                        WarehouseTotals::branches)
                .containsExactly(
                        truth.orders(),
                        truth.orderLines(),
                        truth.units(),
                        BigDecimal.valueOf(truth.revenuePence(), 2).toPlainString(),
                        (long) chain.branches().size());
    }

    @Test
    void whatBecameOfEachFileIsItsTruth() {
        for (int i = 0; i < chain.files().size(); i++) {
            GeneratedFile file = chain.files().get(i);
            FileResult result = first.files().get(i);
            ExpectedLoad truth = file.truth();

            assertThat(result.name()).isEqualTo(file.path().getFileName().toString());
            assertThat(result.rows()).as(result.name()).isEqualTo(truth.rows());
            if (truth.refusal().isPresent()) {
                assertRefused(result, truth.refusal().get());
            } else {
                assertThat(result.rejected()).as(result.name()).isEqualTo(truth.rejected());
                assertThat(result.duplicateRows()).as(result.name()).isEqualTo(truth.duplicateRows());
                assertThat(result.orders() + result.alreadyLoaded())
                        .as(result.name())
                        .isEqualTo(truth.orders());
                assertThat(result.reasons().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as(result.name())
                        .isEqualTo(truth.rejected());
            }
        }
    }

    private static void assertRefused(FileResult result, FileRefusal refusal) {
        String reason = switch (refusal) {
            case EMPTY -> "empty";
            case NOT_TEXT -> "not_text";
            case UNKNOWN_LAYOUT -> "unknown_layout";
            case MOSTLY_BAD_ROWS -> "too_many_rejects";
        };
        assertThat(result.status()).as(result.name()).isEqualTo(Status.REFUSED);
        assertThat(result.reasons()).as(result.name()).isEqualTo(Map.of(reason, 1L));
        assertThat(result.orders()).as(result.name()).isZero();
    }

    @Test
    void ofADayThatCameTwiceOneFileIsLoadedAndTheOtherUnchanged() {
        for (GeneratedFile copy : chain.files()) {
            Optional<Path> original = copy.copyOf();
            if (original.isPresent()) {
                FileResult one = result(copy.path());
                FileResult other = result(original.get());

                assertThat(one.orders() + other.orders()).isEqualTo(copy.truth().orders());
                assertThat(List.of(one.status(), other.status())).containsOnlyOnce(Status.UNCHANGED);
            }
        }
    }

    private static FileResult result(Path file) {
        return first.files().stream()
                .filter(result -> result.name().equals(file.getFileName().toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyOtherFileIsLoadedWhollyOrPartly() {
        for (int i = 0; i < chain.files().size(); i++) {
            GeneratedFile file = chain.files().get(i);
            boolean cameTwice =
                    chain.files().stream().anyMatch(other -> other.copyOf().equals(Optional.of(file.path())));
            if (file.truth().isAccepted() && file.copyOf().isEmpty() && !cameTwice) {
                assertThat(first.files().get(i).status())
                        .as(file.path().toString())
                        .isEqualTo(file.truth().rejected() > 0 ? Status.PARTLY_LOADED : Status.LOADED);
            }
        }
    }

    @Test
    void runningTheFilesAgainChangesNothing() {
        assertThat(afterSecond).isEqualTo(afterFirst);
        assertThat(second.warehouse()).isEqualTo(first.warehouse());
        assertThat(second.files())
                .allMatch(file -> file.status() == Status.UNCHANGED || file.status() == Status.REFUSED);
        assertThat(second.totals().alreadyLoaded())
                .isEqualTo(first.totals().orders() + first.totals().alreadyLoaded());
    }

    @Test
    void theStateSurvivesARestart() {
        assertThat(afterRestart).isEqualTo(afterFirst);
        assertThat(afterRestartUnchanged.files()).extracting(FileResult::status).containsExactly(Status.UNCHANGED);
    }

    @Test
    void filesInAnotherOrderGiveTheSameWarehouse() {
        assertThat(inAnotherOrder).isEqualTo(afterFirst);
    }

    @Test
    void noCustomerIsInAnythingThatTheServicesHold() {
        assertThat(leaksWhileUp).isEmpty();
    }

    @Test
    void noCustomerIsInAnyFileButTheLandedOnes() {
        assertThat(leaksInFiles).isEmpty();
    }

    @Test
    void customersWereLookedForInEarnest() {
        assertThat(customers.names()).hasSizeGreaterThan(300).allMatch(name -> name.contains(" "));
        assertThat(customers.cards()).hasSizeGreaterThan(200).allMatch(card -> card.matches("\\d{16}"));
        assertThat(customers.addresses()).hasSizeGreaterThan(5).allMatch(address -> address.contains("@"));
    }
}
