package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Resource;
import java.util.List;
import java.util.Map;

/** The nested stacks, the warehouse, its snapshots, and what was told to the function that makes its schema. */
final class StackReaders {
    private StackReaders() {}

    static Map<String, Reader> with(CustomResources customResources) {
        return Map.of(
                "AWS::CloudFormation::Stack", StackReaders::stack,
                "AWS::RedshiftServerless::Namespace", StackReaders::namespace,
                "AWS::RedshiftServerless::Workgroup", StackReaders::workgroup,
                "AWS::Scheduler::Schedule", StackReaders::schedule,
                "Custom::WarehouseSchema", (resource, aws) -> told(customResources.events()));
    }

    private static JsonNode stack(Resource stack, AwsCli aws) {
        JsonNode all = aws.ask("cloudformation", "describe-stacks").path("Stacks");
        JsonNode found = Shape.first(all, "StackName", stack.physicalId());
        Shape parameters = new Shape();
        found.path("Parameters")
                .forEach(one -> parameters.with(one.path("ParameterKey").asText(), one.path("ParameterValue")));
        return new Shape().with("Parameters", parameters.done()).done();
    }

    private static JsonNode namespace(Resource namespace, AwsCli aws) {
        String name = namespace.text("NamespaceName");
        JsonNode found = aws.ask("redshift-serverless", "get-namespace", "--namespace-name", name)
                .path("namespace");
        return new Shape()
                .with("NamespaceName", found.path("namespaceName"))
                .with("DbName", found.path("dbName"))
                .with("AdminUsername", found.path("adminUsername"))
                .with("IamRoles", found.path("iamRoles"))
                .with("LogExports", found.path("logExports"))
                .done();
    }

    private static JsonNode workgroup(Resource workgroup, AwsCli aws) {
        String name = workgroup.text("WorkgroupName");
        JsonNode found = aws.ask("redshift-serverless", "get-workgroup", "--workgroup-name", name)
                .path("workgroup");
        return new Shape()
                .with("WorkgroupName", found.path("workgroupName"))
                .with("NamespaceName", found.path("namespaceName"))
                .with("BaseCapacity", found.path("baseCapacity"))
                .with("MaxCapacity", found.path("maxCapacity"))
                .with("PubliclyAccessible", found.path("publiclyAccessible"))
                .with("EnhancedVpcRouting", found.path("enhancedVpcRouting"))
                .with("SubnetIds", found.path("subnetIds"))
                .with("SecurityGroupIds", found.path("securityGroupIds"))
                .done();
    }

    private static JsonNode schedule(Resource schedule, AwsCli aws) {
        return aws.ask("scheduler", "get-schedule", "--name", schedule.text("Name"));
    }

    private static JsonNode told(List<JsonNode> events) {
        return events.get(events.size() - 1).path("ResourceProperties");
    }
}
