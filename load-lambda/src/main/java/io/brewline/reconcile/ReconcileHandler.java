package io.brewline.reconcile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.failure.Transient;
import io.brewline.load.Deadline;
import io.brewline.telemetry.LogKey;
import io.brewline.telemetry.LogScope;
import io.brewline.telemetry.Stage;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reconcile function: whatever the schedule sends in, figures of what was found out. An event {@code {"dryRun": true}}
 * changes nothing and alerts nobody: {@code deploy.sh status} asks so, and is told what was found and what could not be
 * looked at. On schedule the function fails of that, once all else was told. One invocation at a time.
 */
public final class ReconcileHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileHandler.class);
    private static final String DRY_RUN = "dryRun";

    private final Reconciler reconciler;

    /** As Lambda makes it: configured by the environment. */
    public ReconcileHandler() {
        this(ReconcileConfig.environment());
    }

    private ReconcileHandler(Settings settings) {
        this(new Reconciler(ReconcileConfig.from(settings), AwsClients.fromEnvironment(settings)));
    }

    ReconcileHandler(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Mode mode = event != null && Boolean.TRUE.equals(event.get(DRY_RUN)) ? Mode.LOOK : Mode.ACT;
        return LogScope.invocation(Stage.RECONCILE, context, () -> {
            Reconciliation found = reconciler.run(mode, Deadline.of(context));
            found.findings()
                    .forEach(finding -> LOG.atWarn()
                            .addKeyValue(LogKey.OBJECT, finding.file())
                            .addKeyValue(LogKey.REASON, finding.kind().code())
                            .log("{}", finding.text()));
            LOG.atInfo()
                    .addKeyValue(LogKey.FILES, found.landed())
                    .addKeyValue(LogKey.FINDINGS, found.findings().size())
                    .addKeyValue(LogKey.SENT_AGAIN, found.sentAgain())
                    .log("reconciled");
            if (mode == Mode.ACT && !found.failures().isEmpty()) {
                throw new Transient("Not all was looked at. " + String.join(" ", found.failures()), null);
            }
            return mode == Mode.ACT ? found.counts() : found.toMap();
        });
    }
}
