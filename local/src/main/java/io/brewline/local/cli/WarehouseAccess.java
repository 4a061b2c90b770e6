package io.brewline.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.LocalWarehouse;
import io.brewline.local.pipeline.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import software.amazon.awssdk.services.s3.S3Client;

/** The way of a command that only reads into the warehouse: that of a running {@code serve}, else one of its own. */
final class WarehouseAccess {
    private final Brewline brewline;

    WarehouseAccess(Brewline brewline) {
        this.brewline = brewline;
    }

    /** What a command asks of the warehouse. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Connection warehouse) throws SQLException;
    }

    /** Connects, asks, and leaves no process behind. */
    <T> T ask(Question<T> question) throws IOException, SQLException {
        Path running = brewline.home().resolve("running.json");
        if (Files.exists(running) && StateFolder.isInUse(brewline.home())) {
            // `serve` has the folder, and the warehouse is up already.
            String url = new JsonMapper()
                    .readTree(running.toFile())
                    .path("warehouse")
                    .asText();
            try (Connection connection = LocalWarehouse.connect(url)) {
                return question.ask(connection);
            }
        }
        try (StateFolder state = brewline.openState();
                LocalWarehouse warehouse =
                        LocalWarehouse.start(state.warehouse(), LocalWarehouse.ANY_PORT, WarehouseAccess::noStorage);
                Connection connection = warehouse.connect()) {
            return question.ask(connection);
        }
    }

    /** What the warehouse said, in one line. */
    static UserError refusal(SQLException refusal) {
        String message = refusal.getMessage();
        return UserError.failed(
                "The warehouse says: "
                        + (message == null
                                ? "nothing"
                                : message.lines().findFirst().orElse("nothing")),
                refusal);
    }

    private static S3Client noStorage() {
        throw new IllegalStateException("COPY needs the storage that only `run` and `serve` start");
    }
}
