package io.brewline.it.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An AWS CLI in place of the real one: it notes each call, and answers by the first pattern that the call begins with. */
final class ScriptedAws {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private final Path folder = temporaryFolder();
    private final StringBuilder cases = new StringBuilder();
    private int answers;

    ScriptedAws() {
        writes("calls", "");
    }

    /**
     * What a call prints that begins with {@code pattern}, in which {@code *} stands for anything.
     *
     * @param lines the first call's, the second's and so on; the last one answers all others too
     */
    ScriptedAws answers(String pattern, String... lines) {
        String name = "answer" + answers++;
        for (int i = 0; i < lines.length; i++) {
            writes(name + "." + i, lines[i] + "\n");
        }
        cases.append("  ")
                .append(quoted(pattern))
                .append("*) answer ")
                .append(name)
                .append(";;\n");
        return this;
    }

    /** What a call puts into the file that its last word names, and what it prints. */
    ScriptedAws saves(String pattern, String content, String line) {
        String name = "answer" + answers++;
        writes(name, content);
        cases.append("  ")
                .append(quoted(pattern))
                .append("*) cat ")
                .append(name)
                .append(" >\"$OLDPWD/${!#}\"; echo ")
                .append(line)
                .append(";;\n");
        return this;
    }

    /** The file that a call names after {@code --body} is kept as {@code name}, and {@code line} printed. */
    ScriptedAws keepsBody(String pattern, String name, String line) {
        cases.append("  ")
                .append(quoted(pattern))
                .append("*) until [[ $1 == --body ]]; do shift; done; cp \"$OLDPWD/$2\" ")
                .append(name)
                .append("; echo ")
                .append(line)
                .append(";;\n");
        return this;
    }

    /** What a call says, on the standard error stream, before it fails. */
    ScriptedAws fails(String pattern, String message) {
        cases.append("  ")
                .append(quoted(pattern))
                .append("*) echo '")
                .append(message)
                .append("' >&2; exit 254;;\n");
        return this;
    }

    /** The same, while another run goes from its beginning to its end. */
    ScriptedAws failsDuring(ScriptedAws other, String arguments, String pattern, String message) {
        other.install();
        cases.append("  ")
                .append(quoted(pattern))
                .append("*) echo '")
                .append(message)
                .append("' >&2; cd \"$OLDPWD\" && PATH=")
                .append(other.folder)
                .append(":$PATH ./deploy.sh ")
                .append(arguments)
                .append(" >/dev/null 2>&1; exit 254;;\n");
        return this;
    }

    /** What a call reads from its standard input goes into a file. */
    ScriptedAws keepsInput(String pattern, String name) {
        cases.append("  ")
                .append(quoted(pattern))
                .append("*) cat /dev/stdin >")
                .append(name)
                .append(";;\n");
        return this;
    }

    /** A stack that was deployed. */
    ScriptedAws stands() {
        return answers("cloudformation describe-stacks*StackStatus", "CREATE_COMPLETE")
                .answers("cloudformation describe-stacks*LandingBucket", "brewline-landing")
                .answers("cloudformation describe-stacks*LoaderSecretArn", "loader-secret")
                .answers(
                        "cloudformation describe-stacks*WarehouseUrl",
                        "jdbc:redshift://brewline.123456789012.eu-west-1.redshift-serverless.amazonaws.com:5439/brewline");
    }

    ScriptedAws writes(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The calls so far, one a line. */
    String calls() {
        return read("calls");
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScriptRun run(String... arguments) {
        return runTyping("", arguments);
    }

    /** The same, with a text on standard input. */
    ScriptRun runTyping(String input, String... arguments) {
        install();
        List<String> command =
                new ArrayList<>(List.of(PROJECT.resolve("deploy.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("BREWLINE_"));
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("AWS_REGION", "eu-west-1");
        builder.environment().put("BREWLINE_POLL_SECONDS", "0");
        return ScriptRun.of(builder, input);
    }

    private void install() {
        writes("aws", script());
        if (!folder.resolve("aws").toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + folder.resolve("aws") + " executable");
        }
    }

    private String script() {
        return """
                #!/usr/bin/env bash
                cd "$(dirname "$0")" || exit 1
                echo "$*" >>calls
                answer() {
                  local turn=0
                  [[ -e $1.turn ]] && turn=$(<"$1.turn")
                  [[ -e $1.$((turn + 1)) ]] && echo $((turn + 1)) >"$1.turn"
                  cat "$1.$turn"
                }
                case "$*" in
                """ + cases + """
                  "sts get-caller-identity"*) echo 123456789012;;
                esac
                """;
    }

    /** The stars stay patterns, the rest is taken as it is. */
    private static String quoted(String pattern) {
        return "\"" + pattern.replace("*", "\"*\"") + "\"";
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("scripted-aws");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
