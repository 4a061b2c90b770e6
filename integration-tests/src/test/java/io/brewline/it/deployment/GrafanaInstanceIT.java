package io.brewline.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the instance's scripts write for Grafana to read, how they start it, and what they say when that fails. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are those of an Amazon Linux instance")
class GrafanaInstanceIT {
    private static final Path GRAFANA = Path.of("..", "grafana");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?((?:BREWLINE|AWS)_[A-Z_]+)");

    @TempDir
    private Path folder;

    private StubbedMachine machine;

    @BeforeEach
    void machine() throws IOException {
        machine = new StubbedMachine(folder);
    }

    @Test
    void tellsGrafanaWhichStackItShows() throws IOException {
        assertThat(machine.configure()).isEqualTo(new ScriptRun(0, ""));

        assertThat(machine.read("etc/stack.env")).isEqualTo("""
                        AWS_REGION=eu-west-1
                        BREWLINE_STACK=brew
                        BREWLINE_WORKGROUP=brew
                        BREWLINE_DATABASE=brewline
                        BREWLINE_SECRET_ARN=arn:aws:secretsmanager:eu-west-1:123456789012:secret:brew/reporting-AbCdEf
                        BREWLINE_ALERT_TOPIC_ARN=arn:aws:sns:eu-west-1:123456789012:brew-alerts
                        BREWLINE_METRICS_NAMESPACE=Brewline/brew
                        BREWLINE_RUNBOOK_URL=https://example.org/docs/operations.md
                        """);
    }

    @Test
    void setsEveryVariableThatTheProvisioningNames() throws IOException {
        machine.configure();
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(GRAFANA)) {
            for (Path file : files.filter(path -> path.toString().matches(".*/provisioning/.*\\.ya?ml"))
                    .toList()) {
                VARIABLE.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(named::add);
            }
        }

        assertThat(machine.read("etc/stack.env")
                        .lines()
                        .map(line -> line.replaceFirst("=.*", ""))
                        .collect(Collectors.toSet()))
                .containsAll(named);
    }

    @Test
    void givesEachLoginThePasswordOfItsSecretAndMakesTheOneThatIsMissing() throws IOException {
        machine.secret("anna", "a \"quoted\\password");

        machine.configure();

        assertThat(machine.secret("ben@example.org")).matches("[0-9a-f]{32}");
        assertThat(machine.files("etc/users"))
                .isEqualTo(Map.of(
                        "anna.json",
                        "r-------- {\"name\": \"anna\", \"login\": \"anna\", \"password\": \"a \\\"quoted\\\\password\"}\n",
                        "ben@example.org.json",
                        "r-------- {\"name\": \"ben@example.org\", \"login\": \"ben@example.org\", \"password\": \""
                                + machine.secret("ben@example.org") + "\"}\n"));
        assertThat(machine.files("etc/secrets")).containsEntry("admin-password", "r-------- admins-password");
    }

    @Test
    void letsNobodyElseReadAPassword() throws IOException {
        machine.configure();

        assertThat(machine.files("etc"))
                .containsOnlyKeys(
                        "stack.env",
                        "secrets/admin-password",
                        "secrets/secret-key",
                        "users/anna.json",
                        "users/ben@example.org.json")
                .allSatisfy((file, content) -> assertThat(content).startsWith("r--------"));
        assertThat(machine.read("calls"))
                .contains("chown -R 472 " + folder.resolve("etc/secrets"))
                .doesNotContain("admins-password", machine.secret("anna"), machine.secret("ben@example.org"));
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        machine.configure();
        Map<String, String> first = machine.files("etc");
        Map<String, String> vault = machine.files("vault");

        assertThat(machine.configure().exitCode()).isZero();

        assertThat(machine.files("etc")).isEqualTo(first);
        assertThat(machine.files("vault")).isEqualTo(vault);
    }

    @Test
    void forgetsALoginThatIsTakenOffTheList() throws IOException {
        machine.configure();
        machine.set("GRAFANA_USERS", "").configure();

        assertThat(machine.files("etc/users")).isEmpty();
    }

    @Test
    void saysWhatIsMissingOrWrong() throws IOException {
        assertThat(machine.set("GRAFANA_USERS", "admin").configure())
                .isEqualTo(new ScriptRun(1, "\"admin\" cannot be a login.\n"));
        assertThat(machine.set("GRAFANA_USERS", "anna,../ben").configure())
                .isEqualTo(new ScriptRun(1, "\"../ben\" cannot be a login.\n"));
        assertThat(machine.set("BREWLINE_DATABASE", "").configure())
                .isEqualTo(new ScriptRun(1, "The environment variable BREWLINE_DATABASE is not set.\n"));
        assertThat(machine.set("BREWLINE_DATABASE", "brewline")
                        .breaks("get-secret-value")
                        .configure()
                        .output())
                .startsWith("The secret brew/grafana/admin cannot be read");
        assertThat(machine.files("etc").keySet()).noneMatch(file -> file.contains(".new"));
    }

    @Test
    void startsGrafanaAsItIsConfigured() throws IOException {
        ScriptRun run = machine.boot();

        assertThat(run).isEqualTo(new ScriptRun(0, "Grafana answers.\n"));
        List<String> containers = machine.read("calls")
                .lines()
                .filter(call -> call.startsWith("docker run "))
                .toList();
        assertThat(containers)
                .singleElement()
                .asString()
                .contains(
                        "--publish 80:3000",
                        "--cap-drop ALL",
                        "/settings.env --env-file " + folder.resolve("etc/stack.env"),
                        folder.resolve("etc/secrets") + ":/run/secrets:ro",
                        "/provisioning:/etc/grafana/provisioning:ro",
                        "/dashboards:/var/lib/grafana/dashboards:ro",
                        "--log-driver awslogs",
                        "awslogs-group=/brewline/brew/grafana")
                .containsPattern(" grafana/grafana:\\d+\\.\\d+\\.\\d+$")
                .doesNotContain("password=", "admins-password");
        assertThat(machine.files("logins")).containsOnlyKeys("anna.json", "ben@example.org.json");
        assertThat(machine.read("credentials")).contains("user = \"admin:admins-password\"");
        assertThat(machine.files("etc").keySet()).noneMatch(file -> file.startsWith("users/"));
        assertThat(machine.files("units")).containsOnlyKeys("brewline-heartbeat.service", "brewline-heartbeat.timer");
    }

    @Test
    void startsGrafanaAgain() {
        machine.boot();

        assertThat(machine.boot()).isEqualTo(new ScriptRun(0, "Grafana answers.\n"));
    }

    @Test
    void saysInItsLastLineWhyGrafanaDoesNotStart() throws IOException {
        assertThat(lastLine("docker pull")).matches("The image grafana/grafana:[0-9.]+ could not be pulled\\.");
        assertThat(lastLine("/api/health")).isEqualTo("Grafana does not answer; its log is in /brewline/brew/grafana.");
        assertThat(lastLine("/api/plugins"))
                .isEqualTo("The plugin for Redshift is not there, or the password of admin is refused (HTTP ).");
        assertThat(lastLine("/api/admin/users")).isEqualTo("The login anna could not be made (HTTP ).");
        assertThat(lastLine("start brewline-heartbeat")).isEqualTo("The heartbeat could not be written to CloudWatch.");
    }

    @Test
    void tellsNobodyAndLetsNobodyInByItsSettings() throws IOException {
        Map<String, String> settings = Files.readAllLines(GRAFANA.resolve("instance/settings.env")).stream()
                .map(line -> Pattern.compile("([A-Z_]+)=(.*)").matcher(line))
                .flatMap(matcher -> matcher.results())
                .collect(Collectors.toMap(match -> match.group(1), (MatchResult match) -> match.group(2)));

        assertThat(settings)
                .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "false")
                .containsEntry("GF_USERS_ALLOW_SIGN_UP", "false")
                .containsEntry("GF_USERS_AUTO_ASSIGN_ORG_ROLE", "Viewer")
                .containsEntry("GF_SECURITY_ALLOW_EMBEDDING", "false")
                .containsEntry("GF_ANALYTICS_REPORTING_ENABLED", "false")
                .containsEntry("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
                .hasEntrySatisfying(
                        "GF_PLUGINS_PREINSTALL_SYNC",
                        plugins -> assertThat(plugins).matches("grafana-redshift-datasource@\\d+\\.\\d+\\.\\d+"))
                .doesNotContainKeys("GF_SECURITY_ADMIN_PASSWORD", "GF_SECURITY_SECRET_KEY");
    }

    private String lastLine(String broken) throws IOException {
        ScriptRun run = machine.breaks(broken).boot();
        assertThat(run.exitCode()).isEqualTo(1);
        return run.output().lines().reduce((first, second) -> second).orElseThrow();
    }
}
