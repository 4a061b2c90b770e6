package io.brewline.local.cli;

import io.brewline.local.PortInUse;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.RedshiftStart;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.s3.CopySource;
import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code brewline warehouse}: redshift-local alone, kept running for other programs. */
@Command(
        name = "warehouse",
        description = {
            "Keeps an empty local Redshift running, without the pipeline, and says how to connect to it.",
            "COPY reads from the S3 that AWS_ENDPOINT_URL names, else from one that runs beside it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline warehouse",
            "  ./brewline warehouse --port 5440 --data /srv/redshift",
            "  AWS_ENDPOINT_URL=http://localhost:4566 ./brewline warehouse",
            "  ./brewline warehouse --user analyst --tls",
            "",
            "Stop it with Ctrl-C; the data stay."
        })
final class WarehouseCommand implements Callable<Integer> {
    private static final String PASSWORD_VARIABLE = "BREWLINE_WAREHOUSE_PASSWORD";

    @ParentCommand
    private Brewline brewline;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it answers (default: ${DEFAULT-VALUE}; 0: any).",
            defaultValue = "5439")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data live (default: redshift in the state folder).")
    private Path data;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "The S3 that COPY reads from (default: AWS_ENDPOINT_URL, else one of its own).",
            defaultValue = "${env:AWS_ENDPOINT_URL}")
    private URI s3Endpoint;

    @Option(
            names = "--s3-port",
            paramLabel = "PORT",
            description = "Where an S3 of its own answers (default: ${DEFAULT-VALUE}; 0: any).",
            defaultValue = "9090")
    private int s3Port;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Lets in nobody without a password, and this administrator by the one in " + PASSWORD_VARIABLE
                    + ", else asked for (default: everybody is let in).")
    private String user;

    @Option(names = "--tls", description = "Encrypts for clients that ask for it, with a self-signed certificate.")
    private boolean tls;

    private final StopSignal stop = new StopSignal();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Ports.check("--port", port);
        Ports.check("--s3-port", s3Port);
        Optional<Login> login = login();
        stop.listen();
        try (stop;
                StateFolder state = brewline.openState();
                CopySource s3 = copySource(state);
                RedshiftLocal warehouse = start(state, s3, login)) {
            System.out.print(new ConnectionGuide(warehouse, s3.endpoint(), login.map(Login::user)).text());
            System.out.println("Stop it with Ctrl-C; the data stay in " + directory(state) + ".");
            stop.await();
            return 0;
        } catch (IOException e) {
            throw UserError.failed("The warehouse did not stop as it should: its next start will mend it.", e);
        }
    }

    private CopySource copySource(StateFolder state) {
        if (s3Endpoint != null && !s3Endpoint.toString().isBlank()) {
            return CopySource.at(s3Endpoint);
        }
        try {
            return CopySource.in(state.s3(), s3Port);
        } catch (PortInUse e) {
            throw UserError.failed(e.getMessage(), e);
        }
    }

    private RedshiftLocal start(StateFolder state, CopySource s3, Optional<Login> login) {
        RedshiftLocal.Builder builder = RedshiftLocal.builder().s3(s3.client());
        login.ifPresent(administrator -> builder.user(administrator.user(), administrator.password()));
        if (tls) {
            builder.tls();
        }
        return new RedshiftStart(directory(state), port, "name another one with --data").start(builder);
    }

    private record Login(String user, String password) {}

    private Optional<Login> login() throws IOException {
        if (user == null) {
            return Optional.empty();
        }
        if (user.isBlank()) {
            throw UserError.usage("--user has no name: give one.");
        }
        String variable = System.getenv(PASSWORD_VARIABLE);
        String password = variable == null ? HiddenInput.ask("Password of " + user) : variable;
        if (password.isEmpty()) {
            throw UserError.usage("There is no password for " + user + ": set " + PASSWORD_VARIABLE + ", or type one.");
        }
        return Optional.of(new Login(user, password));
    }

    private Path directory(StateFolder state) {
        return data == null ? state.redshift() : data.toAbsolutePath().normalize();
    }

    /** As Ctrl-C does. */
    void stop() {
        stop.send();
    }
}
