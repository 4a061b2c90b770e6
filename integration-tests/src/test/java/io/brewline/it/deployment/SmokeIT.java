package io.brewline.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.it.endtoend.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that {@code deploy.sh smoke} drops, and what it asks the warehouse then, in a pipeline that works. */
class SmokeIT {
    private static final String DROPPED = "smoke.csv";
    private static final Pattern QUERY =
            Pattern.compile("execute-statement .*?--sql (.*?) --parameters", Pattern.DOTALL);

    @Test
    void whatItAsksIsAnsweredAsItExpects(@TempDir Path folder) throws Exception {
        ScriptedAws aws = new ScriptedAws();
        List<String> queries = queriesOf(aws);

        try (Machine machine = Machine.start(folder.resolve("state"))) {
            machine.run(Files.writeString(folder.resolve("brewline-smoke.csv"), aws.read(DROPPED)));

            String version = machine.warehouse()
                    .rows("SELECT version_id FROM etl.file_versions")
                    .get(0);
            assertThat(machine.warehouse().rows(queries.get(0).replace(":version", "'" + version + "'")))
                    .singleElement()
                    .asString()
                    .matches("loaded \\| - \\| \\d+ \\| \\d+ \\| \\d+");
            assertThat(machine.warehouse().rows(queries.get(1).replace(":branch", "'Brewline Smoke Test'")))
                    .containsExactly("1");
        }
    }

    private static List<String> queriesOf(ScriptedAws aws) {
        aws.stands()
                .keepsBody("s3api put-object", DROPPED, "version-1")
                .answers("redshift-data execute-statement", "query-1")
                .answers("redshift-data describe-statement", "FINISHED\tNone")
                .answers("redshift-data get-statement-result", "loaded\n-\n310\n480\n61200", "1");
        assertThat(aws.run("smoke").exitCode()).isZero();
        return QUERY.matcher(aws.calls())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
