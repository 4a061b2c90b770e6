package io.brewline.it.contract;

import io.brewline.aws.Refusals;
import io.brewline.aws.StagingKeys;
import io.brewline.aws.StagingKeys.Content;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import io.brewline.message.S3ObjectReference;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of AWS by whom: the one list to change with the code. Keys are those that the code makes, so that a policy
 * which names another prefix is found.
 */
final class Calls {
    private static final UUID FILE = UUID.fromString("6ba7b810-9dad-51d1-80b4-00c04fd430c8");
    private static final String SEQUENCER = "00AB".repeat(10);
    private static final String SHA_256 = "0123456789abcdef".repeat(4);

    private final Stack stack;

    Calls(Stack stack) {
        this.stack = stack;
    }

    /** The calls that are made with a role, by the role's logical id. */
    Map<String, Set<Call>> byRole() {
        if (stack.all("AWS::IAM::Role").isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "ExtractRole", union(stage("extract"), readsLanding(), notes(), sends("transform"), sends("load")),
                "TransformRole",
                        union(
                                stage("transform"),
                                readsLanding(),
                                notes(),
                                stages(),
                                sends("load"),
                                reads(customerKey())),
                "LoadRole",
                        union(
                                stage("load"),
                                Stream.of(Content.values()).map(content -> onStaging("PutObject", manifest(content))),
                                joinsVpc(),
                                reads(secret("load", "WAREHOUSE_SECRET_ARN"))),
                "SchemaRole",
                        union(
                                logs("schema"),
                                joinsVpc(),
                                reads(secret("schema", "LOADER_SECRET_ARN")),
                                reads(secret("schema", "REPORTING_SECRET_ARN")),
                                reads(adminSecret())),
                "ReconcileRole",
                        union(
                                logs("reconcile"),
                                joinsVpc(),
                                alerts(),
                                encrypts(),
                                readsLanding(),
                                sendsAgain(),
                                reads(secret("reconcile", "WAREHOUSE_SECRET_ARN"))),
                "CopyRole", union(copies()),
                "SnapshotRole", union(snapshots()),
                "GrafanaRole", union(new GrafanaCalls(stack).all()));
    }

    /** What no part of Brewline does. */
    Set<Call> ofNobody() {
        return union(
                Stream.of("DeleteObject", "DeleteObjectVersion", "PutObjectAcl")
                        .map(action -> on("s3:" + action, "landing", "leeds.csv")),
                Stream.of(on("s3:PutObject", "staging", "elsewhere/1"), on("s3:GetObject", "staging", "elsewhere/1")),
                Stream.of(
                        on("s3:PutObject", "quarantine", "elsewhere/1"), on("s3:DeleteObject", "quarantine", notice())),
                Stream.of(on("s3:DeleteObject", "staging", StagingKeys.linePart(FILE, SEQUENCER, 0))),
                reads("arn:aws:secretsmanager:" + region() + ":123456789012:secret:somebody-elses-AbCdEf"));
    }

    /** What the schema function puts, without a role: the address is signed by CloudFormation. */
    Stream<Call> answersToCloudFormation() {
        return Stream.of(new Call(
                "s3:PutObject",
                "arn:aws:s3:::cloudformation-custom-resource-response-" + region().replace("-", "") + "/arn%3Aaws"));
    }

    private Stream<Call> stage(String stage) {
        String queue = stack.place().arn("sqs", name(stage));
        Stream<Call> receives = Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
                .map(action -> new Call("sqs:" + action, queue));
        Stream<Call> traces =
                Stream.of("PutTraceSegments", "PutTelemetryRecords").map(action -> new Call("xray:" + action, "*"));
        return Stream.of(receives, traces, alerts(), encrypts(), logs(stage)).flatMap(calls -> calls);
    }

    private Stream<Call> alerts() {
        return Stream.of(new Call("sns:Publish", stack.place().arn("sns", name("alerts"))));
    }

    private Stream<Call> logs(String function) {
        String stream =
                stack.place().arn("logs", "log-group:/aws/lambda/" + name(function) + ":log-stream:2026/11/21/1");
        return Stream.of("CreateLogStream", "PutLogEvents").map(action -> new Call("logs:" + action, stream));
    }

    /** The topic's key, and the buckets' where there is one. */
    private Stream<Call> encrypts() {
        return stack.all("AWS::KMS::Key").stream()
                .flatMap(key ->
                        Stream.of("Decrypt", "GenerateDataKey").map(action -> new Call("kms:" + action, arn(key))));
    }

    private Stream<Call> readsLanding() {
        Stream<Call> objects = Stream.of("GetObject", "GetObjectVersion")
                .flatMap(action -> Stream.of("leeds.csv", "2026/Leeds (North) + é/sales 1.csv.gz")
                        .map(key -> on("s3:" + action, "landing", key)));
        // Without these S3 says 403, not 404, of an object or a version that is gone.
        Stream<Call> lists = Stream.of("ListBucket", "ListBucketVersions")
                .map(action -> new Call("s3:" + action, bucket("landing")));
        return Stream.concat(objects, lists);
    }

    /** A copy of an object onto itself, and of its tags. */
    private Stream<Call> sendsAgain() {
        return Stream.of("GetObjectTagging", "PutObject", "PutObjectTagging")
                .map(action -> on("s3:" + action, "landing", "leeds.csv"));
    }

    private Stream<Call> notes() {
        Stream<Call> objects =
                Stream.of("GetObject", "PutObject").map(action -> on("s3:" + action, "quarantine", notice()));
        // Without it S3 says 403, not 404, of a notice that is not there.
        return Stream.concat(objects, Stream.of(new Call("s3:ListBucket", bucket("quarantine"))));
    }

    private Stream<Call> stages() {
        return Stream.of(StagingKeys.linePart(FILE, SEQUENCER, 0), StagingKeys.rejectPart(FILE, SEQUENCER, 12_345))
                .flatMap(key -> Stream.of(onStaging("PutObject", key), onStaging("AbortMultipartUpload", key)));
    }

    private Stream<Call> sends(String queue) {
        return Stream.of(new Call("sqs:SendMessage", stack.place().arn("sqs", name(queue))));
    }

    private Stream<Call> copies() {
        Stream<Call> objects = Stream.of(
                        StagingKeys.linePart(FILE, SEQUENCER, 0),
                        StagingKeys.rejectPart(FILE, SEQUENCER, 12_345),
                        manifest(Content.LINES),
                        manifest(Content.REJECTS))
                .map(key -> onStaging("GetObject", key));
        Stream<Call> decrypts = stack.all("AWS::KMS::Key").stream()
                .filter(key -> key.logicalId().equals("DataKey"))
                .map(key -> new Call("kms:Decrypt", arn(key)));
        return Stream.of(objects, decrypts, Stream.of(new Call("s3:ListBucket", bucket("staging"))))
                .flatMap(calls -> calls);
    }

    private Stream<Call> snapshots() {
        String service = "redshift-serverless";
        return Stream.of("namespace/" + stack.place().stackName(), "snapshot/0f0e0d0c")
                .flatMap(resource -> Stream.of("CreateSnapshot", "TagResource")
                        .map(action ->
                                new Call(service + ":" + action, stack.place().arn(service, resource))));
    }

    private Stream<Call> reads(String secretArn) {
        return Stream.of(new Call("secretsmanager:GetSecretValue", secretArn));
    }

    private Stream<Call> joinsVpc() {
        return Stream.of(
                        "CreateNetworkInterface",
                        "DescribeNetworkInterfaces",
                        "DescribeSubnets",
                        "DeleteNetworkInterface",
                        "AssignPrivateIpAddresses",
                        "UnassignPrivateIpAddresses")
                .map(action -> new Call("ec2:" + action, "*"));
    }

    private String customerKey() {
        return secret("transform", "CUSTOMER_KEY_SECRET_ARN");
    }

    /** Where Redshift manages it the function names it by its name, and its ARN ends with six random characters. */
    private String adminSecret() {
        String secret = secret("schema", "ADMIN_SECRET_ARN");
        return secret.startsWith("arn:") ? secret : stack.place().arn("secretsmanager", "secret:" + secret + "-a1B2c3");
    }

    private String secret(String function, String variable) {
        return stack.all("AWS::Lambda::Function").stream()
                .filter(one -> one.text("FunctionName").equals(name(function)))
                .map(one -> one.text("Environment/Variables/" + variable))
                .collect(Collectors.joining());
    }

    private static String manifest(Content content) {
        return StagingKeys.manifest(content, SHA_256);
    }

    private static String notice() {
        return Refusals.noticeKey(
                new S3ObjectReference("landing", "leeds.csv", "v1", null, SEQUENCER, 1), "unknown_layout");
    }

    private Call onStaging(String action, String key) {
        return on("s3:" + action, "staging", key);
    }

    private Call on(String action, String bucket, String key) {
        return new Call(action, bucket(bucket) + "/" + key);
    }

    private String bucket(String purpose) {
        return "arn:aws:s3:::" + name(purpose) + "-" + stack.place().account() + "-" + region();
    }

    private String name(String suffix) {
        return stack.place().stackName() + "-" + suffix;
    }

    private String region() {
        return stack.place().region();
    }

    private String arn(Resource key) {
        return stack.place().arn("kms", "key/" + key.physicalId());
    }

    @SafeVarargs
    private static Set<Call> union(Stream<Call>... calls) {
        Set<Call> all = new HashSet<>();
        for (Stream<Call> each : calls) {
            each.forEach(all::add);
        }
        return all;
    }
}
