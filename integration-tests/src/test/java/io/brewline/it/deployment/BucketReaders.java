package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Resource;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Buckets, by one question for each of their sides. */
final class BucketReaders {
    static final Map<String, Reader> ALL =
            Map.of("AWS::S3::Bucket", BucketReaders::bucket, "AWS::S3::BucketPolicy", BucketReaders::policy);

    private BucketReaders() {}

    private static JsonNode ask(String question, String bucket, AwsCli aws) {
        return aws.ask("s3api", question, "--bucket", bucket);
    }

    private static JsonNode bucket(Resource bucket, AwsCli aws) {
        String name = bucket.physicalId();
        JsonNode there = Shape.first(aws.ask("s3api", "list-buckets").path("Buckets"), "Name", name);
        JsonNode encryption = ask("get-bucket-encryption", name, aws).at("/ServerSideEncryptionConfiguration/Rules");
        JsonNode expiry = ask("get-bucket-lifecycle-configuration", name, aws).path("Rules");
        JsonNode notifies =
                ask("get-bucket-notification-configuration", name, aws).path("QueueConfigurations");
        JsonNode logs = ask("get-bucket-logging", name, aws).path("LoggingEnabled");
        return new Shape()
                .with("BucketName", there.path("Name"))
                .with(
                        "BucketEncryption",
                        list("ServerSideEncryptionConfiguration", encryption, BucketReaders::encryption))
                .with("VersioningConfiguration", ask("get-bucket-versioning", name, aws))
                .with("LifecycleConfiguration", list("Rules", expiry, BucketReaders::expiry))
                .with("NotificationConfiguration", list("QueueConfigurations", notifies, BucketReaders::notification))
                .with(
                        "LoggingConfiguration",
                        new Shape()
                                .with("DestinationBucketName", logs.path("TargetBucket"))
                                .with("LogFilePrefix", logs.path("TargetPrefix"))
                                .done())
                .with(
                        "PublicAccessBlockConfiguration",
                        ask("get-public-access-block", name, aws).path("PublicAccessBlockConfiguration"))
                .with(
                        "OwnershipControls",
                        ask("get-bucket-ownership-controls", name, aws).path("OwnershipControls"))
                .done();
    }

    private static JsonNode list(String name, JsonNode rules, UnaryOperator<JsonNode> change) {
        return new Shape().with(name, Shape.each(rules, change)).done();
    }

    private static JsonNode encryption(JsonNode rule) {
        return new Shape()
                .withAll(rule, "BucketKeyEnabled")
                .with("ServerSideEncryptionByDefault", rule.path("ApplyServerSideEncryptionByDefault"))
                .done();
    }

    private static JsonNode expiry(JsonNode rule) {
        return new Shape()
                .withAll(rule, "Status", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload")
                .with("Id", rule.path("ID"))
                .with("ExpirationInDays", rule.at("/Expiration/Days"))
                .with("ExpiredObjectDeleteMarker", rule.at("/Expiration/ExpiredObjectDeleteMarker"))
                .done();
    }

    private static JsonNode notification(JsonNode notification) {
        return new Shape()
                .with("Event", notification.path("Events"))
                .with("Queue", notification.path("QueueArn"))
                .done();
    }

    private static JsonNode policy(Resource policy, AwsCli aws) {
        JsonNode found = ask("get-bucket-policy", policy.text("Bucket"), aws).path("Policy");
        return found.isMissingNode()
                ? found
                : new Shape()
                        .with("Bucket", policy.at("Bucket"))
                        .with("PolicyDocument", Shape.document(found))
                        .done();
    }
}
