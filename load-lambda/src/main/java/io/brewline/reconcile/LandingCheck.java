package io.brewline.reconcile;

import io.brewline.failure.Transient;
import io.brewline.load.Deadline;
import io.brewline.sale.SaleIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What landed against the ledger. Each version that landed longer ago than the limit must be there, loaded or refused. One
 * that is not is sent again where that is safe: only a current version is, for an older one would replace newer days.
 * One run's work; not thread-safe.
 */
final class LandingCheck {
    /** After so many copies somebody has to look. */
    static final int MOST_TIMES = 3;

    /** So many are sent again by one run; what is left waits for the next. */
    static final int MOST_AT_ONCE = 200;

    private final LandingBucket bucket;
    private final Recorded recorded;
    private final Instant from;
    private final Instant until;
    private final Instant now;
    private final Mode mode;
    private final List<Finding> findings = new ArrayList<>();
    private long landed;
    private long underWay;
    private long sentAgain;

    /**
     * A check of what landed from {@code from} on; what landed after {@code until} may still be under way.
     *
     * @param now what copies are marked with
     */
    LandingCheck(LandingBucket bucket, Recorded recorded, Instant from, Instant until, Instant now, Mode mode) {
        this.bucket = bucket;
        this.recorded = recorded;
        this.from = from;
        this.until = until;
        this.now = now;
        this.mode = mode;
    }

    /**
     * Looks at all that landed. What was found before a failure is kept.
     *
     * @throws Transient where S3 fails, or the time is over
     */
    LandingCheck run(Deadline deadline) {
        bucket.each(file -> {
            if (deadline.isOver()) {
                throw new Transient("No time was left: the next look begins anew.", null);
            }
            look(file);
        });
        return this;
    }

    List<Finding> findings() {
        return findings;
    }

    long landed() {
        return landed;
    }

    long underWay() {
        return underWay;
    }

    long sentAgain() {
        return sentAgain;
    }

    private void look(LandedKey file) {
        for (int i = 0; i < file.versions().size(); i++) {
            LandedVersion version = file.versions().get(i);
            if (version.landedAt().isBefore(from)) {
                continue;
            }
            landed++;
            if (recorded.holds(file.key(), version)) {
                continue;
            }
            if (version.landedAt().isAfter(until)) {
                underWay++;
            } else if (!isAccountedForByAnother(file, i)) {
                missing(file.key(), version);
            }
        }
    }

    /**
     * By the version after it, if that is a copy of it, which is looked at itself; by a later one with its bytes, if
     * recorded; or by the one before, if accepted. Of one that was refused, the same bytes are tried again: the rules
     * may have changed since.
     */
    private boolean isAccountedForByAnother(LandedKey file, int i) {
        List<LandedVersion> versions = file.versions();
        LandedVersion version = versions.get(i);
        if (i > 0 && isReplayOf(file.key(), version, versions.get(i - 1))) {
            return true;
        }
        if (versions.subList(0, i).stream().anyMatch(newer -> isRecordedCopyOf(file.key(), version, newer))) {
            return true;
        }
        return i + 1 < versions.size()
                && version.hasBytesOf(versions.get(i + 1))
                && recorded.holdsAsAccepted(file.key(), versions.get(i + 1));
    }

    // A copy in parts, or by a key of KMS, has another ETag than what it copies: then its metadata tells.
    private boolean isReplayOf(String key, LandedVersion older, LandedVersion newer) {
        return older.hasBytesOf(newer) || (older.size() == newer.size() && bucket.isReplay(key, newer));
    }

    private boolean isRecordedCopyOf(String key, LandedVersion older, LandedVersion newer) {
        return recorded.holds(key, newer)
                && (older.hasBytesOf(newer) || (older.size() == newer.size() && bucket.isCopy(key, newer, older)));
    }

    private void missing(String key, LandedVersion version) {
        if (!version.isCurrent()) {
            find(
                    FindingKind.SUPERSEDED,
                    key,
                    version,
                    "version " + version.versionId() + ", landed " + version.landedAt()
                            + ", was replaced or deleted before it was loaded; sent again it could replace newer days");
        } else if (mode == Mode.LOOK) {
            find(FindingKind.NOT_LOADED, key, version, "landed " + version.landedAt() + " and is not in the ledger");
        } else {
            sendAgain(key, version);
        }
    }

    private void sendAgain(String key, LandedVersion version) {
        String what = "landed " + version.landedAt() + " and was not in the ledger";
        if (sentAgain >= MOST_AT_ONCE) {
            find(FindingKind.NOT_LOADED, key, version, what + "; it will be sent again by a later run");
            return;
        }
        try {
            int times = bucket.timesSentAgain(key);
            if (times >= MOST_TIMES) {
                find(
                        FindingKind.NOT_LOADED,
                        key,
                        version,
                        what + "; it was sent again " + times + " times already, and is not any more");
            } else if (bucket.sendAgain(key, version, now.toString()) == LandingBucket.Copied.SENT) {
                sentAgain++;
                find(FindingKind.SENT_AGAIN, key, version, what + "; it was sent again");
            }
        } catch (Transient e) {
            find(FindingKind.NOT_LOADED, key, version, what + "; it could not be sent again: " + e.getMessage());
        }
    }

    private void find(FindingKind kind, String key, LandedVersion version, String text) {
        String file = SaleIds.file(bucket.name(), key).toString();
        findings.add(new Finding(kind, file + "/" + version.versionId(), bucket.address(key), text));
    }
}
