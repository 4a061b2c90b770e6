package io.brewline.it.stack;

import java.util.Map;

/** Ids as AWS would give them: made from the name where the template gives one. */
public final class InventedIds implements PhysicalIds {
    private static final Map<String, String> NAME_PROPERTIES = Map.of(
            "AWS::S3::Bucket", "BucketName",
            "AWS::SQS::Queue", "QueueName",
            "AWS::SNS::Topic", "TopicName",
            "AWS::Lambda::Function", "FunctionName",
            "AWS::Logs::LogGroup", "LogGroupName",
            "AWS::SecretsManager::Secret", "Name",
            "AWS::CloudWatch::Alarm", "AlarmName",
            "AWS::RedshiftServerless::Namespace", "NamespaceName",
            "AWS::RedshiftServerless::Workgroup", "WorkgroupName",
            "AWS::Lambda::Alias", "Name");

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
