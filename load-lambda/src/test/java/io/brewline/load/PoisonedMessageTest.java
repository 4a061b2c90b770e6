package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One message of five can never be loaded: the four others are, and the one is reported. */
class PoisonedMessageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 27);
    private static final int POISONED = 3;

    private final Staging staging = new Staging(TestWarehouse.S3);
    private final Loading loading = new Loading().receive(5);
    private final List<Upload> uploads = IntStream.range(0, 5)
            .mapToObj(i -> new Upload("b" + i + ".csv", 1, List.of(new Sale(DAY, i, "a"), new Sale(DAY, 8, null)), 2))
            .toList();
    private final List<TransformedFile> messages = new ArrayList<>();

    @BeforeEach
    void stage() {
        TestWarehouse.clear();
        uploads.forEach(upload -> messages.add(staging.stage(upload)));
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void standsAloneWhenAPartIsMissing() {
        TestWarehouse.S3.remove(poisoned().lineParts().get(0));
        assertOnlyTheOthersLoad("The warehouse failed at 07-copy-lines");
    }

    @Test
    void standsAloneWhenAPartIsNotCompressed() {
        TestWarehouse.S3.put(poisoned().lineParts().get(0), new byte[] {1, 2, 3});
        assertOnlyTheOthersLoad("The warehouse failed at 07-copy-lines");
    }

    @Test
    void standsAloneWhenAPartIsCorruptAndQuotesNothingOfIt() {
        String lines = Staging.csv(upload(), upload().sales());
        TestWarehouse.S3.put(poisoned().lineParts().get(0), Staging.compressed(lines.replace("2.50", "Jane Doe")));
        assertOnlyTheOthersLoad("The warehouse failed at 07-copy-lines");
        assertThat(loading.alerts().toString()).doesNotContain("Jane");
    }

    @Test
    void standsAloneWhenRejectsAreCorrupt() {
        TestWarehouse.S3.put(poisoned().rejectParts().get(0), Staging.compressed("{\"file_id\":"));
        assertOnlyTheOthersLoad("The warehouse failed at 08-copy-rejects");
    }

    @Test
    void standsAloneWhenLinesAreFewerThanAnnounced() {
        announce(new Counts(4, 2, 0, 2, 99, 1));
        assertOnlyTheOthersLoad("COPY read 4 rows of 99 announced");
    }

    @Test
    void standsAloneWhenOrdersAreMoreThanAnnounced() {
        announce(new Counts(3, 2, 0, 1, 4, 1));
        assertOnlyTheOthersLoad("orders 2 of 1");
    }

    @Test
    void standsAloneWhenDaysAreFewerThanAnnounced() {
        announce(new Counts(4, 2, 0, 2, 4, 2));
        assertOnlyTheOthersLoad("days 1 of 2");
    }

    @Test
    void standsAloneWhenRejectsAreNotThoseAnnounced() {
        announce(new Counts(5, 3, 0, 2, 4, 1));
        assertOnlyTheOthersLoad("COPY read 2 rows of 3 announced");
    }

    @Test
    void standsAloneWhenAnOrderHoldsAProductTwice() {
        String lines = Staging.csv(upload(), List.of(upload().sales().get(0)));
        TestWarehouse.S3.put(poisoned().lineParts().get(0), Staging.compressed(lines.repeat(4)));
        announce(new Counts(3, 2, 0, 1, 4, 1));
        assertOnlyTheOthersLoad("products repeated within an order 3");
    }

    @Test
    void standsAloneWhenARejectIsThereTwice() {
        String line = "{\"file_id\":\"%s\",\"sequencer\":\"%s\",\"row_number\":1,\"reason\":\"total_mismatch\"}\n";
        TestWarehouse.S3.put(
                poisoned().rejectParts().get(0),
                Staging.compressed(
                        line.formatted(upload().fileId(), upload().sequencer()).repeat(2)));
        assertOnlyTheOthersLoad("1 different rows in 2 rejects, of 2");
    }

    @Test
    void standsAloneWhenItsPartHoldsLinesOfAnotherFile() {
        String lines = Staging.csv(uploads.get(0), uploads.get(0).sales());
        TestWarehouse.S3.put(poisoned().lineParts().get(0), Staging.compressed(lines));
        assertOnlyTheOthersLoad("lines 0 of 4");
    }

    @Test
    void failsByItselfWhenItNamesAForeignPart() {
        nameParts(List.of(messages.get(0).lineParts().get(0)));
        assertOnlyTheOthersLoad("names a staged part that is not its own");
    }

    @Test
    void failsByItselfWhenItsPartIsOfALayoutThatIsNotKnownYet() {
        nameParts(List.of(poisoned().lineParts().get(0).replace("lines/v1/", "lines/v2/")));
        assertOnlyTheOthersLoad("names a staged part of a layout that this function does not read: deploy the stages"
                + " together, then redrive the dead-letter queue.");
    }

    @Test
    void failsByItselfWhenItNamesAPartTwice() {
        String part = poisoned().lineParts().get(0);
        nameParts(List.of(part, part));
        assertOnlyTheOthersLoad("names a staged part twice");
    }

    @Test
    void failsByItselfWhenItNamesNoPart() {
        nameParts(List.of());
        assertOnlyTheOthersLoad("announces 4 staged rows in 0 parts");
    }

    @Test
    void failsByItselfWhenItIsNoMessage() {
        MessageCodec codec = new MessageCodec();
        List<String> bodies =
                new ArrayList<>(messages.stream().map(codec::write).toList());
        bodies.set(POISONED, "{\"name\":\"Jane Doe\"}");
        assertThat(loading.loadBodies(bodies)).containsExactly(POISONED);
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(others(), List.of()));
        assertThat(loading.alerts()).hasSize(1);
        assertThat(loading.alerts().toString()).contains("message 3").doesNotContain("Jane");
    }

    @Test
    void loadsOnceItIsMended() {
        byte[] part = TestWarehouse.S3.content(poisoned().lineParts().get(0));
        TestWarehouse.S3.remove(poisoned().lineParts().get(0));
        assertThat(loading.load(messages.toArray(TransformedFile[]::new))).containsExactly(POISONED);
        TestWarehouse.S3.put(poisoned().lineParts().get(0), part);
        assertThat(loading.load(poisoned())).isEmpty();
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(uploads, List.of()));
    }

    @Test
    void holdsTheLastMessageOfAVersionToBeTheRightOne() {
        TransformedFile right = poisoned();
        announce(new Counts(4, 2, 0, 2, 99, 1));
        assertThat(loading.load(poisoned(), right)).isEmpty();
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(upload()), List.of()));
    }

    private Upload upload() {
        return uploads.get(POISONED);
    }

    private TransformedFile poisoned() {
        return messages.get(POISONED);
    }

    private List<Upload> others() {
        List<Upload> others = new ArrayList<>(uploads);
        others.remove(POISONED);
        return others;
    }

    private void announce(Counts counts) {
        replace(counts, poisoned().lineParts());
    }

    private void nameParts(List<String> lineParts) {
        replace(poisoned().counts(), lineParts);
    }

    private void replace(Counts counts, List<String> lineParts) {
        TransformedFile file = poisoned();
        messages.set(
                POISONED,
                new TransformedFile(
                        file.object(),
                        file.contentSha256(),
                        file.stagedSha256(),
                        file.layout(),
                        counts,
                        file.rejectedByReason(),
                        lineParts,
                        file.rejectParts(),
                        file.customerKeyVersions(),
                        file.firstOrder(),
                        file.lastOrder(),
                        file.landedAt(),
                        file.extractedAt()));
    }

    private void assertOnlyTheOthersLoad(String explanation) {
        assertThat(loading.load(messages.toArray(TransformedFile[]::new))).containsExactly(POISONED);
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(others(), List.of()));
        assertThat(loading.pauses()).isEmpty();
        assertThat(loading.alerts()).hasSize(1);
        assertThat(loading.alerts().get(0).subject()).contains("s3://landing/b3.csv");
        assertThat(loading.alerts().get(0).message()).contains(explanation);
    }
}
