package io.brewline.it.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brewline.it.delivery.QueueDelivery.Batch;
import io.brewline.it.endtoend.CustomerWords;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The functions' real clients of S3, SQS, SNS and Secrets Manager, against LocalStack or the emulator that {@code
 * AWS_ENDPOINT_URL} names, with COPY reading from the same S3. Each test has files of a day of its own.
 */
@Timeout(600)
class EmulatorIT {
    private static final String NO_BRANCH_FILE = "SKU,In Stock\nBL-1000,12\n";

    private static EmulatedAws aws;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Optional<Emulator> emulator = Emulator.find(System.getenv());
        if (emulator.isEmpty()) {
            System.out.println("EmulatorIT is skipped: " + Emulator.HOW_TO_RUN);
        }
        assumeTrue(emulator.isPresent(), Emulator.HOW_TO_RUN);
        aws = EmulatedAws.start(emulator.get(), folder);
    }

    @AfterAll
    static void stop() {
        if (aws != null) {
            aws.close();
        }
    }

    @Test
    void aFileGoesThroughToTheWarehouse(@TempDir Path folder) throws Exception {
        LocalDate day = LocalDate.of(2024, 3, 4);
        GeneratedSummary written = generate(folder, day, 0);

        goThrough(written);

        assertThat(salesOf(day)).isEqualTo(sales(written.totals()));
        assertThat(aws.warehouse()
                        .rows("SELECT object_key, status FROM etl.file_versions WHERE first_order >= '" + day
                                + "' AND first_order < '" + day.plusDays(1) + "'"))
                .containsExactlyInAnyOrderElementsOf(written.files().stream()
                        .map(file -> file.path().getFileName() + " | accepted")
                        .toList());
    }

    @Test
    void aReplayChangesNothing(@TempDir Path folder) throws Exception {
        GeneratedSummary written = generate(folder, LocalDate.of(2024, 3, 5), 0);
        goThrough(written);
        Map<String, List<String>> before = aws.warehouse().content();

        for (GeneratedFile file : written.files()) {
            aws.stack().landing().replay(file.path().getFileName().toString());
        }
        deliverAll(written.files().size());

        assertThat(aws.warehouse().content()).isEqualTo(before);
    }

    @Test
    void aRefusedFileIsAlertedOnceThoughDeliveredTwice(@TempDir Path folder) throws Exception {
        assumeTrue(aws.honoursIfNoneMatch(), "the emulator ignores If-None-Match, by which an alert is sent once");
        String key = "stock-list.csv";

        aws.stack().landing().land(Files.writeString(folder.resolve(key), NO_BRANCH_FILE));
        Batch first = aws.stack().extract().next();
        aws.sendToExtract(first.bodies().get(0));
        deliverAll(1);

        assertThat(aws.alerts())
                .filteredOn(alert -> alert.file().endsWith("/" + key))
                .extracting(EmulatedAws.Received::subject)
                .containsExactly("Brewline refused " + key + ": unknown_layout");
        assertThat(aws.warehouse()
                        .rows("SELECT status, reason FROM etl.file_versions WHERE object_key = '" + key + "'"))
                .containsExactly("refused | unknown_layout");
    }

    @Test
    void theNoticeOfARefusedFileIsInQuarantine(@TempDir Path folder) throws Exception {
        String key = "another stock list (1).csv";

        aws.stack().landing().land(Files.writeString(folder.resolve(key), NO_BRANCH_FILE));
        deliverAll(1);

        assertThat(aws.notices())
                .filteredOn(notice -> notice.path("key").asText().equals(key))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.path("reason").asText()).isEqualTo("unknown_layout");
                    assertThat(notice.path("bucket").asText())
                            .isEqualTo(aws.stack().landing().name());
                });
    }

    @Test
    void aPoisonMessageGoesToTheDeadLetterQueueAndIsAlertedWithoutItsContent() throws Exception {
        String poison = "no event, but about Ada Thorne";

        aws.sendToExtract(poison);
        Set<String> failed = Set.of();
        for (int i = 0; i < EmulatorStack.MAX_RECEIVES; i++) {
            failed = aws.stack().extract().next().failed();
            assertThat(failed).hasSize(1);
        }

        assertThat(aws.receiveAll(aws.stack().extractQueue())).isEmpty();
        assertThat(aws.receiveAll(aws.stack().extractDeadLetters())).containsExactly(poison);
        String id = failed.iterator().next();
        assertThat(aws.alerts())
                .filteredOn(alert -> alert.file().equals("message " + id))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).doesNotContain("Ada"));
    }

    @Test
    void noCustomerIsOutsideTheLandingBucket(@TempDir Path folder) throws Exception {
        GeneratedSummary written = generate(folder, LocalDate.of(2024, 3, 6), 0.2);
        goThrough(written);

        List<GeneratedFile> files = written.files();
        CustomerWords customers = CustomerWords.of(
                files.stream().map(GeneratedFile::path).toList(),
                files.stream().map(GeneratedFile::branch).collect(Collectors.toSet()));
        assertThat(customers.names()).hasSizeGreaterThan(50);
        assertThat(written.totals().rejected()).isPositive();
        assertThat(aws.leaks(customers.search())).isEmpty();
    }

    private static GeneratedSummary generate(Path folder, LocalDate day, double dirt) throws IOException {
        return BranchFileGenerator.generate(
                GeneratorOptions.defaults()
                        .withBranches(3)
                        .withDays(1)
                        .withFirstDay(day)
                        .withOrdersPerDay(60)
                        .withDirt(dirt),
                folder,
                ProgressListener.NONE);
    }

    private static void goThrough(GeneratedSummary written) throws Exception {
        written.files().forEach(file -> aws.stack().landing().land(file.path()));
        deliverAll(written.files().size());
    }

    /** A file's event may be on its way yet; what the functions sent is there. */
    private static void deliverAll(int files) throws Exception {
        for (int events = 0; events < files; ) {
            Batch batch = aws.stack().extract().next();
            assertThat(batch.failed()).isEmpty();
            events += batch.bodies().size();
        }
        assertThat(aws.stack().transform().rest())
                .allMatch(batch -> batch.failed().isEmpty());
        assertThat(aws.stack().load().rest()).allMatch(batch -> batch.failed().isEmpty());
    }

    private static List<String> salesOf(LocalDate day) throws Exception {
        return aws.warehouse()
                .rows("SELECT COUNT(DISTINCT order_id), COUNT(*), SUM(quantity), SUM(total_price) FROM sales.orders"
                        + " WHERE order_date >= '" + day + "' AND order_date < '" + day.plusDays(1) + "'");
    }

    private static List<String> sales(ExpectedLoad truth) {
        return List.of(truth.orders() + " | " + truth.orderLines() + " | " + truth.units() + " | "
                + BigDecimal.valueOf(truth.revenuePence(), 2));
    }
}
