package io.brewline.it.emulator;

import io.brewline.aws.AwsClients;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Makes buckets, queues, topics and secrets under names that begin with this run's own, and removes them again. For one
 * thread.
 */
final class EmulatorResources implements AutoCloseable {
    private final String run = "brewline-it-" + UUID.randomUUID().toString().substring(0, 8);
    private final AwsClients aws;
    private final String region;
    private final Map<String, String> queueArns = new HashMap<>();
    private final Deque<Runnable> removals = new ArrayDeque<>();

    EmulatorResources(AwsClients aws, String region) {
        this.aws = aws;
        this.region = region;
    }

    /** A bucket of the full name that is returned. */
    String bucket(String name, BucketVersioningStatus versioning) {
        String bucket = run + "-" + name;
        aws.s3()
                .createBucket(request ->
                        request.bucket(bucket).createBucketConfiguration(where -> where.locationConstraint(region)));
        removals.push(() -> removeBucket(bucket));
        if (versioning == BucketVersioningStatus.ENABLED) {
            aws.s3()
                    .putBucketVersioning(
                            request -> request.bucket(bucket).versioningConfiguration(kept -> kept.status(versioning)));
        }
        return bucket;
    }

    private void removeBucket(String bucket) {
        aws.s3().listObjectVersionsPaginator(request -> request.bucket(bucket)).versions().stream()
                .toList()
                .forEach(version -> aws.s3()
                        .deleteObject(request ->
                                request.bucket(bucket).key(version.key()).versionId(version.versionId())));
        aws.s3().deleteBucket(request -> request.bucket(bucket));
    }

    /** A queue that S3 and SNS may send to, with a dead-letter queue; its URL. */
    String queueWithDeadLetters(String name, int maxReceives) {
        queue(deadLetters(name), Map.of());
        return queue(
                name,
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + queueArn(deadLetters(name)) + "\",\"maxReceiveCount\":"
                                + maxReceives + "}"));
    }

    /** The name of a queue's dead-letter queue. */
    static String deadLetters(String name) {
        return name + "-dlq";
    }

    /** A queue; its URL. */
    String queue(String name, Map<QueueAttributeName, String> attributes) {
        String url = aws.sqs()
                .createQueue(request -> request.queueName(run + "-" + name).attributes(attributes))
                .queueUrl();
        removals.push(() -> aws.sqs().deleteQueue(request -> request.queueUrl(url)));
        String arn = aws.sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        queueArns.put(name, arn);
        aws.sqs()
                .setQueueAttributes(
                        request -> request.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, admitting(arn))));
        return url;
    }

    private static String admitting(String queueArn) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage",
                  "Principal": {"Service": ["s3.amazonaws.com", "sns.amazonaws.com"]}, "Resource": "%s"}]}
                """.formatted(queueArn);
    }

    /** The ARN of a queue that was made here. */
    String queueArn(String name) {
        return queueArns.get(name);
    }

    /** The URL of a queue that was made here. */
    String queueUrl(String name) {
        return aws.sqs()
                .getQueueUrl(request -> request.queueName(run + "-" + name))
                .queueUrl();
    }

    /** A topic that sends to a queue that was made here; its ARN. */
    String topic(String name, String queue) {
        String arn =
                aws.sns().createTopic(request -> request.name(run + "-" + name)).topicArn();
        removals.push(() -> aws.sns().deleteTopic(request -> request.topicArn(arn)));
        aws.sns().subscribe(request -> request.topicArn(arn).protocol("sqs").endpoint(queueArn(queue)));
        return arn;
    }

    /** A secret; its ARN. */
    String secret(String name, String text) {
        String arn = aws.secrets()
                .createSecret(request -> request.name(run + "/" + name).secretString(text))
                .arn();
        removals.push(() ->
                aws.secrets().deleteSecret(request -> request.secretId(arn).forceDeleteWithoutRecovery(true)));
        return arn;
    }

    @Override
    public void close() {
        List<String> left = new ArrayList<>();
        while (!removals.isEmpty()) {
            try {
                removals.pop().run();
            } catch (SdkException e) {
                left.add(e.getMessage());
            }
        }
        if (!left.isEmpty()) {
            System.out.println("EmulatorIT: of what is named " + run + "…, " + left.size()
                    + " could not be removed, first because of: " + left.get(0));
        }
    }
}
