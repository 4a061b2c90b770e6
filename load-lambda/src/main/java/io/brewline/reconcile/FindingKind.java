package io.brewline.reconcile;

import io.brewline.aws.Runbook;
import io.brewline.telemetry.Metric;
import java.util.Locale;

/** What can be found, and what to do about it. */
public enum FindingKind {
    /** A current version that is not in the ledger, and was sent again. */
    SENT_AGAIN(
            "%s landed and was not loaded",
            "%d landed files were not loaded",
            "Nothing, if this stays the only alert about them: they were sent through again. If the next look finds them"
                    + " missing still, see what became of them: ./deploy.sh status names what lies in dead-letter queues.",
            Runbook.NOT_LOADED,
            Metric.LANDED_NOT_LOADED),
    /** A current version that is not in the ledger, and could not be sent again, or was too often. */
    NOT_LOADED(
            "%s is neither loaded nor refused",
            "%d landed files are neither loaded nor refused",
            "Find out why: the alerts and logs of the stages about these files, and the dead-letter queues. Then redrive,"
                    + " or replay the file.",
            Runbook.NOT_LOADED,
            Metric.LANDED_NOT_LOADED),
    /** A version that was replaced or deleted, and is not in the ledger. */
    SUPERSEDED(
            "%s was replaced before it was loaded",
            "%d files were replaced before they were loaded",
            "If the newer version holds the same days, nothing: the older one would change nothing. Else send the"
                    + " versions of that file through again, oldest first.",
            Runbook.SUPERSEDED_VERSION,
            Metric.LANDED_NOT_LOADED),
    /** The warehouse's tables contradict each other. */
    MISMATCH(
            "the books do not agree about %s",
            "the books do not agree about %d things",
            "Nobody but Brewline should write to sales and etl: find out who did. Then take the file out and send it"
                    + " through again.",
            Runbook.MISMATCH,
            Metric.MISMATCHES),
    /** A branch that usually reports by now. */
    LATE_BRANCH(
            "%s is late",
            "%d branches are late",
            "Ask the branch whether its till has sent the file. If it has, look for the file among the refused ones and in"
                    + " the dead-letter queues.",
            Runbook.BRANCH_LATE,
            Metric.LATE_BRANCHES);

    private final String ofOne;
    private final String ofMany;
    private final String advice;
    private final Runbook runbook;
    private final Metric metric;

    FindingKind(String ofOne, String ofMany, String advice, Runbook runbook, Metric metric) {
        this.ofOne = ofOne;
        this.ofMany = ofMany;
        this.advice = advice;
        this.runbook = runbook;
        this.metric = metric;
    }

    /** Its name in the function's answer: lower case, with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String ofOne(String file) {
        return String.format(Locale.ROOT, ofOne, file);
    }

    String ofMany(int count) {
        return String.format(Locale.ROOT, ofMany, count);
    }

    /** What to do. */
    public String advice() {
        return advice;
    }

    Runbook runbook() {
        return runbook;
    }

    Metric metric() {
        return metric;
    }
}
