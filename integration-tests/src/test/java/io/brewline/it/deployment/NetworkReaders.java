package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brewline.it.stack.Resource;
import java.util.Map;

/** The VPC and what is in it. */
final class NetworkReaders {
    static final Map<String, Reader> ALL = Map.of(
            "AWS::EC2::VPC", NetworkReaders::vpc,
            "AWS::EC2::Subnet", NetworkReaders::subnet,
            "AWS::EC2::RouteTable", NetworkReaders::routeTable,
            "AWS::EC2::SubnetRouteTableAssociation", NetworkReaders::association,
            "AWS::EC2::SecurityGroup", NetworkReaders::securityGroup,
            "AWS::EC2::VPCEndpoint", NetworkReaders::endpoint);

    private NetworkReaders() {}

    private static Shape tagged(JsonNode found) {
        return new Shape().withAll(found, "VpcId").with("Tags", Shape.tags(found.path("Tags")));
    }

    private static JsonNode vpc(Resource vpc, AwsCli aws) {
        JsonNode found = Shape.first(aws.ask("ec2", "describe-vpcs").path("Vpcs"), "VpcId", vpc.physicalId());
        return tagged(found)
                .withAll(found, "CidrBlock")
                .with("EnableDnsSupport", attribute(vpc, "enableDnsSupport", "EnableDnsSupport", aws))
                .with("EnableDnsHostnames", attribute(vpc, "enableDnsHostnames", "EnableDnsHostnames", aws))
                .done();
    }

    private static JsonNode attribute(Resource vpc, String attribute, String answer, AwsCli aws) {
        return aws.ask("ec2", "describe-vpc-attribute", "--vpc-id", vpc.physicalId(), "--attribute", attribute)
                .at("/" + answer + "/Value");
    }

    private static JsonNode subnet(Resource subnet, AwsCli aws) {
        JsonNode all = aws.ask("ec2", "describe-subnets").path("Subnets");
        JsonNode found = Shape.first(all, "SubnetId", subnet.physicalId());
        return tagged(found)
                .withAll(found, "AvailabilityZone", "CidrBlock", "MapPublicIpOnLaunch")
                .done();
    }

    private static JsonNode routeTable(Resource table, AwsCli aws) {
        return tagged(table(table.physicalId(), aws)).done();
    }

    private static JsonNode table(String id, AwsCli aws) {
        return Shape.first(aws.ask("ec2", "describe-route-tables").path("RouteTables"), "RouteTableId", id);
    }

    private static JsonNode association(Resource association, AwsCli aws) {
        JsonNode all = table(association.text("RouteTableId"), aws).path("Associations");
        return new Shape()
                .withAll(Shape.first(all, "SubnetId", association.text("SubnetId")), "SubnetId", "RouteTableId")
                .done();
    }

    private static JsonNode securityGroup(Resource group, AwsCli aws) {
        JsonNode all = aws.ask("ec2", "describe-security-groups").path("SecurityGroups");
        JsonNode found = Shape.first(all, "GroupId", group.physicalId());
        return new Shape()
                .withAll(found, "VpcId")
                .with("GroupDescription", found.path("Description"))
                .with("SecurityGroupIngress", rules(found.path("IpPermissions")))
                .with("SecurityGroupEgress", rules(found.path("IpPermissionsEgress")))
                .done();
    }

    /** EC2 gathers the rules of one port; a template has one for each end. */
    private static JsonNode rules(JsonNode permissions) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (JsonNode permission : permissions) {
            permission
                    .path("IpRanges")
                    .forEach(end -> rules.add(rule(permission, end)
                            .with("CidrIp", end.path("CidrIp"))
                            .done()));
            permission
                    .path("UserIdGroupPairs")
                    .forEach(end -> rules.add(rule(permission, end)
                            .with("SourceSecurityGroupId", end.path("GroupId"))
                            .done()));
        }
        return rules;
    }

    private static Shape rule(JsonNode permission, JsonNode end) {
        return new Shape()
                .withAll(permission, "IpProtocol", "FromPort", "ToPort")
                .withAll(end, "Description");
    }

    private static JsonNode endpoint(Resource endpoint, AwsCli aws) {
        JsonNode all = aws.ask("ec2", "describe-vpc-endpoints").path("VpcEndpoints");
        JsonNode found = Shape.first(all, "VpcEndpointId", endpoint.physicalId());
        if (!(found instanceof ObjectNode object)) {
            return found;
        }
        ObjectNode shape = object.deepCopy();
        shape.set("PolicyDocument", Shape.document(object.path("PolicyDocument")));
        shape.set("SecurityGroupIds", Shape.each(object.path("Groups"), group -> group.path("GroupId")));
        return shape;
    }
}
