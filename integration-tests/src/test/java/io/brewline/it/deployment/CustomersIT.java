package io.brewline.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code deploy.sh rotate-key} and {@code deploy.sh forget}, with the built jar and an AWS CLI that plays its part. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script and the CLI in its place are of bash")
class CustomersIT {
    private static final String KEY = "a key of thirty-two characters..";
    private static final String CARD = "9999 0000 1111 2222";
    private static final String TOKEN = "726fc3eff3a971797555f88bff4a61d1";

    private final ScriptedAws aws = new ScriptedAws()
            .stands()
            .answers("cloudformation describe-stacks*CustomerKeySecretArn", "key-secret")
            .answers("cloudformation describe-stacks*RawFileDays", "90")
            .answers("cloudformation describe-stacks*OldVersionDays", "14")
            .answers("secretsmanager get-secret-value*VersionId", "version-1\t" + KEY)
            .answers("secretsmanager get-secret-value", KEY)
            .keepsInput("secretsmanager put-secret-value", "put")
            .answers("redshift-data batch-execute-statement", "batch-1")
            .answers("redshift-data describe-statement*length", "13")
            .answers("redshift-data describe-statement", "FINISHED\tNone")
            .answers("redshift-data get-statement-result --id batch-1:12", "3\t1", "0\t0")
            .answers(
                    "redshift-data get-statement-result --id batch-1:13",
                    "leeds/2001.csv\t2001-01-01\nleeds/2999.csv\t2999-01-01")
            .answers("sqs get-queue-attributes*NotVisible", "0\t0")
            .answers("sqs get-queue-attributes", "0");

    @Test
    void aNewKeyIsAddedAndIsSeenNowhere() throws Exception {
        ScriptRun run = aws.run("rotate-key", "--no-build", "--from", "2999-01-01");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("Orders of 2999-01-01 and later get their customer ids under a new key, version 2.")
                .contains("there is nothing to deploy.");
        JsonNode keys = new JsonMapper().readTree(aws.read("put")).get("keys");
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0).get("key").asText()).isEqualTo(KEY);
        assertThat(keys.get(1).get("from").asText()).isEqualTo("2999-01-01");
        assertThat(aws.calls()).contains("put-secret-value --secret-id key-secret --secret-string file:///dev/stdin");
        assertThat(aws.calls() + run.output())
                .doesNotContain(KEY, keys.get(1).get("key").asText());
    }

    @Test
    void aKeyThatCannotBeginChangesNothing() {
        ScriptRun run = aws.run("rotate-key", "--no-build", "--from", "2020-01-01");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("deploy.sh: A key from 2020-01-01 on would come too late")
                .endsWith(" Nothing was done.\n");
        assertThat(aws.calls()).doesNotContain("put-secret-value");
        assertThat(aws.run("rotate-key", "--no-build", "--from", "soon").exitCode())
                .isEqualTo(2);
        assertThat(aws.run("rotate-key", "--no-build", "--split-counts").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aRetiredKeyIsGoneFromWhatSecretsManagerKeepsToo() {
        ScriptedAws two = new ScriptedAws()
                .stands()
                .answers("cloudformation describe-stacks*CustomerKeySecretArn", "key-secret")
                .answers(
                        "secretsmanager get-secret-value",
                        "version-1\t{\"keys\":[{\"version\":1,\"key\":\"" + KEY
                                + "\"},{\"version\":2,\"key\":\"another key, also long enough\",\"from\":\"2026-01-01\"}]}")
                .keepsInput("secretsmanager put-secret-value", "put");

        ScriptRun run = two.run("rotate-key", "--no-build", "--retire", "1", "--yes");

        assertThat(run.output()).contains("The key of version 1 is gone.");
        assertThat(two.read("put")).contains("\"version\":1,\"key\":null").doesNotContain(KEY);
        assertThat(two.calls())
                .contains("update-secret-version-stage --secret-id key-secret --version-stage AWSPREVIOUS"
                        + " --remove-from-version-id version-1");
        assertThat(two.run("rotate-key", "--no-build", "--retire", "1").output())
                .contains("There is nobody to ask: repeat with --yes.");
    }

    @Test
    void aCustomerIsForgottenAndIsSeenNowhere() throws Exception {
        ScriptRun run = aws.runTyping(CARD + "\n", "forget", "--no-build");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("Forgotten: 3 orders without a customer from now on")
                .contains("And 1 more, equal to one of these")
                .contains("  leeds/2999.csv  2999-01-01\n")
                .doesNotContain("2001");
        Matcher call = Pattern.compile("(?s)batch-execute-statement --workgroup-name brewline --database brewline"
                        + " --secret-arn loader-secret --sqls (\\[.*?\\]) --query Id")
                .matcher(aws.calls());
        assertThat(call.find()).isTrue();
        JsonNode statements = new JsonMapper().readTree(call.group(1));
        assertThat(statements).hasSize(13);
        assertThat(statements.get(0).asText()).isEqualTo("LOCK etl.load_lock");
        assertThat(call.group(1)).contains("DATEADD(day, 104,");
        assertThat(aws.calls() + run.output()).doesNotContain(CARD, CARD.replace(" ", ""), TOKEN, KEY);
    }

    @Test
    void aLineEndIsPartOfAKey() throws Exception {
        // As aws secretsmanager create-secret --secret-string file://… stores the text of a file.
        ScriptedAws lineEnded = new ScriptedAws()
                .stands()
                .answers("cloudformation describe-stacks*CustomerKeySecretArn", "key-secret")
                .answers("secretsmanager get-secret-value*VersionId", "version-1\t" + KEY + "\n")
                .keepsInput("secretsmanager put-secret-value", "put");

        lineEnded.run("rotate-key", "--no-build", "--from", "2999-01-01");

        JsonNode keys = new JsonMapper().readTree(lineEnded.read("put")).get("keys");
        assertThat(keys.get(0).get("key").asText()).isEqualTo(KEY + "\n");
    }

    @Test
    void anErasureThatIsNotKnownToBeDoneIsNotSaidToBe() {
        for (String silent :
                List.of("redshift-data describe-statement", "redshift-data get-statement-result --id batch-1:12")) {
            ScriptRun run = standing()
                    .fails(silent, "Rate exceeded")
                    .answers("redshift-data describe-statement*length", "13")
                    .answers("redshift-data describe-statement", "FINISHED\tNone")
                    .answers("redshift-data get-statement-result", "")
                    .runTyping(CARD + "\n", "forget", "--no-build");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Rate exceeded Repeat it: that is safe.")
                    .doesNotContain("Forgotten", "No order");
        }
    }

    private static ScriptedAws standing() {
        return new ScriptedAws()
                .stands()
                .answers("cloudformation describe-stacks*CustomerKeySecretArn", "key-secret")
                .answers("cloudformation describe-stacks*RawFileDays", "90")
                .answers("cloudformation describe-stacks*OldVersionDays", "14")
                .answers("secretsmanager get-secret-value", KEY)
                .answers("redshift-data batch-execute-statement", "batch-1");
    }

    @Test
    void whoIsForgottenAlreadyIsNobody() {
        aws.runTyping(CARD, "forget", "--no-build");

        ScriptRun run = aws.runTyping(TOKEN, "forget", "--no-build", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).endsWith("No order in the warehouse is this customer's: nothing was changed.\n");
    }

    @Test
    void whatNamesNobodyIsNotRepeated() {
        ScriptRun run = aws.runTyping("Ann 77777\n", "forget", "--no-build");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("neither a card number").doesNotContain("Ann", "77777");
        assertThat(aws.calls()).doesNotContain("batch-execute-statement");
    }
}
