package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.brewline.it.stack.Resource;
import java.util.Map;

/** Queues, topics, keys and secrets. */
final class MessagingReaders {
    static final Map<String, Reader> ALL = Map.of(
            "AWS::SQS::Queue", (queue, aws) -> queue(attributes(queue.physicalId(), aws)),
            "AWS::SQS::QueuePolicy", MessagingReaders::queuePolicy,
            "AWS::SNS::Topic", (topic, aws) -> topic(topicAttributes(topic.physicalId(), aws)),
            "AWS::SNS::TopicPolicy", MessagingReaders::topicPolicy,
            "AWS::SNS::Subscription", MessagingReaders::subscription,
            "AWS::KMS::Key", MessagingReaders::key,
            "AWS::KMS::Alias", MessagingReaders::alias,
            "AWS::SecretsManager::Secret", MessagingReaders::secret);

    private MessagingReaders() {}

    private static JsonNode attributes(String queueUrl, AwsCli aws) {
        return aws.ask("sqs", "get-queue-attributes", "--queue-url", queueUrl, "--attribute-names", "All")
                .path("Attributes");
    }

    private static JsonNode queue(JsonNode attributes) {
        return new Shape()
                .with("QueueName", attributes.path("QueueArn").asText().replaceFirst(".*:", ""))
                .withAll(attributes, "SqsManagedSseEnabled", "VisibilityTimeout", "MessageRetentionPeriod")
                .with("RedrivePolicy", Shape.document(attributes.path("RedrivePolicy")))
                .done();
    }

    private static JsonNode queuePolicy(Resource policy, AwsCli aws) {
        Shape shape = new Shape();
        for (String url : Resource.texts(policy.at("Queues"))) {
            JsonNode document = attributes(url, aws).path("Policy");
            if (document.isMissingNode()) {
                return MissingNode.getInstance();
            }
            shape.with("PolicyDocument", Shape.document(document));
        }
        return shape.with("Queues", policy.at("Queues")).done();
    }

    private static JsonNode topicAttributes(String arn, AwsCli aws) {
        return aws.ask("sns", "get-topic-attributes", "--topic-arn", arn).path("Attributes");
    }

    private static JsonNode topic(JsonNode attributes) {
        return new Shape()
                .with("TopicName", attributes.path("TopicArn").asText().replaceFirst(".*:", ""))
                .with("DisplayName", attributes.path("DisplayName"))
                .with("KmsMasterKeyId", attributes.path("KmsMasterKeyId"))
                .done();
    }

    private static JsonNode topicPolicy(Resource policy, AwsCli aws) {
        JsonNode attributes = topicAttributes(policy.text("Topics/0"), aws);
        return new Shape()
                .with("Topics", attributes.path("TopicArn"))
                .with("PolicyDocument", Shape.document(attributes.path("Policy")))
                .done();
    }

    private static JsonNode subscription(Resource subscription, AwsCli aws) {
        JsonNode all = aws.ask("sns", "list-subscriptions-by-topic", "--topic-arn", subscription.text("TopicArn"));
        return new Shape()
                .withAll(
                        Shape.first(all.path("Subscriptions"), "Endpoint", subscription.text("Endpoint")),
                        "TopicArn",
                        "Protocol",
                        "Endpoint")
                .done();
    }

    private static JsonNode key(Resource key, AwsCli aws) {
        String id = key.physicalId();
        JsonNode policy = aws.ask("kms", "get-key-policy", "--key-id", id, "--policy-name", "default");
        return new Shape()
                .withAll(aws.ask("kms", "describe-key", "--key-id", id).path("KeyMetadata"), "Description")
                .with(
                        "EnableKeyRotation",
                        aws.ask("kms", "get-key-rotation-status", "--key-id", id)
                                .path("KeyRotationEnabled"))
                .with("KeyPolicy", Shape.document(policy.path("Policy")))
                .done();
    }

    private static JsonNode alias(Resource alias, AwsCli aws) {
        JsonNode found =
                Shape.first(aws.ask("kms", "list-aliases").path("Aliases"), "AliasName", alias.text("AliasName"));
        return new Shape().withAll(found, "AliasName", "TargetKeyId").done();
    }

    private static JsonNode secret(Resource secret, AwsCli aws) {
        JsonNode found =
                Shape.first(aws.ask("secretsmanager", "list-secrets").path("SecretList"), "Name", secret.text("Name"));
        return new Shape()
                .withAll(found, "Name", "Description")
                .with("Tags", Shape.tags(found.path("Tags")))
                .done();
    }
}
