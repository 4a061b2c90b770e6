package io.brewline.it.contract;

import io.brewline.it.stack.Place;
import io.brewline.it.stack.Stack;
import io.brewline.it.stack.Templates;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stacks that the templates can make, as far as they differ in what they hold. */
final class Stacks {
    static final Place PLACE = new Place("brew", "123456789012", "eu-west-1");

    private static final Map<String, String> BY_DEPLOY_SH = Map.of(
            "ArtifactBucket", "brew-artifacts",
            "TemplatePrefix", "templates/1",
            "ExtractCodeKey", "code/extract-lambda.jar",
            "TransformCodeKey", "code/transform-lambda.jar",
            "LoadCodeKey", "code/load-lambda.jar",
            "GrafanaKey", "grafana/1.tar.gz",
            "DeploymentId", "1");
    private static final Map<String, String> ALL_OPTIONS = Map.of(
            "UseDataKey", "true",
            "SnapStart", "true",
            "AlertEmail", "on-call@example.org",
            "Grafana", "true",
            "GrafanaUsers", "anna,ben",
            "GrafanaCidr", "198.51.100.0/24");
    private static final Map<String, String> ALL_EXISTING = Map.of(
            "CustomerKeySecretArn", PLACE.arn("secretsmanager", "secret:old-key-AbCdEf"),
            "ExistingWarehouseUrl", "jdbc:redshift://old.example.org:5439/sales",
            "ExistingWarehouseAdminSecretArn", PLACE.arn("secretsmanager", "secret:old-admin-AbCdEf"),
            "ExistingWarehouseCopyRoleArn", "arn:aws:iam::123456789012:role/old-copy",
            "ExistingWarehouseSecurityGroupId", "sg-0123456789abcdef0",
            "ExistingVpcId", "vpc-0123456789abcdef0",
            "ExistingSubnetIds", "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
            "Grafana", "true",
            "ExistingGrafanaSubnetId", "subnet-0123456789abcdef2");

    private Stacks() {}

    /** By default, with every option, and with everything that may have been there before; and the artefacts' own. */
    static List<Stack> variants(Templates templates) {
        return List.of(
                main(templates, Map.of()),
                main(templates, ALL_OPTIONS),
                main(templates, ALL_EXISTING),
                Stack.of(templates, "artifacts.yaml", Map.of("Name", PLACE.stackName()), PLACE));
    }

    /** The root stack, with some parameters that are not the defaults. */
    static Stack main(Templates templates, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(BY_DEPLOY_SH);
        all.putAll(parameters);
        return Stack.of(templates, Templates.ROOT, all, PLACE);
    }
}
