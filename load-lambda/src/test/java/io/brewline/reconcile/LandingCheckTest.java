package io.brewline.reconcile;

import static io.brewline.reconcile.FindingKind.NOT_LOADED;
import static io.brewline.reconcile.FindingKind.SENT_AGAIN;
import static io.brewline.reconcile.FindingKind.SUPERSEDED;
import static io.brewline.reconcile.Recorded.Outcome.ACCEPTED;
import static io.brewline.reconcile.Recorded.Outcome.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.load.Deadline;
import io.brewline.load.LedgerKey;
import io.brewline.testing.S3Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

class LandingCheckTest {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant JUST_NOW = NOW.minusSeconds(60);

    private final FakeLanding s3 = new FakeLanding();
    private final Recorded recorded = new Recorded();

    @Test
    void findsNothingWhereTheLedgerHoldsEveryVersion() {
        IntStream.range(0, 7).forEach(i -> recorded("leeds/" + i, s3.put("leeds/" + i, "a", YESTERDAY)));
        recorded("york", s3.put("york", "a", YESTERDAY));
        recorded("york", s3.put("york", "b", YESTERDAY));

        assertThat(look(Mode.ACT).findings()).isEmpty();
        assertThat(look(Mode.ACT).landed()).isEqualTo(9);
    }

    @Test
    void sendsACurrentVersionAgainThatTheLedgerLacks() {
        recorded("a", s3.put("a", "a", YESTERDAY));
        s3.put("leeds", "1", YESTERDAY);
        recorded("z", s3.put("z", "a", YESTERDAY));

        LandingCheck look = look(Mode.ACT);

        assertThat(look.sentAgain()).isEqualTo(1);
        assertThat(look.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(SENT_AGAIN);
            assertThat(finding.file()).isEqualTo("s3://landing/leeds");
        });
        assertThat(s3.copies())
                .singleElement()
                .returns("leeds", CopyObjectRequest::sourceKey)
                .returns("text/csv", CopyObjectRequest::contentType);
        assertThat(s3.metadata("leeds")).containsEntry("sent-again", "1").containsKey("replayed-at");
    }

    @Test
    void onlyLooksWhereThatIsAskedFor() {
        s3.put("leeds", "1", YESTERDAY);

        assertThat(look(Mode.LOOK).findings()).extracting(Finding::kind).containsExactly(NOT_LOADED);
        assertThat(s3.copies()).isEmpty();
    }

    @Test
    void leavesAloneWhatMayBeUnderWay() {
        s3.put("leeds", "1", JUST_NOW);

        LandingCheck look = look(Mode.ACT);

        assertThat(look.findings()).isEmpty();
        assertThat(look.underWay()).isEqualTo(1);
    }

    @Test
    void doesNotSendAgainWhatWasReplaced() {
        s3.put("leeds", "1", YESTERDAY);
        recorded("leeds", s3.put("leeds", "2", YESTERDAY));

        assertThat(look(Mode.ACT).findings()).extracting(Finding::kind).containsExactly(SUPERSEDED);
        assertThat(s3.copies()).isEmpty();
    }

    @Test
    void doesNotBringBackWhatWasDeleted() {
        s3.put("leeds", "1", YESTERDAY);
        s3.delete("leeds", YESTERDAY);

        assertThat(look(Mode.ACT).findings()).extracting(Finding::kind).containsExactly(SUPERSEDED);
        assertThat(s3.copies()).isEmpty();
    }

    @Test
    void doesNotReplaceANewerUploadThatComesInBetween() {
        s3.put("leeds", "1", YESTERDAY);
        s3.beforeCopy(() -> s3.put("leeds", "2", NOW));

        LandingCheck look = look(Mode.ACT);

        assertThat(s3.copies()).isEmpty();
        assertThat(look.findings()).isEmpty();
        assertThat(look.sentAgain()).isZero();
    }

    @Test
    void doesNotReplaceANewerUploadThatComesWhileItCopies() {
        s3.put("leeds", "1", YESTERDAY);
        s3.whileCopying(() -> s3.put("leeds", "2", NOW));

        LandingCheck look = look(Mode.ACT);

        assertThat(s3.copies()).isEmpty();
        assertThat(look.sentAgain()).isZero();
    }

    @Test
    void givesUpAfterThreeTimes() {
        s3.put("leeds", "1", YESTERDAY);
        IntStream.range(0, 3).forEach(i -> look(Mode.ACT, NOW.plusSeconds(1)));

        LandingCheck look = look(Mode.ACT, NOW.plusSeconds(1));

        assertThat(s3.copies()).hasSize(3);
        assertThat(look.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(NOT_LOADED);
            assertThat(finding.text()).contains("3 times");
        });
    }

    @Test
    void aLoadedCopyAccountsForWhatItIsACopyOf() {
        s3.put("leeds", "1", YESTERDAY);
        look(Mode.ACT);
        recorded("leeds", "v2");

        assertThat(look(Mode.ACT, NOW.plusSeconds(1)).findings()).isEmpty();
    }

    @Test
    void aCopyWithAnotherETagDoesSoToo() {
        s3.encrypt();
        s3.put("leeds", "1", YESTERDAY);
        recorded("leeds", s3.replay("leeds", YESTERDAY));
        s3.put("york", "1", YESTERDAY);
        recorded("york", s3.put("york", "2", YESTERDAY));

        assertThat(look(Mode.ACT).findings()).extracting(Finding::file).containsExactly("s3://landing/york");
    }

    @Test
    void versionsThatWereCopiedAgainAsTheRunbookSaysAreDoneWith() {
        String lost = s3.put("leeds", "1", YESTERDAY);
        String loaded = s3.put("leeds", "2", YESTERDAY);
        recorded("leeds", loaded);
        recorded("leeds", s3.copyOver("leeds", lost, NOW));
        assertThat(look(Mode.ACT).findings()).isEmpty();
        recorded("leeds", s3.copyOver("leeds", loaded, NOW));

        assertThat(look(Mode.ACT).findings()).isEmpty();
    }

    @Test
    void soAreThoseOfWhichACopyHasAnotherETag() {
        s3.encrypt();
        String lost = s3.put("leeds", "1", YESTERDAY);
        recorded("leeds", s3.put("leeds", "2", YESTERDAY));
        assertThat(look(Mode.ACT).findings()).extracting(Finding::kind).containsExactly(SUPERSEDED);
        recorded("leeds", s3.copyOver("leeds", lost, NOW));

        assertThat(look(Mode.ACT).findings()).isEmpty();
    }

    @Test
    void aLaterVersionWithTheSameBytesCountsOnceItIsRecorded() {
        s3.put("leeds", "1", YESTERDAY);
        recorded("leeds", s3.put("leeds", "2", YESTERDAY));
        s3.put("leeds", "1", JUST_NOW);

        assertThat(look(Mode.ACT).findings()).extracting(Finding::kind).containsExactly(SUPERSEDED);
    }

    @Test
    void theSameBytesOnceMoreNeedNoLoad() {
        recorded("leeds", s3.put("leeds", "1", YESTERDAY));
        s3.put("leeds", "1", YESTERDAY);

        assertThat(look(Mode.ACT).findings()).isEmpty();
    }

    @Test
    void aLostReplayOfARefusedFileIsSentAgain() {
        refused("leeds", s3.put("leeds", "1", YESTERDAY));
        s3.replay("leeds", YESTERDAY);

        assertThat(look(Mode.ACT).findings()).extracting(Finding::kind).containsExactly(SENT_AGAIN);
    }

    @Test
    void earlierBytesThatComeBackAreNews() {
        recorded("leeds", s3.put("leeds", "1", YESTERDAY));
        recorded("leeds", s3.put("leeds", "2", YESTERDAY));
        s3.put("leeds", "1", YESTERDAY);

        assertThat(look(Mode.ACT).findings()).extracting(Finding::kind).containsExactly(SENT_AGAIN);
    }

    @Test
    void aFolderIsNoFileAndAnEmptyFileIsOne() {
        s3.put("leeds/", "", YESTERDAY);
        s3.put("leeds/empty.csv", "", YESTERDAY);

        assertThat(look(Mode.ACT).findings()).extracting(Finding::file).containsExactly("s3://landing/leeds/empty.csv");
    }

    @Test
    void saysWhatCouldNotBeSentAgainAndGoesOn() {
        s3.put("leeds", "1", YESTERDAY);
        s3.put("york", "1", YESTERDAY);
        s3.failCopies(S3Answers.error(403, "AccessDenied"));

        assertThat(look(Mode.ACT).findings()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(NOT_LOADED);
            assertThat(finding.text()).contains("AccessDenied");
        });
    }

    @Test
    void doesNotSendAThousandFilesAtOnce() {
        IntStream.range(0, LandingCheck.MOST_AT_ONCE + 5).forEach(i -> s3.put("leeds/" + i, "1", YESTERDAY));

        LandingCheck look = look(Mode.ACT);

        assertThat(look.sentAgain()).isEqualTo(LandingCheck.MOST_AT_ONCE);
        assertThat(look.findings())
                .filteredOn(finding -> finding.kind() == NOT_LOADED)
                .hasSize(5);
    }

    @Test
    void leavesOutWhatLandedBeforeTheWindow() {
        s3.put("leeds", "1", NOW.minus(Reconciler.WINDOW).minusSeconds(1));

        assertThat(look(Mode.ACT).findings()).isEmpty();
    }

    @Test
    void aKeyWithWhatTheLedgerCannotHoldIsFoundThere() {
        recorded(LedgerKey.of("leeds\0.csv"), s3.put("leeds\0.csv", "1", YESTERDAY));
        recorded.add(LedgerKey.of("york\0.csv"), null, 5, YESTERDAY, ACCEPTED);
        LandedVersion york = new LandedVersion(LandedVersion.UNVERSIONED, "\"1\"", 5, YESTERDAY, true);

        assertThat(look(Mode.ACT).findings()).isEmpty();
        assertThat(recorded.holds("york\0.csv", york)).isTrue();
    }

    @Test
    void withoutVersionsTheLedgersTimeTells() {
        LandedVersion version = new LandedVersion(LandedVersion.UNVERSIONED, "\"1\"", 5, YESTERDAY, true);
        recorded.add("early", null, 5, YESTERDAY.minusSeconds(3_600), ACCEPTED);
        recorded.add("same", null, 5, YESTERDAY.minusSeconds(1), ACCEPTED);
        recorded.add("longer", null, 6, YESTERDAY, ACCEPTED);

        assertThat(recorded.holds("early", version)).isFalse();
        assertThat(recorded.holds("same", version)).isTrue();
        assertThat(recorded.holds("longer", version)).isFalse();
    }

    private void recorded(String key, String versionId) {
        recorded.add(key, versionId, 1, YESTERDAY, ACCEPTED);
    }

    private void refused(String key, String versionId) {
        recorded.add(key, versionId, 1, YESTERDAY, REFUSED);
    }

    private LandingCheck look(Mode mode) {
        return look(mode, NOW.minus(Duration.ofHours(2)));
    }

    private LandingCheck look(Mode mode, Instant until) {
        return new LandingCheck(
                        new LandingBucket(s3, "landing"), recorded, NOW.minus(Reconciler.WINDOW), until, NOW, mode)
                .run(new Deadline(() -> 60_000));
    }
}
