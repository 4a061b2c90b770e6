package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.brewline.it.stack.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Grafana's instance, and its way to the internet. */
final class InstanceReaders {
    static final Map<String, Reader> ALL = Map.of(
            "AWS::EC2::InternetGateway", InstanceReaders::gateway,
            "AWS::EC2::VPCGatewayAttachment", InstanceReaders::attachment,
            "AWS::EC2::Route", InstanceReaders::route,
            "AWS::EC2::LaunchTemplate", InstanceReaders::template,
            "AWS::AutoScaling::AutoScalingGroup", InstanceReaders::group,
            "AWS::IAM::InstanceProfile", InstanceReaders::profile);

    private InstanceReaders() {}

    private static JsonNode found(String id, AwsCli aws) {
        return Shape.first(
                aws.ask("ec2", "describe-internet-gateways").path("InternetGateways"), "InternetGatewayId", id);
    }

    private static JsonNode gateway(Resource gateway, AwsCli aws) {
        return new Shape()
                .with("Tags", Shape.tags(found(gateway.physicalId(), aws).path("Tags")))
                .done();
    }

    private static JsonNode attachment(Resource attachment, AwsCli aws) {
        JsonNode found = found(attachment.text("InternetGatewayId"), aws);
        return new Shape()
                .withAll(found, "InternetGatewayId")
                .with("VpcId", found.at("/Attachments/0/VpcId"))
                .done();
    }

    private static JsonNode route(Resource route, AwsCli aws) {
        JsonNode all = aws.ask("ec2", "describe-route-tables").path("RouteTables");
        JsonNode table = Shape.first(all, "RouteTableId", route.text("RouteTableId"));
        String destination = "DestinationCidrBlock";
        JsonNode found = Shape.first(table.path("Routes"), destination, route.text(destination));
        return new Shape()
                .withAll(table, "RouteTableId")
                .withAll(found, destination, "GatewayId")
                .done();
    }

    private static JsonNode template(Resource template, AwsCli aws) {
        JsonNode data = aws.ask(
                        "ec2",
                        "describe-launch-template-versions",
                        "--launch-template-id",
                        template.physicalId(),
                        "--versions",
                        "$Latest")
                .at("/LaunchTemplateVersions/0/LaunchTemplateData");
        if (data instanceof ObjectNode known && known.path("UserData").isTextual()) {
            // As the template reader has it, which does not encode.
            byte[] script = Base64.getDecoder().decode(known.path("UserData").asText());
            known.set("UserData", TextNode.valueOf(new String(script, StandardCharsets.UTF_8)));
        }
        return new Shape().with("LaunchTemplateData", data).done();
    }

    private static JsonNode group(Resource group, AwsCli aws) {
        JsonNode all = aws.ask("autoscaling", "describe-auto-scaling-groups").path("AutoScalingGroups");
        JsonNode found = Shape.first(all, "AutoScalingGroupName", group.physicalId());
        return new Shape()
                .withAll(
                        found,
                        "AutoScalingGroupName",
                        "MinSize",
                        "MaxSize",
                        "DesiredCapacity",
                        "HealthCheckType",
                        "LaunchTemplate")
                .with("VPCZoneIdentifier", found.path("VPCZoneIdentifier"))
                .done();
    }

    private static JsonNode profile(Resource profile, AwsCli aws) {
        JsonNode all = aws.ask("iam", "list-instance-profiles").path("InstanceProfiles");
        JsonNode found = Shape.first(all, "InstanceProfileName", profile.physicalId());
        return new Shape()
                .with("Roles", Shape.each(found.path("Roles"), role -> role.path("RoleName")))
                .done();
    }
}
