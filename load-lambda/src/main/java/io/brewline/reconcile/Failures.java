package io.brewline.reconcile;

import io.brewline.aws.Faults;
import io.brewline.failure.Explained;
import io.brewline.telemetry.LogKey;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of one look failed: it is written to the log, and takes nothing else along. Not thread-safe. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final List<String> texts = new ArrayList<>();

    /** Does the work, and remembers where it fails. */
    void of(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue(LogKey.EXCEPTION, Faults.trace(e)).log("{} was not looked at to its end.", what);
            String why = e instanceof Explained ? e.getMessage() : e.getClass().getSimpleName();
            texts.add(what + " was not looked at to its end: " + why);
        }
    }

    /** Each in a sentence, for people. */
    List<String> texts() {
        return texts;
    }
}
