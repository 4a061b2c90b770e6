package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.brewline.it.stack.Resource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Functions, what feeds them, what they may do and where they log; alarms and the dashboard. */
final class FunctionReaders {
    static final Map<String, Reader> ALL = Map.of(
            "AWS::Lambda::Function", FunctionReaders::function,
            "AWS::Lambda::EventSourceMapping", FunctionReaders::mapping,
            "AWS::IAM::Role", FunctionReaders::role,
            "AWS::IAM::RolePolicy", FunctionReaders::rolePolicy,
            "AWS::Logs::LogGroup", FunctionReaders::logGroup,
            "AWS::CloudWatch::Alarm", FunctionReaders::alarm,
            "AWS::CloudWatch::Dashboard", FunctionReaders::dashboard,
            "AWS::Events::Rule", FunctionReaders::rule,
            "AWS::Lambda::Permission", FunctionReaders::permission,
            "AWS::Lambda::EventInvokeConfig", FunctionReaders::retries);

    private FunctionReaders() {}

    private static JsonNode function(Resource function, AwsCli aws) {
        JsonNode all = aws.ask("lambda", "list-functions").path("Functions");
        JsonNode found = Shape.first(all, "FunctionName", function.physicalId());
        return new Shape()
                .withAll(found, "FunctionName", "Description", "Runtime", "Architectures", "Handler", "MemorySize")
                .withAll(found, "Timeout", "Role", "SnapStart", "VpcConfig", "TracingConfig", "LoggingConfig")
                .withAll(found, "Environment")
                .with("Code", code(function, found.path("CodeSha256").asText()))
                .done();
    }

    /** Where the code came from is not told, but what it is: the key of a jar holds the beginning of its digest. */
    private static JsonNode code(Resource function, String sha256) {
        String digest = HexFormat.of().formatHex(Base64.getDecoder().decode(sha256));
        String key = function.text("Code/S3Key").replaceFirst(".*-([0-9a-f]{16})\\.jar", "$1");
        return digest.startsWith(key) ? function.at("Code") : MissingNode.getInstance();
    }

    private static JsonNode mapping(Resource mapping, AwsCli aws) {
        JsonNode all = aws.ask("lambda", "list-event-source-mappings").path("EventSourceMappings");
        JsonNode found = Shape.first(all, "UUID", mapping.physicalId());
        return new Shape()
                .withAll(found, "EventSourceArn", "FunctionResponseTypes", "BatchSize")
                .withAll(found, "MaximumBatchingWindowInSeconds", "ScalingConfig")
                .with("FunctionName", found.path("FunctionArn"))
                .done();
    }

    private static JsonNode role(Resource role, AwsCli aws) {
        String name = role.physicalId();
        JsonNode policies =
                aws.ask("iam", "list-role-policies", "--role-name", name).path("PolicyNames");
        return new Shape()
                .withAll(aws.ask("iam", "get-role", "--role-name", name).path("Role"), "AssumeRolePolicyDocument")
                .with("Policies", Shape.each(policies, policy -> policy(name, policy.asText(), aws)))
                .done();
    }

    private static JsonNode rolePolicy(Resource policy, AwsCli aws) {
        return policy(policy.text("RoleName"), policy.text("PolicyName"), aws);
    }

    private static JsonNode policy(String role, String name, AwsCli aws) {
        JsonNode found = aws.ask("iam", "get-role-policy", "--role-name", role, "--policy-name", name);
        return new Shape()
                .withAll(found, "RoleName", "PolicyName")
                .with("PolicyDocument", Shape.document(found.path("PolicyDocument")))
                .done();
    }

    private static JsonNode logGroup(Resource group, AwsCli aws) {
        JsonNode all = aws.ask("logs", "describe-log-groups").path("logGroups");
        JsonNode found = Shape.first(all, "logGroupName", group.physicalId());
        return new Shape()
                .with("LogGroupName", found.path("logGroupName"))
                .with("RetentionInDays", found.path("retentionInDays"))
                .done();
    }

    private static JsonNode rule(Resource rule, AwsCli aws) {
        String name = rule.text("Name");
        return new Shape()
                .withAll(
                        aws.ask("events", "describe-rule", "--name", name),
                        "Name",
                        "Description",
                        "ScheduleExpression",
                        "State")
                .withAll(aws.ask("events", "list-targets-by-rule", "--rule", name), "Targets")
                .done();
    }

    private static JsonNode permission(Resource permission, AwsCli aws) {
        String function = permission.text("FunctionName");
        JsonNode policy = Shape.document(
                aws.ask("lambda", "get-policy", "--function-name", function).path("Policy"));
        JsonNode statement = policy.at("/Statement/0");
        return statement.isMissingNode()
                ? statement
                : new Shape()
                        .with(
                                "FunctionName",
                                statement.path("Resource").asText().replaceFirst(".*:", ""))
                        .withAll(statement, "Action")
                        .with("Principal", statement.at("/Principal/Service"))
                        .with("SourceArn", statement.at("/Condition/ArnLike/AWS:SourceArn"))
                        .done();
    }

    private static JsonNode retries(Resource retries, AwsCli aws) {
        String function = retries.text("FunctionName");
        JsonNode found = aws.ask("lambda", "get-function-event-invoke-config", "--function-name", function);
        return found.isMissingNode()
                ? found
                : new Shape()
                        .with("FunctionName", function)
                        .with("Qualifier", retries.at("Qualifier"))
                        .withAll(found, "MaximumRetryAttempts", "MaximumEventAgeInSeconds")
                        .done();
    }

    private static JsonNode alarm(Resource alarm, AwsCli aws) {
        JsonNode all = aws.ask("cloudwatch", "describe-alarms").path("MetricAlarms");
        return Shape.first(all, "AlarmName", alarm.text("AlarmName"));
    }

    private static JsonNode dashboard(Resource dashboard, AwsCli aws) {
        String name = dashboard.text("DashboardName");
        return new Shape()
                .withAll(
                        aws.ask("cloudwatch", "get-dashboard", "--dashboard-name", name),
                        "DashboardName",
                        "DashboardBody")
                .done();
    }
}
