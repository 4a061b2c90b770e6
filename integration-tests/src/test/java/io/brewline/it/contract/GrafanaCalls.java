package io.brewline.it.contract;

import io.brewline.it.stack.Place;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.util.stream.Stream;

/** What the instance with Grafana asks of AWS: its scripts, its data sources, its contact point, and Session Manager's agent. */
final class GrafanaCalls {
    private final Stack stack;
    private final Place place;

    GrafanaCalls(Stack stack) {
        this.stack = stack;
        this.place = stack.place();
    }

    Stream<Call> all() {
        return Stream.of(boots(), isReached(), asksTheWarehouse(), showsMetrics(), alerts())
                .flatMap(calls -> calls);
    }

    private Stream<Call> boots() {
        String logs = "log-group:/brewline/" + place.stackName() + "/grafana:log-stream:ip-10-42-2-7";
        return Stream.of(
                new Call("s3:GetObject", "arn:aws:s3:::brew-artifacts/grafana/1.tar.gz"),
                new Call("secretsmanager:GetSecretValue", secret("grafana/admin-AbCdEf")),
                new Call("secretsmanager:GetSecretValue", secret("grafana/anna-AbCdEf")),
                new Call("secretsmanager:CreateSecret", secret("grafana/anna-AbCdEf")),
                new Call("logs:CreateLogStream", place.arn("logs", logs)),
                new Call("logs:PutLogEvents", place.arn("logs", logs)),
                new Call("cloudwatch:PutMetricData", "*"));
    }

    private static Stream<Call> isReached() {
        return Stream.of(
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel")
                .map(action -> new Call(action, "*"));
    }

    /**
     * The plugin's calls for a statement (<a
     * href="https://grafana.com/docs/plugins/grafana-redshift-datasource/latest/configure/#iam-policies">IAM policies</a>);
     * those with which its editor lists tables are not needed to look.
     */
    private Stream<Call> asksTheWarehouse() {
        return Stream.of(
                new Call(
                        "redshift-data:ExecuteStatement",
                        place.arn("redshift-serverless", "workgroup/" + place.stackName())),
                new Call("redshift-data:DescribeStatement", "*"),
                new Call("redshift-data:GetStatementResult", "*"),
                new Call("redshift-data:CancelStatement", "*"),
                new Call("redshift-data:ListStatements", "*"),
                new Call("secretsmanager:GetSecretValue", secret("reporting-AbCdEf")));
    }

    private static Stream<Call> showsMetrics() {
        return Stream.of("GetMetricData", "ListMetrics").map(action -> new Call("cloudwatch:" + action, "*"));
    }

    private Stream<Call> alerts() {
        Stream<Call> publishes = Stream.of(new Call("sns:Publish", place.arn("sns", place.stackName() + "-alerts")));
        Stream<Call> encrypts = stack.all("AWS::KMS::Key").stream()
                .filter(key -> key.logicalId().equals("AlertKey"))
                .map(Resource::physicalId)
                .flatMap(key -> Stream.of("Decrypt", "GenerateDataKey")
                        .map(action -> new Call("kms:" + action, place.arn("kms", "key/" + key))));
        return Stream.concat(publishes, encrypts);
    }

    private String secret(String name) {
        return place.arn("secretsmanager", "secret:" + place.stackName() + "/" + name);
    }
}
