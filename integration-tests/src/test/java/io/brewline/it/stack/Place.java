package io.brewline.it.stack;

/**
 * Where a stack stands.
 *
 * @param stackName of the root stack
 * @param account twelve digits
 */
public record Place(String stackName, String account, String region) {
    /** The ARN of something of this account and region. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    String pseudoParameter(String name) {
        return switch (name) {
            case "AWS::StackName" -> stackName;
            case "AWS::AccountId" -> account;
            case "AWS::Region" -> region;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackId" ->
                arn("cloudformation", "stack/" + stackName + "/0f0e0d0c-0b0a-1918-8716-050403020100");
            default -> null;
        };
    }

    /** What Fn::GetAtt gives of a resource that is called {@code id}. */
    String attribute(String type, String id, String attribute) {
        return switch (type + " " + attribute) {
            case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + id;
            case "AWS::SQS::Queue Arn" -> arn("sqs", id.substring(id.lastIndexOf('/') + 1));
            case "AWS::KMS::Key Arn" -> arn("kms", "key/" + id);
            case "AWS::IAM::Role Arn" -> "arn:aws:iam::" + account + ":role/" + id;
            case "AWS::Lambda::Function Arn" -> arn("lambda", "function:" + id);
            case "AWS::Events::Rule Arn" -> arn("events", "rule/" + id);
            case "AWS::Logs::LogGroup Arn" -> arn("logs", "log-group:" + id + ":*");
            case "AWS::RedshiftServerless::Namespace Namespace.NamespaceArn" ->
                arn("redshift-serverless", "namespace/" + id);
            case "AWS::RedshiftServerless::Workgroup Workgroup.WorkgroupArn" ->
                arn("redshift-serverless", "workgroup/" + id);
            case "AWS::EC2::SecurityGroup GroupId" -> id;
            case "AWS::EC2::LaunchTemplate LatestVersionNumber" -> "1";
            case "AWS::IAM::InstanceProfile Arn" -> "arn:aws:iam::" + account + ":instance-profile/" + id;
            case "AWS::Lambda::Version Version" -> "1";
            default -> throw new IllegalArgumentException("What is the " + attribute + " of " + type + "?");
        };
    }
}
