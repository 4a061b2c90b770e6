package io.brewline.local.pipeline;

import io.brewline.aws.AwsClients;
import io.brewline.load.LoadHandler;
import io.brewline.local.UserError;
import io.brewline.local.report.LandedFile;
import io.brewline.local.s3.LocalS3;
import io.brewline.local.s3.S3EventNotifier;
import io.brewline.local.sqs.EventSourcePoller;
import io.brewline.local.sqs.LocalSqs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;

/**
 * The whole pipeline in this process: S3, SQS, the warehouse, and the three handlers behind their queues. Its parts start
 * side by side. {@link #land} and {@link #awaitDrained} are for one thread.
 */
public final class LocalPipeline implements AutoCloseable {
    private static final int FOLDER_HASH_DIGITS = 12;

    private final LocalS3 s3;
    private final LocalSqs sqs;
    private final LocalWarehouse warehouse;
    private final LocalAlerts alerts;
    private final LoadHandler load;
    private final List<EventSourcePoller> pollers;
    private final S3EventNotifier landing;

    private LocalPipeline(LocalS3 s3, LocalSqs sqs, LocalWarehouse warehouse, StateFolder state) {
        this.s3 = s3;
        this.sqs = sqs;
        this.warehouse = warehouse;
        alerts = new LocalAlerts(state.alerts());
        AwsClients clients = new AwsClients(s3.client(), sqs.client(), alerts, new LocalSecrets(state.customerKey()));
        Stages stages = new Stages(clients, sqs, warehouse.url());
        load = stages.load();
        pollers = List.of(
                new EventSourcePoller(sqs.client(), sqs.queueUrl(Stages.EXTRACT_QUEUE), 2, 10, stages.extract()),
                new EventSourcePoller(sqs.client(), sqs.queueUrl(Stages.TRANSFORM_QUEUE), 2, 1, stages.transform()),
                new EventSourcePoller(sqs.client(), sqs.queueUrl(Stages.LOAD_QUEUE), 1, 500, load));
        landing = new S3EventNotifier(s3.client(), sqs.client(), sqs.queueUrl(Stages.EXTRACT_QUEUE));
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
     * Starts everything.
     *
     * @throws UserError where a part cannot start; those that did are closed again
     */
    public static LocalPipeline start(StateFolder state, Ports ports) {
        CompletableFuture<LocalS3> s3 = CompletableFuture.supplyAsync(
                () -> LocalS3.start(state.s3(), ports.s3(), Stages.BUCKETS, Set.of(Stages.LANDING)));
        CompletableFuture<LocalSqs> sqs =
                CompletableFuture.supplyAsync(() -> LocalSqs.start(ports.sqs(), Stages.QUEUES));
        CompletableFuture<LocalWarehouse> warehouse = CompletableFuture.supplyAsync(() -> LocalWarehouse.start(
                state.warehouse(), ports.warehouse(), () -> s3.join().client()));
        try {
            return new LocalPipeline(s3.join(), sqs.join(), warehouse.join(), state);
        } catch (CompletionException e) {
            List.of(s3, sqs, warehouse).forEach(LocalPipeline::closeIfStarted);
            throw e.getCause() instanceof UserError error
                    ? error
                    : UserError.failed(e.getCause().getMessage(), e.getCause());
        }
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> part) {
        try {
            part.join().close();
        } catch (Exception e) {
            // It did not start, and why is said already.
        }
    }

    /** Puts a file into the landing bucket, which sends it on its way. */
    public LandedFile land(Path file) {
        try {
            return new LandedFile(file, landing.upload(file, Stages.LANDING, key(file)));
        } catch (IOException e) {
            throw UserError.failed("The file " + file + " cannot be read: check its rights, then run it again.", e);
        }
    }

    /** The folder, hashed, and the name: two files called {@code sales.csv} are two files. */
    private static String key(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return sha256(absolute.getParent().toString()).substring(0, FOLDER_HASH_DIGITS) + "/" + absolute.getFileName();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Waits until nothing is under way any more: each file that landed is in the ledger, or in a dead-letter queue.
     *
     * @param progress is told now and then how many messages Load is done with
     */
    public void awaitDrained(LongConsumer progress) {
        while (true) {
            boolean busy = Stages.QUEUES.stream().anyMatch(q -> {
                var a = sqs.client()
                        .getQueueAttributes(r -> r.queueUrl(sqs.queueUrl(q))
                                .attributeNames(software.amazon.awssdk.services.sqs.model.QueueAttributeName.ALL))
                        .attributesAsStrings();
                return !a.get("ApproximateNumberOfMessages").equals("0")
                        || !a.get("ApproximateNumberOfMessagesNotVisible").equals("0");
            });
            progress.accept(pollers.get(2).done.get());
            if (!busy) return;
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
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
        load.close();
        sqs.close();
        s3.close();
        warehouse.close();
    }
}
