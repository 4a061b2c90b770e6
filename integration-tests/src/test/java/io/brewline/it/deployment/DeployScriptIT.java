package io.brewline.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What deploy.sh says and how it ends, with an AWS CLI that answers what each test wants. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script and the CLI in its place are of bash")
class DeployScriptIT {
    private static final String NESTED = "arn:aws:cloudformation:eu-west-1:123456789012:stack/brewline-Warehouse/1";

    private final ScriptedAws aws = new ScriptedAws();

    @Test
    void teachesWhatItCanDo() {
        ScriptRun run = aws.run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains(
                        "deploy ",
                        "status ",
                        "outputs ",
                        "smoke ",
                        "redrive STAGE",
                        "replay PREFIX",
                        "destroy ",
                        "--plan");
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        assertThat(aws.run()).isEqualTo(misused("Say what to do."));
        assertThat(aws.run("undeploy")).isEqualTo(misused("undeploy is no command."));
        assertThat(aws.run("deploy", "--fast")).isEqualTo(misused("--fast is no option."));
        assertThat(aws.run("status", "--stack")).isEqualTo(misused("--stack needs a value."));
        assertThat(aws.run("status", "--stack", "Brew_Line"))
                .isEqualTo(misused("The stack's name Brew_Line is not 3 to 20 small letters, digits and hyphens,"
                        + " beginning with a letter."));
    }

    @Test
    void saysWhoIsNotSignedIn() {
        aws.fails("sts get-caller-identity", "Unable to locate credentials.");

        ScriptRun run = aws.run("status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo(
                        "deploy.sh: AWS does not know you: Unable to locate credentials. Sign in (aws configure, aws sso"
                                + " login), then run this again.\n");
    }

    @Test
    void tellsItsOwnTroubleWhileAnotherRunHasIts() {
        ScriptedAws other = new ScriptedAws().fails("sts get-caller-identity", "The other one's token has expired.");
        aws.failsDuring(other, "status", "sts get-caller-identity", "Unable to locate credentials.");

        assertThat(aws.run("status").output()).contains("AWS does not know you: Unable to locate credentials. Sign in");
        assertThat(other.calls()).isNotEmpty();
    }

    @Test
    void statusNamesWhatWasGivenUpOnAndWhatIsNotLoaded() {
        standsWithQueues()
                .saves(
                        "lambda invoke --function-name brewline-reconcile",
                        "{\"landed\":3,\"report\":[\"3 versions of files landed\",\"  ! s3://l/a \\\"b\\\".csv: landed\"],"
                                + "\"x\":1}",
                        "None");

        ScriptRun run = aws.run("status");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("""
                        extract           1          0            2
                          ! given up on: leeds/1 + 1.csv
                          Its alerts said why.\
                        """)
                .contains("  ! given up on: messages that name no file\n")
                .endsWith("3 versions of files landed\n  ! s3://l/a \"b\".csv: landed\n")
                .doesNotContain("Ada Thorne", "\033");
        assertThat(aws.calls()).contains("--visibility-timeout 0").doesNotContain("delete-message");
    }

    @Test
    void statusSaysWhereNothingCanBeCompared() {
        standsWithQueues().saves("lambda invoke", "{\"errorMessage\":\"secret\"}", "Unhandled");

        assertThat(aws.run("status").output())
                .endsWith("What landed cannot be compared with the warehouse: Unhandled. The log of brewline-reconcile"
                        + " says why.\n");
    }

    /** Two messages that were given up on in each queue; one is S3's, the other nobody's. */
    private ScriptedAws standsWithQueues() {
        return aws.stands()
                .answers("sqs get-queue-url --queue-name brewline-extract-dlq", "extract-dlq")
                .answers("sqs get-queue-url", "any")
                .answers("sqs get-queue-attributes*dlq", "2")
                .answers("sqs get-queue-attributes*NotVisible", "1\t0")
                .answers("sqs get-queue-attributes", "2")
                .answers(
                        "sqs receive-message --queue-url extract-dlq",
                        "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"l\"},\"object\":{\"key\":\"leeds/1+%2B+1%1B.csv\",\"size\":1}}}]}"
                                + "\t{\"key\":\"Ada Thorne\"}")
                .answers("sqs receive-message", "{\"name\":\"Ada Thorne\"}")
                .answers("cloudwatch describe-alarms", "");
    }

    @Test
    void saysThatThereIsNoStack() {
        aws.fails("cloudformation describe-stacks", "Stack with id brewline does not exist");

        ScriptRun run = aws.run("outputs");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .endsWith("deploy.sh: there is no stack brewline in eu-west-1: ./deploy.sh deploy makes it.\n");
    }

    @Test
    void namesTheFirstFailureOfWhicheverNestedStack() {
        aws.answers("cloudformation describe-stacks*StackStatus", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")
                .answers(
                        "cloudformation get-template-summary",
                        "ArtifactBucket\tTemplatePrefix\tDeploymentId"
                                + "\tExtractCodeKey\tTransformCodeKey\tLoadCodeKey\tGrafanaKey")
                .answers("cloudformation describe-change-set*StatusReason", "CREATE_COMPLETE\tNone")
                // The newest event first, as CloudFormation lists them; what another deployment did is older still.
                .answers(
                        "cloudformation describe-stack-events --stack-name brewline ",
                        event(
                                        "AWS::CloudFormation::Stack",
                                        "root",
                                        "brewline",
                                        "None",
                                        "UPDATE_ROLLBACK_COMPLETE",
                                        "root")
                                + event(
                                        "AWS::CloudFormation::Stack",
                                        "p",
                                        "Pipeline",
                                        "Resource update cancelled",
                                        "UPDATE_FAILED",
                                        "root")
                                + event(
                                        "AWS::CloudFormation::Stack",
                                        NESTED,
                                        "Warehouse",
                                        "Embedded stack was not updated",
                                        "UPDATE_FAILED",
                                        "root")
                                + event(
                                        "AWS::CloudFormation::Stack",
                                        "root",
                                        "brewline",
                                        "User Initiated",
                                        "UPDATE_IN_PROGRESS",
                                        "root")
                                + event(
                                        "AWS::S3::Bucket",
                                        "old",
                                        "Old",
                                        "last year's failure",
                                        "UPDATE_FAILED",
                                        "root"))
                .answers(
                        "cloudformation describe-stack-events --stack-name " + NESTED,
                        event(
                                        "Custom::WarehouseSchema",
                                        "w",
                                        "Schema",
                                        "The warehouse refused the password.",
                                        "UPDATE_FAILED",
                                        NESTED)
                                + event(
                                        "AWS::CloudFormation::Stack",
                                        NESTED,
                                        "w",
                                        "None",
                                        "UPDATE_IN_PROGRESS",
                                        NESTED));

        ScriptRun run = aws.run("deploy", "--no-build");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .endsWith("deploy.sh: the stack is UPDATE_ROLLBACK_COMPLETE. First of all failed Schema"
                        + " (Custom::WarehouseSchema): The warehouse refused the password.\n");
    }

    @Test
    void refusesAParameterThatTheTemplateDoesNotHave() {
        aws.answers("cloudformation describe-stacks*StackStatus", "UPDATE_COMPLETE")
                .answers("cloudformation get-template-summary", "ArtifactBucket")
                .writes("parameters.txt", "# ours\nFreshnesHours=40\n");

        ScriptRun run = aws.run("deploy", "--no-build", "--parameters", aws.path("parameters.txt"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("infra/cloudformation/main.yaml has no parameter ");
    }

    @Test
    void redrivesAndSaysHowManyMoved() {
        aws.stands()
                .answers("sqs get-queue-attributes", "3\tarn:aws:sqs:eu-west-1:123456789012:brewline-load-dlq")
                .answers("sqs start-message-move-task", "handle")
                .answers("sqs list-message-move-tasks", "RUNNING\t1\tNone", "COMPLETED\t3\tNone");

        ScriptRun run = aws.run("redrive", "load");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains(
                        "== Moving about 3 messages from brewline-load-dlq back to brewline-load\n   about 3 moved\n");
        assertThat(aws.calls())
                .contains("start-message-move-task --source-arn arn:aws:sqs:eu-west-1:123456789012:brewline-load-dlq");
    }

    @Test
    void redrivesOneOfTheThreeStagesOnly() {
        aws.stands();

        assertThat(aws.run("redrive", "grind").output()).contains("redrive needs a stage: extract transform load.");
        assertThat(aws.run("redrive").exitCode()).isEqualTo(2);
    }

    @Test
    void smokeSaysHowLongEachStageTook() {
        aws.stands()
                .answers("s3api put-object", "version-1")
                .answers("redshift-data execute-statement", "query-1")
                .answers("redshift-data describe-statement", "FINISHED\tNone")
                // Not there at first; then the ledger's row; then the count of orders.
                .answers("redshift-data get-statement-result", "None", "loaded\n-\n310\n480\n61200", "1");

        ScriptRun run = aws.run("smoke");

        assertThat(run.output())
                .contains(
                        "landed to extracted              310 ms",
                        "transformed to loaded          61200 ms",
                        "Brewline works");
        assertThat(run.exitCode()).isZero();
        assertThat(aws.calls())
                .contains(
                        "--workgroup-name brewline --database brewline --secret-arn loader-secret",
                        "\"value\":\"version-1\"");
    }

    @Test
    void smokeSaysWhyItsFileWasRefused() {
        aws.stands()
                .answers("s3api put-object", "version-1")
                .answers("redshift-data execute-statement", "query-1")
                .answers("redshift-data describe-statement", "FINISHED\tNone")
                .answers("redshift-data get-statement-result", "refused\nunknown_layout\nnull\nnull\nnull");

        ScriptRun run = aws.run("smoke");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).endsWith("deploy.sh: it was refused: unknown_layout.\n");
    }

    @Test
    void smokeSaysWhatTheWarehouseRefused() {
        aws.stands()
                .answers("s3api put-object", "version-1")
                .answers("redshift-data execute-statement", "query-1")
                .answers(
                        "redshift-data describe-statement",
                        "FAILED\tERROR: relation \"etl.file_versions\" does not exist");

        ScriptRun run = aws.run("smoke");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("the warehouse refused a query: ERROR: relation \"etl.file_versions\" does not exist");
    }

    private static ScriptRun misused(String sentence) {
        return new ScriptRun(2, "deploy.sh: " + sentence + " See ./deploy.sh --help.\n");
    }

    private static String event(String type, String id, String logical, String reason, String status, String stack) {
        return String.join("\t", type, id, logical, reason, status, stack) + "\n";
    }
}
