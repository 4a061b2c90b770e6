package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.customer.CustomerTokens;
import io.brewline.failure.Transient;
import io.brewline.message.ExtractedFile;
import io.brewline.message.ExtractedFile.Compression;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.TransformedFile;
import io.brewline.message.UnreadableMessage;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.S3Answers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileTransformerTest {
    private static final Instant EXTRACTED = Instant.parse("2026-03-02T18:30:05Z");
    private static final String GOOD = "01/02/2026 09:00,Leeds,Ann Example,\"Tea - 1.00, Bun - 2.00\",3.00,CASH,\n";
    private static final String BAD = "01/02/2026 09:01,Leeds,Bob Example,Tea - 1.00,9.00,CASH,\n";

    private final InMemoryS3 s3 = new InMemoryS3();

    @Test
    void accountsForEveryRow() {
        TransformedFile file = staged(transform(GOOD + BAD + GOOD + GOOD.replace("Ann", "Cat")));
        assertThat(file.counts()).isEqualTo(new TransformedFile.Counts(4, 1, 1, 2, 4, 1));
        assertThat(file.rejectedByReason()).isEqualTo(Map.of("total_mismatch", 1L));
        assertThat(file.layout()).isEqualTo("supercafe");
        assertThat(file.landedAt()).isEqualTo(Landed.AT);
        assertThat(file.extractedAt()).isEqualTo(EXTRACTED);
        assertThat(Staging.lines(s3)).hasSize(4);
        assertThat(Staging.rejects(s3)).hasSize(1);
    }

    @Test
    void tellsFirstAndLastOrderAndTheirDays() {
        TransformedFile file = staged(transform(GOOD.replace("01/02", "03/02")
                + GOOD.replace("01/02", "28/01").replace("09:00", "23:59:59")
                + GOOD.replace("01/02", "03/02").replace("09:00", "10:00")));
        assertThat(file.firstOrder()).isEqualTo("2026-01-28T23:59:59");
        assertThat(file.lastOrder()).isEqualTo("2026-02-03T10:00:00");
        assertThat(file.counts().days()).isEqualTo(2);
    }

    @Test
    void acceptsAFileOfWhichHalfIsRejected() {
        assertThat(transform(GOOD + BAD)).isInstanceOf(Outcome.Staged.class);
    }

    @Test
    void refusesAFileOfWhichMoreIsRejectedAndStagesNothing() {
        assertThat(transform(GOOD + BAD + BAD)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.cause().reason().code()).isEqualTo("too_many_rejects");
            assertThat(refusal.cause()).hasMessage("2 of its 3 rows were rejected: {total_mismatch=2}.");
            assertThat(refusal.rows()).isEqualTo(3);
            assertThat(refusal.rejectedByReason()).isEqualTo(Map.of("total_mismatch", 2L));
        });
        assertThat(s3.keys(Staging.BUCKET)).isEmpty();
        assertThat(s3.unfinishedUploads()).isEmpty();
    }

    @Test
    void refusesAFileWithoutRows() {
        assertThat(transform("Date,Branch,Basket,Total,Payment\n\n"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.cause().reason().code()).isEqualTo("empty"));
    }

    @Test
    void refusesAFileThatVanished() {
        assertThat(transform(Landed.object("a.csv", "gone", 10), Compression.NONE, Configured.plainly()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.cause().reason().code()).isEqualTo("vanished"));
    }

    @Test
    void followsASecondHeader() {
        TransformedFile file = staged(transform(GOOD + "Branch,Customer,Date,Payment,Total,Basket\n"
                + "York,Leeds,01/02/2026 10:00,CASH,1.00,Tea - 1.00\n"));
        assertThat(file.counts().rejected()).isZero();
        assertThat(Staging.lines(s3)).hasSize(3).last().asString().contains(",York,", "2026-02-01 10:00:00");
    }

    @Test
    void writesTheSameBytesAgain() {
        String text = manyRows(3_000);
        TransformedFile first = staged(transform(text));
        List<String> keys = s3.keys(Staging.BUCKET);
        List<byte[]> bytes = contents(keys);
        TransformedFile second = staged(transform(text));
        assertThat(second.stagedSha256()).isEqualTo(first.stagedSha256());
        assertThat(s3.keys(Staging.BUCKET)).isEqualTo(keys);
        assertThat(contents(keys)).usingRecursiveComparison().isEqualTo(bytes);
    }

    @Test
    void stagesSeveralPartsAtRowEnds() {
        String text = manyRows(8_000);
        TransformedFile file =
                staged(transform(put(text), Compression.NONE, Configured.with(Map.of("STAGED_PART_BYTES", "30000"))));
        assertThat(file.lineParts()).hasSizeGreaterThan(2).isSorted();
        assertThat(file.lineParts().get(1)).endsWith("/0001.csv.zst");
        assertThat(file.lineParts())
                .allSatisfy(key -> assertThat(
                                Staging.unpacked(s3.bytes(Staging.BUCKET, key).orElseThrow()))
                        .endsWith("\n"));
        assertThat(Staging.lines(s3)).hasSize((int) file.counts().lines());
        InMemoryS3 whole = new InMemoryS3();
        S3ObjectReference object = Landed.put(whole, "a.csv", text);
        new FileTransformer(Configured.plainly(), whole, CustomerTokens::none)
                .transform(Landed.extracted(object, Compression.NONE), EXTRACTED);
        assertThat(Staging.lines(s3)).isEqualTo(Staging.lines(whole));
    }

    @Test
    void stagesNothingWhereTheConnectionBreaks() {
        S3ObjectReference object = put(manyRows(3_000));
        s3.wire(bytes -> new FilterInputStream(bytes) {
            private int reads;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (++reads > 2) {
                    throw new IOException("Connection reset");
                }
                return super.read(into, offset, length);
            }
        });
        assertThatThrownBy(() -> transform(object, Compression.NONE, Configured.plainly()))
                .isInstanceOf(Transient.class);
        assertThat(s3.keys(Staging.BUCKET)).isEmpty();
    }

    @Test
    void isRetriedWhereAPartCannotBePublished() {
        S3ObjectReference object = put(GOOD + BAD);
        s3.failNext("PutObject", S3Answers.error(503, "SlowDown"));
        assertThatThrownBy(() -> transform(object, Compression.NONE, Configured.plainly()))
                .isInstanceOf(Transient.class);
        assertThat(staged(transform(object, Compression.NONE, Configured.plainly()))
                        .counts()
                        .orders())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatUnpacksBeyondTheLimit() {
        TransformConfig tight = Configured.with(Map.of("MAX_UNPACKED_BYTES", "50"));
        assertThat(transform(put(GOOD), Compression.NONE, tight))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.cause().reason().code()).isEqualTo("too_large"));
    }

    @Test
    void leavesALayoutItDoesNotKnowToANewerFunction() {
        ExtractedFile file = Landed.extracted(put(GOOD), Compression.NONE);
        ExtractedFile strange = new ExtractedFile(
                file.object(),
                file.contentSha256(),
                file.compression(),
                file.charset(),
                "tea-house",
                file.columns(),
                Landed.AT);
        FileTransformer transformer = new FileTransformer(Configured.plainly(), s3, CustomerTokens::none);
        assertThatThrownBy(() -> transformer.transform(strange, EXTRACTED))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("deploy the stages together");
    }

    private static String manyRows(int rows) {
        Random random = new Random(21);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            String time = String.format(
                    "%02d/02/2026 %02d:%02d", 1 + random.nextInt(28), random.nextInt(24), random.nextInt(60));
            text.append(GOOD.replace("01/02/2026 09:00", time));
        }
        return text.toString();
    }

    private List<byte[]> contents(List<String> keys) {
        return keys.stream()
                .map(key -> s3.bytes(Staging.BUCKET, key).orElseThrow())
                .toList();
    }

    private Outcome transform(String text) {
        return transform(put(text), Compression.NONE, Configured.plainly());
    }

    private Outcome transform(S3ObjectReference object, Compression compression, TransformConfig config) {
        return new FileTransformer(config, s3, CustomerTokens::none)
                .transform(Landed.extracted(object, compression), EXTRACTED);
    }

    private static TransformedFile staged(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Staged.class);
        return ((Outcome.Staged) outcome).message();
    }

    private S3ObjectReference put(String text) {
        return Landed.put(s3, "a.csv", text);
    }
}
