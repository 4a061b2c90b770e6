package io.brewline.local.pipeline;

import io.brewline.aws.AwsClients;
import io.brewline.load.Deadline;
import io.brewline.local.s3.LocalS3;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.QueueDepth;
import io.brewline.reconcile.Mode;
import io.brewline.reconcile.Reconciler;
import io.brewline.reconcile.Reconciliation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How things stand in a state folder: what landed, what became of it, and what needs somebody. Looking changes nothing.
 *
 * @param found what Reconcile finds
 * @param queues the three stages' queues; none where no process is at work, for queues end with it
 */
public record StateLook(Reconciliation found, List<QueueLook> queues) {
    /** How long a file may be under way while somebody is at work. */
    public static final Duration LIMIT = Duration.ofHours(2);

    private static final Duration TIME = Duration.ofMinutes(5);

    public StateLook {
        queues = List.copyOf(queues);
    }

    /** Whether nobody has to do anything. */
    public boolean isWell() {
        return found.findings().isEmpty()
                && found.failures().isEmpty()
                && queues.stream().allMatch(queue -> queue.givenUp() == 0);
    }

    /** At the services of a process that has the folder. */
    public static StateLook atWork(Path home, URI s3, URI sqs, String warehouseUrl) {
        try (S3Client objects = LocalS3.client(s3);
                SqsClient messages = LocalSqs.client(sqs)) {
            return new StateLook(
                    reconciliation(
                            new AwsClients(objects, messages, alerts(home), null), warehouseUrl, LIMIT, Mode.LOOK),
                    Stages.QUEUES.stream().map(queue -> look(messages, queue)).toList());
        }
    }

    /** In a folder that nobody is at work in: nothing is under way there. */
    public static StateLook atRest(StateFolder state) {
        try (LocalS3 s3 = LocalS3.start(state.s3(), 0, Stages.BUCKETS, Set.of(Stages.LANDING));
                LocalWarehouse warehouse =
                        LocalWarehouse.start(state.warehouse(), LocalWarehouse.ANY_PORT, s3::client)) {
            AwsClients clients = new AwsClients(s3.client(), null, alerts(state.home()), null);
            return new StateLook(reconciliation(clients, warehouse.url(), Duration.ZERO, Mode.LOOK), List.of());
        }
    }

    /** One look of Reconcile's own. */
    static Reconciliation reconciliation(AwsClients clients, String warehouseUrl, Duration limit, Mode mode) {
        try (Reconciler reconciler = new Reconciler(Stages.reconcileConfig(warehouseUrl, limit), clients)) {
            long end = System.nanoTime() + TIME.toNanos();
            return reconciler.run(
                    mode,
                    new Deadline(() -> Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
    }

    private static QueueLook look(SqsClient sqs, String queue) {
        String stage = queue.substring(0, queue.indexOf('-'));
        QueueDepth depth = QueueDepth.of(sqs, url(sqs, queue));
        String deadLetters = url(sqs, LocalSqs.deadLetterQueue(queue));
        QueueDepth dead = QueueDepth.of(sqs, deadLetters);
        return new QueueLook(
                stage,
                depth.visible() + depth.delayed(),
                depth.inFlight(),
                dead.visible() + dead.inFlight() + dead.delayed(),
                dead.isEmpty() ? List.of() : new DeadLetters(sqs).files(stage, deadLetters));
    }

    private static String url(SqsClient sqs, String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    private static LocalAlerts alerts(Path home) {
        return new LocalAlerts(home.resolve("alerts.jsonl"));
    }
}
