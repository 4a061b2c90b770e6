package io.brewline.local.pipeline;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Sha256;
import io.brewline.local.PortInUse;
import io.brewline.local.UserError;
import io.brewline.local.report.LandedFile;
import io.brewline.local.s3.LocalS3;
import io.brewline.local.s3.S3EventNotifier;
import io.brewline.local.sqs.EventSourceMapping;
import io.brewline.local.sqs.EventSourcePoller;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.PollerListener;
import io.brewline.local.sqs.QueueChain;
import io.brewline.reconcile.Mode;
import io.brewline.reconcile.Reconciliation;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The whole pipeline in this process: S3, SQS, the warehouse, and the three handlers behind their queues. Its parts start
 * side by side. {@link #land} and {@link #awaitDrained} are for one thread.
 */
public final class LocalPipeline implements AutoCloseable {
    private static final int FOLDER_HASH_DIGITS = 12;
    // A thread each: the common pool may have one only, and then nothing would start side by side.
    private static final Executor THREADS = LocalPipeline::inThread;
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(200);

    private final LocalS3 s3;
    private final LocalSqs sqs;
    private final LocalWarehouse warehouse;
    private final LocalAlerts alerts;
    private final RawFileExpiry expiry;
    private final AwsClients clients;
    private final Stages stages;
    private final List<EventSourcePoller> pollers;
    private final QueueChain chain;
    private final S3EventNotifier landing;
    private final AtomicLong loaded = new AtomicLong();

    private LocalPipeline(LocalS3 s3, LocalSqs sqs, LocalWarehouse warehouse, StateFolder state, Wiring wiring) {
        this.s3 = s3;
        this.sqs = sqs;
        this.warehouse = warehouse;
        alerts = new LocalAlerts(state.alerts());
        clients = wiring.clients()
                .apply(new AwsClients(s3.client(), sqs.client(), alerts, new LocalSecrets(state.customerKey()::text)));
        // Before anything lands, so that a folder whose rights are wrong is said at once.
        state.customerKey().text();
        expiry = new RawFileExpiry(s3.client(), state.expired(), Clock.systemUTC());
        expiry.runDaily();
        stages = new Stages(clients, sqs, warehouse.url());
        pollers = List.of(
                poller(wiring.of(Stages.EXTRACT), stages::extract, PollerListener.NONE),
                poller(wiring.of(Stages.TRANSFORM), stages::transform, PollerListener.NONE),
                poller(wiring.of(Stages.LOAD), stages::load, countLoaded()));
        chain = new QueueChain(sqs, pollers);
        landing = new S3EventNotifier(
                clients.s3(), clients.sqs(), sqs.queueUrl(Stages.EXTRACT.queue()), Clock.systemUTC());
        landing.announceAllOf(s3, Stages.LANDING);
    }

    private EventSourcePoller poller(
            EventSourceMapping mapping,
            Supplier<RequestHandler<SQSEvent, SQSBatchResponse>> functions,
            PollerListener listener) {
        return EventSourcePoller.start(sqs, mapping, functions, listener);
    }

    private PollerListener countLoaded() {
        return new PollerListener() {
            @Override
            public void batchFinished(String queue, int messages, int failed) {
                loaded.addAndGet(messages - failed);
            }
        };
    }

    /**
     * Where the services listen, on this machine only; 0 is any free port.
     *
     * @param s3 S3's port
     * @param sqs SQS's port
     * @param warehouse the warehouse's port
     */
    public record Ports(int s3, int sqs, int warehouse) {
        public static final Ports ANY = new Ports(0, 0, LocalWarehouse.ANY_PORT);
    }

    /**
     * How the parts are put together; a test may look on, or fail something.
     *
     * @param retryAfter how long a message that failed waits for its next try
     * @param clients given the clients of the services, gives those that uploads and handlers use
     * @param mappings given how a queue's messages reach its function, gives how they do instead
     */
    public record Wiring(
            Duration retryAfter, UnaryOperator<AwsClients> clients, UnaryOperator<EventSourceMapping> mappings) {
        public static final Wiring STANDARD = new Wiring(Duration.ofSeconds(2), UnaryOperator.identity());

        public Wiring(Duration retryAfter, UnaryOperator<AwsClients> clients) {
            this(retryAfter, clients, UnaryOperator.identity());
        }

        EventSourceMapping of(EventSourceMapping mapping) {
            return mappings.apply(mapping.retryingAfter(retryAfter));
        }
    }

    /**
     * Starts everything.
     *
     * @throws UserError where a part cannot start; those that did are closed again
     */
    public static LocalPipeline start(StateFolder state, Ports ports) {
        return start(state, ports, Wiring.STANDARD);
    }

    /** The same, put together otherwise. */
    public static LocalPipeline start(StateFolder state, Ports ports, Wiring wiring) {
        CompletableFuture<LocalS3> s3 = CompletableFuture.supplyAsync(
                () -> LocalS3.start(state.s3(), ports.s3(), Stages.BUCKETS, Set.of(Stages.LANDING)), THREADS);
        CompletableFuture<LocalSqs> sqs = CompletableFuture.supplyAsync(
                () -> LocalSqs.start(ports.sqs(), Stages.QUEUES, Stages.QUEUE_SETTINGS), THREADS);
        CompletableFuture<LocalWarehouse> warehouse = CompletableFuture.supplyAsync(
                () -> LocalWarehouse.start(
                        state.warehouse(), ports.warehouse(), () -> s3.join().client()),
                THREADS);
        try {
            return new LocalPipeline(s3.join(), sqs.join(), warehouse.join(), state, wiring);
        } catch (CompletionException | UserError e) {
            List.of(s3, sqs, warehouse).forEach(LocalPipeline::closeIfStarted);
            throw e instanceof UserError error ? error : cannotStart(e.getCause());
        }
    }

    private static void inThread(Runnable start) {
        Thread thread = new Thread(start, "start");
        thread.setDaemon(true);
        thread.start();
    }

    private static RuntimeException cannotStart(Throwable cause) {
        if (cause instanceof PortInUse taken) {
            return UserError.failed(taken.getMessage(), taken);
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> part) {
        try {
            part.join().close();
        } catch (Exception e) {
            // It did not start, and why is said already.
        }
    }

    /**
     * Puts a file into the landing bucket, which sends it on its way.
     *
     * @throws UserError where the file cannot be read
     */
    public LandedFile land(Path file) {
        try {
            return new LandedFile(
                    file, landing.upload(file, Stages.LANDING, key(file)).object());
        } catch (SdkException | UncheckedIOException e) {
            if (Files.isReadable(file)) {
                throw e;
            }
            throw UserError.failed("The file " + file + " cannot be read: check that it is there, and its rights.", e);
        }
    }

    /** The folder, hashed, and the name: two files called {@code sales.csv} are two files. */
    private static String key(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Sha256.hex(absolute.getParent().toString()).substring(0, FOLDER_HASH_DIGITS) + "/"
                + absolute.getFileName();
    }

    /** Whether nothing is under way: each file that landed is in the ledger, or in a dead-letter queue. */
    public boolean isDrained() {
        return chain.isDrained();
    }

    /**
     * Waits until nothing is under way any more: each file that landed is in the ledger, or in a dead-letter queue.
     *
     * @param progress is told now and then how many files Load is done with
     */
    public void awaitDrained(LongConsumer progress) {
        try {
            while (!chain.awaitDrained(BETWEEN_REPORTS)) {
                progress.accept(loaded.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failed("Interrupted while files were under way: run it again, that is safe.", e);
        }
    }

    /** Deletes raw files that are older than {@link RawFileExpiry#RAW_FILE_DAYS}, once a day; done at the start too. */
    public void expireRawFiles() {
        expiry.runDaily();
    }

    /**
     * Looks whether all that landed is accounted for, alerts of what is not, and sends again what is safe to send again.
     *
     * @param limit what landed longer ago must be in the ledger; zero is right before anything was sent through
     */
    public Reconciliation reconcile(Duration limit) {
        return StateLook.reconciliation(clients, warehouse.url(), limit, Mode.ACT);
    }

    public LocalWarehouse warehouse() {
        return warehouse;
    }

    public LocalAlerts alerts() {
        return alerts;
    }

    public URI s3Endpoint() {
        return s3.endpoint();
    }

    public URI sqsEndpoint() {
        return sqs.endpoint();
    }

    @Override
    public void close() {
        pollers.forEach(EventSourcePoller::close);
        stages.close();
        sqs.close();
        s3.close();
        warehouse.close();
    }
}
