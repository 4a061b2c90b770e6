package io.brewline.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.LandingFolder;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.report.LandedFile;
import io.brewline.local.report.RunReport;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code brewline serve}: the pipeline, kept running over a folder. */
@Command(
        name = "serve",
        description = "Keeps the pipeline running: drop CSVs into the landing folder and they are loaded.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  ./brewline serve --landing /srv/till-files --warehouse-port 0",
            "",
            "Stop it with Ctrl-C; what was loaded stays."
        })
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration BETWEEN_ROUNDS = Duration.ofHours(1);

    @Option(
            names = "--landing",
            paramLabel = "DIR",
            description = "The folder to watch (default: ${DEFAULT-VALUE}).",
            defaultValue = "landing")
    private Path landing;

    @Option(
            names = "--s3-port",
            paramLabel = "PORT",
            description = "S3 (default: ${DEFAULT-VALUE}; 0: any).",
            defaultValue = "9090")
    private int s3Port;

    @Option(
            names = "--sqs-port",
            paramLabel = "PORT",
            description = "SQS (default: ${DEFAULT-VALUE}; 0: any).",
            defaultValue = "9324")
    private int sqsPort;

    @Option(
            names = "--warehouse-port",
            paramLabel = "PORT",
            description = "The warehouse (default: ${DEFAULT-VALUE}; 0: any).",
            defaultValue = "5439")
    private int warehousePort;

    private final List<LandedFile> underWay = new ArrayList<>();
    private final StopSignal stop = new StopSignal();

    @Override
    public Integer call() throws InterruptedException {
        Ports.check("--s3-port", s3Port);
        Ports.check("--sqs-port", sqsPort);
        Ports.check("--warehouse-port", warehousePort);
        stop.listen();
        try (stop;
                StateFolder state = brewline.openState();
                LocalPipeline pipeline =
                        LocalPipeline.start(state, new LocalPipeline.Ports(s3Port, sqsPort, warehousePort))) {
            Files.createDirectories(landing);
            Files.writeString(
                    state.running(),
                    new JsonMapper()
                            .writeValueAsString(Map.of(
                                    "warehouse", pipeline.warehouse().url(),
                                    "s3", pipeline.s3Endpoint().toString(),
                                    "sqs", pipeline.sqsEndpoint().toString())));
            pipeline.alerts().onAlert(alert -> System.out.println("  ! " + alert.subject()));
            greet(pipeline);
            try (Rounds rounds = new Rounds(pipeline)) {
                rounds.start(BETWEEN_ROUNDS);
                watch(pipeline);
            }
            Files.deleteIfExists(state.running());
            return 0;
        } catch (IOException e) {
            throw UserError.failed("The folder " + landing + " cannot be watched: check its rights.", e);
        } catch (SQLException e) {
            throw UserError.failed("The warehouse stopped answering: see the log, then start again.", e);
        }
    }

    private static String sentence(FileResult result) {
        String reasons = result.reasons().entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return result.name() + ": " + result.status().toString().replace('_', ' ') + ", " + result.orders()
                + " orders in, " + result.rejected() + " rows rejected"
                + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    /** As Ctrl-C does: lets the loop below finish what it has in hand and close everything. */
    void stop() {
        stop.send();
    }

    private void greet(LocalPipeline pipeline) {
        System.out.println("Brewline is running. Drop CSVs into "
                + landing.toAbsolutePath().normalize());
        System.out.println("  S3         " + pipeline.s3Endpoint());
        System.out.println("  SQS        " + pipeline.sqsEndpoint());
        System.out.println("  warehouse  " + pipeline.warehouse().url());
        System.out.println("Stop it with Ctrl-C.");
    }

    private void watch(LocalPipeline pipeline) throws IOException, InterruptedException, SQLException {
        LandingFolder folder = new LandingFolder(landing);
        try (Connection warehouse = pipeline.warehouse().connect()) {
            RunReport report = new RunReport(warehouse);
            Instant since = Instant.now().minusSeconds(2);
            while (!stop.await(LOOK_EVERY_MILLIS)) {
                pipeline.expireRawFiles();
                folder.arrivals().forEach(file -> land(file, pipeline));
                if (!underWay.isEmpty()) {
                    // Asked first: what has gone through by then is in the ledger.
                    boolean drained = pipeline.isDrained();
                    reportDone(report, since, drained);
                }
            }
        }
    }

    private void land(Path file, LocalPipeline pipeline) {
        try {
            underWay.add(pipeline.land(file));
        } catch (UserError e) {
            // One file that cannot be read stops no other.
            System.err.println("brewline: " + e.getMessage());
        }
    }

    private void reportDone(RunReport report, Instant since, boolean drained) throws SQLException {
        List<FileResult> results = report.files(underWay, since);
        for (int i = results.size() - 1; i >= 0; i--) {
            FileResult result = results.get(i);
            if (result.status() != Status.FAILED || drained) {
                System.out.println("  " + sentence(result));
                underWay.remove(i);
            }
        }
    }
}
