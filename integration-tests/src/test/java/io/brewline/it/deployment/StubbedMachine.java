package io.brewline.it.deployment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder in place of an instance, on which the scripts of {@code grafana/instance} run; {@code machine.sh} is its programs. */
final class StubbedMachine {
    /** What user data sets. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "BREWLINE_RUNBOOK_URL", "https://example.org/docs/operations.md",
            "AWS_REGION", "eu-west-1",
            "BREWLINE_STACK", "brew",
            "BREWLINE_WORKGROUP", "brew",
            "BREWLINE_DATABASE", "brewline",
            "BREWLINE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:brew/reporting-AbCdEf",
            "BREWLINE_ALERT_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:brew-alerts",
            "BREWLINE_METRICS_NAMESPACE", "Brewline/brew",
            "GRAFANA_USERS", "anna,ben@example.org",
            "GRAFANA_LOG_GROUP", "/brewline/brew/grafana");

    private static final Path SCRIPTS = Path.of("..", "grafana", "instance");
    private static final Path PROGRAMS =
            Path.of("src", "test", "resources", "grafana", "machine.sh").toAbsolutePath();

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>(ENVIRONMENT);

    /** With the password of admin in its vault, as CloudFormation leaves it. */
    StubbedMachine(Path folder) throws IOException {
        this.folder = folder;
        for (String name :
                List.of("bin", "vault", "logins", "units", "opt/instance", "opt/dashboards", "opt/provisioning")) {
            Files.createDirectories(folder.resolve(name));
        }
        for (String program : List.of("aws", "chown", "curl", "dnf", "docker", "hostname", "systemctl")) {
            Files.copy(PROGRAMS, folder.resolve("bin").resolve(program), StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(SCRIPTS)) {
            for (Path script : scripts) {
                Files.copy(script, folder.resolve("opt/instance").resolve(script.getFileName()));
            }
        }
        Files.createFile(folder.resolve("broken"));
        Files.createFile(folder.resolve("calls"));
        secret("admin", "admins-password");
    }

    StubbedMachine secret(String login, String password) throws IOException {
        Files.writeString(folder.resolve("vault/brew+grafana+" + login), password);
        return this;
    }

    /** What is in the vault. */
    String secret(String login) throws IOException {
        return Files.readString(folder.resolve("vault/brew+grafana+" + login));
    }

    StubbedMachine set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Lets each call fail that holds {@code part}. */
    StubbedMachine breaks(String part) throws IOException {
        Files.writeString(folder.resolve("broken"), part + "\n");
        return this;
    }

    ScriptRun configure() {
        return run("configure.sh", folder.resolve("etc").toString());
    }

    ScriptRun boot() {
        return run("boot.sh");
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** The files beneath a folder by their paths in it, each with its rights and what it holds. */
    Map<String, String> files(String within) throws IOException {
        Map<String, String> all = new TreeMap<>();
        Path root = folder.resolve(within);
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                all.put(root.relativize(path).toString(), rights + " " + Files.readString(path));
            }
        }
        return all;
    }

    private ScriptRun run(String script, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("bash", folder.resolve("opt/instance").resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(AWS|BREWLINE|GRAFANA)_.*"));
        builder.environment().putAll(environment);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("MACHINE", folder.toString());
        builder.environment()
                .put("BREWLINE_CONFIGURATION", folder.resolve("etc").toString());
        builder.environment().put("BREWLINE_UNITS", folder.resolve("units").toString());
        builder.environment().put("BREWLINE_POLL_SECONDS", "0");
        return ScriptRun.of(builder);
    }
}
