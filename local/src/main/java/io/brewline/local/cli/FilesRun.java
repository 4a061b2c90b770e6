package io.brewline.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.report.LandedFile;
import io.brewline.local.report.RunReport;
import io.brewline.local.report.RunResult;
import io.brewline.local.report.RunResult.AlertResult;
import io.brewline.local.report.SalesPicture;
import io.brewline.local.report.TextReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes files through a pipeline that is up, and says what became of each; what {@code run} and {@code demo} share. */
final class FilesRun {
    private final LocalPipeline pipeline;

    FilesRun(LocalPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** How the result is printed. */
    enum Output {
        TEXT,
        JSON
    }

    /** Runs {@code files} through, waits until the last is done, and gives what became of each. */
    RunResult run(List<Path> files) {
        Instant start = Instant.now();
        List<LandedFile> landed = new ArrayList<>();
        try (Progress progress = Progress.of("Landing", "files", files.size())) {
            for (Path file : files) {
                landed.add(pipeline.land(file));
                progress.at(landed.size());
            }
        }
        try (Progress progress = Progress.of("Loading", "files", files.size())) {
            pipeline.awaitDrained(progress::at);
        }
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        List<AlertResult> alerts = pipeline.alerts().published().stream()
                .map(alert -> new AlertResult(alert.subject(), alert.file(), alert.reason()))
                .toList();
        try (Connection warehouse = pipeline.warehouse().connect()) {
            // S3 stamps what lands with its own clock, to the second.
            return new RunReport(warehouse).result(landed, start.minusSeconds(2), alerts, seconds);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Prints {@code result}, and in text a look at the sales. */
    void print(RunResult result, Output output) {
        if (output == Output.JSON) {
            System.out.println(json(result));
            return;
        }
        new TextReport(System.out).print(result);
        try (Connection warehouse = pipeline.warehouse().connect()) {
            new SalesPicture(warehouse, System.out).print();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static String json(RunResult result) {
        try {
            return new JsonMapper().writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are always JSON", e);
        }
    }

    private static UserError unreadable(SQLException e) {
        return UserError.failed(
                "The warehouse cannot be read: see the log, and if it stays so run `brewline reset`.", e);
    }
}
