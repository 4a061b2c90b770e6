package io.brewline.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How buckets are kept, and what becomes of what holds state when the stack changes. */
enum StorageRule implements StackRule {
    NO_BUCKET_CAN_BE_MADE_PUBLIC {
        @Override
        public Stream<String> findings(Stack stack) {
            List<String> switches =
                    List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");
            return buckets(
                    stack,
                    bucket -> switches.stream()
                            .allMatch(name -> bucket.at("PublicAccessBlockConfiguration/" + name)
                                    .asBoolean()));
        }
    },

    EVERY_BUCKET_IS_ENCRYPTED {
        @Override
        public Stream<String> findings(Stack stack) {
            String algorithm =
                    "BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm";
            return buckets(stack, bucket -> Set.of("AES256", "aws:kms").contains(bucket.text(algorithm)));
        }
    },

    WHAT_IS_IN_A_BUCKET_EXPIRES {
        @Override
        public Stream<String> findings(Stack stack) {
            return buckets(stack, bucket -> {
                List<JsonNode> rules = Resource.each(bucket.at("LifecycleConfiguration/Rules"));
                boolean versions = bucket.text("VersioningConfiguration/Status").equals("Enabled");
                return rules.stream()
                                .allMatch(rule -> rule.path("Status").asText().equals("Enabled"))
                        && has(rules, "AbortIncompleteMultipartUpload")
                        && (has(rules, "ExpirationInDays") || has(rules, "NoncurrentVersionExpiration"))
                        && (!versions || has(rules, "NoncurrentVersionExpiration"))
                        && (!versions || has(rules, "ExpiredObjectDeleteMarker"));
            });
        }
    },

    /** Names and card numbers: not only what a bucket keeps besides, all that landed goes, and no rule is for a part of it. */
    WHAT_LANDED_IS_DELETED_IN_ALL_ITS_VERSIONS {
        @Override
        public Stream<String> findings(Stack stack) {
            return buckets(
                    stack,
                    bucket -> bucket.at("NotificationConfiguration").isMissingNode()
                            || deletesAll(Resource.each(bucket.at("LifecycleConfiguration/Rules"))));
        }

        private boolean deletesAll(List<JsonNode> rules) {
            return rules.stream().noneMatch(rule -> NARROWING.stream().anyMatch(rule::has))
                    && hasDays(rules, "/ExpirationInDays")
                    && hasDays(rules, "/NoncurrentVersionExpiration/NoncurrentDays")
                    && hasDays(rules, "/AbortIncompleteMultipartUpload/DaysAfterInitiation")
                    && rules.stream()
                            .anyMatch(rule ->
                                    rule.path("ExpiredObjectDeleteMarker").asBoolean());
        }
    },

    LANDING_KEEPS_THE_VERSION_THAT_A_MESSAGE_NAMES {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::S3::Bucket").stream()
                    .filter(bucket -> !bucket.at("NotificationConfiguration").isMissingNode())
                    .filter(bucket ->
                            !bucket.text("VersioningConfiguration/Status").equals("Enabled"))
                    .map(bucket -> bucket + " notifies, and is not versioned");
        }
    },

    THE_QUEUE_ADMITS_THE_BUCKET_BEFORE_THE_BUCKET_NOTIFIES {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::S3::Bucket").stream()
                    .flatMap(
                            bucket -> Resource.each(bucket.at("NotificationConfiguration/QueueConfigurations")).stream()
                                    .map(notification ->
                                            notification.path("Queue").asText())
                                    .filter(queue -> !admitted(stack, bucket, queue))
                                    .map(queue -> bucket + " depends on no policy by which " + queue + " admits it"));
        }
    },

    WHAT_HOLDS_STATE_SAYS_WHAT_BECOMES_OF_IT {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.resources()
                    .filter(resource -> STATEFUL.contains(resource.type()))
                    .flatMap(resource -> Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                            .filter(policy -> !resource.declaration().has(policy))
                            .map(policy -> resource + " has no " + policy));
        }
    };

    private static final Set<String> NARROWING =
            Set.of("Prefix", "TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan");

    private static final Set<String> STATEFUL = Set.of(
            "AWS::S3::Bucket",
            "AWS::SQS::Queue",
            "AWS::KMS::Key",
            "AWS::SecretsManager::Secret",
            "AWS::Logs::LogGroup",
            "AWS::RedshiftServerless::Namespace",
            "AWS::RedshiftServerless::Workgroup",
            "AWS::CloudFormation::Stack");

    Stream<String> buckets(Stack stack, Predicate<Resource> good) {
        return stack.all("AWS::S3::Bucket").stream()
                .filter(bucket -> !good.test(bucket))
                .map(bucket -> bucket + ": " + name());
    }

    private static boolean has(List<JsonNode> rules, String part) {
        return rules.stream().anyMatch(rule -> rule.has(part));
    }

    private static boolean hasDays(List<JsonNode> rules, String place) {
        return rules.stream().anyMatch(rule -> rule.at(place).asInt() > 0);
    }

    private static boolean admitted(Stack stack, Resource bucket, String queueArn) {
        List<String> before = Resource.texts(bucket.declaration().path("DependsOn"));
        return Statement.of(stack)
                .filter(statement -> before.contains(statement.owner().logicalId()))
                .filter(statement -> statement.allows("sqs:SendMessage", queueArn))
                .anyMatch(statement -> statement
                        .at("Condition/ArnLike/aws:SourceArn")
                        .asText()
                        .equals("arn:aws:s3:::" + bucket.text("BucketName")));
    }
}
