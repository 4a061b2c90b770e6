package io.brewline.it.stack;

import java.util.Map;

/** Ids as AWS would give them: made from the name where the template gives one. */
public final class InventedIds implements PhysicalIds {
    private static final Map<String, String> NAME_PROPERTIES = Map.ofEntries(
            Map.entry("AWS::S3::Bucket", "BucketName"),
            Map.entry("AWS::SQS::Queue", "QueueName"),
            Map.entry("AWS::SNS::Topic", "TopicName"),
            Map.entry("AWS::Lambda::Function", "FunctionName"),
            Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
            Map.entry("AWS::SecretsManager::Secret", "Name"),
            Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
            Map.entry("AWS::RedshiftServerless::Namespace", "NamespaceName"),
            Map.entry("AWS::RedshiftServerless::Workgroup", "WorkgroupName"),
            Map.entry("AWS::Lambda::Alias", "Name"),
            Map.entry("AWS::Events::Rule", "Name"));

    @Override
    public String of(Stack stack, String logicalId) {
        String type = stack.type(logicalId);
        String property = NAME_PROPERTIES.get(type);
        String name = property == null
                ? "invented-" + logicalId
                : stack.property(logicalId, property).asText();
        Place place = stack.place();
        return switch (type) {
            case "AWS::SQS::Queue" ->
                "https://sqs." + place.region() + ".amazonaws.com/" + place.account() + "/" + name;
            case "AWS::SNS::Topic" -> place.arn("sns", name);
            case "AWS::SecretsManager::Secret" -> place.arn("secretsmanager", "secret:" + name + "-AbCdEf");
            case "AWS::Lambda::Alias" ->
                place.arn(
                        "lambda",
                        "function:" + stack.property(logicalId, "FunctionName").asText() + ":" + name);
            default -> name;
        };
    }
}
