package io.brewline.it.contract;

import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is kept out: whoever comes without TLS, and whoever is allowed more than was thought of. */
enum AccessRule implements StackRule {
    BUCKETS_TAKE_TLS_ONLY {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::S3::Bucket").stream()
                    .filter(bucket -> !refusesPlainHttp(stack, "s3:GetObject", arn(bucket) + "/any")
                            || !refusesPlainHttp(stack, "s3:ListBucket", arn(bucket))
                            || !hasPolicy(stack, "AWS::S3::BucketPolicy", "Bucket", bucket))
                    .map(bucket -> bucket + " takes requests without TLS");
        }

        private String arn(Resource bucket) {
            return "arn:aws:s3:::" + bucket.text("BucketName");
        }
    },

    QUEUES_TAKE_TLS_ONLY {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::SQS::Queue").stream()
                    .filter(queue -> !refusesPlainHttp(stack, "sqs:SendMessage", EventSource.arn(stack, queue))
                            || !refusesPlainHttp(stack, "sqs:ReceiveMessage", EventSource.arn(stack, queue))
                            || !hasPolicy(stack, "AWS::SQS::QueuePolicy", "Queues", queue))
                    .map(queue -> queue + " takes requests without TLS");
        }
    },

    TOPICS_TAKE_TLS_ONLY {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::SNS::Topic").stream()
                    .filter(topic -> !refusesPlainHttp(stack, "sns:Publish", topic.physicalId())
                            || !hasPolicy(stack, "AWS::SNS::TopicPolicy", "Topics", topic))
                    .map(topic -> topic + " takes requests without TLS");
        }
    },

    QUEUES_AND_TOPICS_ARE_ENCRYPTED {
        @Override
        public Stream<String> findings(Stack stack) {
            return Stream.concat(
                            stack.all("AWS::SQS::Queue").stream()
                                    .filter(queue ->
                                            !queue.at("SqsManagedSseEnabled").asBoolean()),
                            stack.all("AWS::SNS::Topic").stream()
                                    .filter(topic -> topic.at("KmsMasterKeyId").isMissingNode()))
                    .map(resource -> resource + " is not encrypted");
        }
    },

    WHATEVER_IS_ALLOWED_NAMES_WHAT_IT_IS_ALLOWED_ON_OR_SAYS_WHY_NOT {
        @Override
        public Stream<String> findings(Stack stack) {
            return Statement.of(stack)
                    .filter(Statement::isAllow)
                    // Within a key's policy "*" is that key.
                    .filter(statement -> !statement.owner().type().equals("AWS::KMS::Key"))
                    .filter(statement -> statement.resources().stream().anyMatch(AccessRule::isWide))
                    .filter(statement -> statement
                            .owner()
                            .declaration()
                            .at("/Metadata/Wildcards")
                            .asText()
                            .isBlank())
                    .map(statement -> statement.owner() + " allows " + statement.actions() + " on "
                            + statement.resources() + " and gives no reason (Metadata: Wildcards)");
        }
    },

    NOBODY_MAY_DO_EVERYTHING {
        @Override
        public Stream<String> findings(Stack stack) {
            return Statement.of(stack)
                    .filter(Statement::isAllow)
                    .filter(statement -> !isOwnAccountOverItsKey(stack, statement))
                    .filter(statement -> statement.node().has("NotAction")
                            || statement.node().has("NotResource")
                            || statement.actions().stream().anyMatch(action -> action.matches("\\*|[a-z0-9-]+:\\*")))
                    .map(statement -> statement.owner() + " allows " + statement.actions());
        }
    },

    NO_ROLE_HAS_A_MANAGED_POLICY {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.resources()
                    .filter(resource -> resource.type().equals("AWS::IAM::ManagedPolicy")
                            || resource.properties().has("ManagedPolicyArns"))
                    .map(resource -> resource + " has a managed policy");
        }
    };

    /** What is left of a resource's name where nothing is named: its kind. */
    private static final Pattern ONLY_A_KIND = Pattern.compile("([a-z-]*[:/])?\\*");

    private static final Set<String> EVERYBODY = Set.of("*");

    private static boolean isWide(String resource) {
        String[] parts = resource.split(":", 6);
        if (parts.length < 6) {
            return true;
        }
        String named = parts[2].equals("s3") ? parts[5].replaceFirst("/.*", "") : parts[5];
        return parts[2].equals("s3")
                ? named.contains("*")
                : ONLY_A_KIND.matcher(named).matches();
    }

    /** A key that its account cannot administer is lost: what KMS asks of every key policy. */
    private static boolean isOwnAccountOverItsKey(Stack stack, Statement statement) {
        return statement.owner().type().equals("AWS::KMS::Key")
                && statement
                        .at("Principal/AWS")
                        .asText()
                        .equals("arn:aws:iam::" + stack.place().account() + ":root");
    }

    private static boolean refusesPlainHttp(Stack stack, String action, String resource) {
        return Statement.of(stack)
                .filter(statement -> statement.at("Effect").asText().equals("Deny"))
                .filter(statement ->
                        EVERYBODY.contains(statement.at("Principal").asText()))
                .filter(statement -> statement.covers(action, resource))
                .anyMatch(statement -> statement
                                .at("Condition/Bool/aws:SecureTransport")
                                .asText()
                                .equals("false")
                        && statement.at("Condition").size() == 1);
    }

    private static boolean hasPolicy(Stack stack, String type, String property, Resource whose) {
        List<String> named = stack.all(type).stream()
                .flatMap(policy -> Resource.texts(policy.at(property)).stream())
                .toList();
        return named.contains(whose.physicalId());
    }
}
