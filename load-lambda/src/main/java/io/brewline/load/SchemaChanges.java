package io.brewline.load;

import io.brewline.failure.Misconfigured;
import io.brewline.load.SchemaChange.Applied;
import io.brewline.telemetry.LogKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes that bring an older warehouse forward: each is applied once, in order, and recorded in {@code
 * etl.schema_changes}. A warehouse without a record is the oldest there is. Immutable.
 */
record SchemaChanges(List<SchemaChange> changes) {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaChanges.class);

    /** The files of {@code sql/changes}, in order. What is listed here may never change again. */
    static final List<String> FILES = List.of("0001-customer-key-versions.sql");

    SchemaChanges {
        changes = List.copyOf(changes);
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).number() != i + 1) {
                throw new IllegalArgumentException(
                        changes.get(i).fileName() + " stands where change " + (i + 1) + " should");
            }
        }
    }

    /** The changes of the files in this jar. */
    static SchemaChanges shipped() {
        return new SchemaChanges(FILES.stream().map(SchemaChange::read).toList());
    }

    /**
     * Applies what the warehouse has not had; the caller's transaction decides. What it has had beyond these is left as it
     * is: every change leaves the version before working, so that a deployment that failed can go back.
     *
     * @param isFresh whether its tables have just been made by {@code schema.sql}, which has every change in it
     * @throws Misconfigured where what it has had are not these, in their order
     */
    void apply(Connection connection, boolean isFresh) throws SQLException {
        List<Applied> applied = applied(connection);
        check(applied);
        for (SchemaChange change : changes.subList(Math.min(applied.size(), changes.size()), changes.size())) {
            if (!isFresh) {
                run(connection, change);
            }
            record(connection, change);
        }
    }

    private void check(List<Applied> applied) {
        for (int i = 0; i < applied.size(); i++) {
            Applied change = applied.get(i);
            if (change.number() != i + 1) {
                throw new Misconfigured("etl.schema_changes records change " + change.number() + ", "
                        + change.fileName() + ", where change " + (i + 1) + " should stand: changes are applied in"
                        + " order. Put its rows back as they were, or restore the warehouse.");
            }
            if (i < changes.size()) {
                change.mustBe(changes.get(i));
            } else {
                LOG.atWarn()
                        .addKeyValue(LogKey.CHANGE, change.fileName())
                        .log("The warehouse has had a schema change that this version does not know; it stays.");
            }
        }
    }

    private static List<Applied> applied(Connection connection) throws SQLException {
        String sql = "SELECT change_number, file_name, sha256 FROM etl.schema_changes ORDER BY change_number";
        List<Applied> applied = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                applied.add(new Applied(row.getInt(1), row.getString(2), row.getString(3)));
            }
        }
        return applied;
    }

    private static void run(Connection connection, SchemaChange change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : change.statements()) {
                statement.execute(sql);
            }
        }
    }

    private static void record(Connection connection, SchemaChange change) throws SQLException {
        String sql = "INSERT INTO etl.schema_changes (change_number, file_name, sha256, applied_at)"
                + " VALUES (?, ?, ?, GETDATE())";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, change.number());
            insert.setString(2, change.fileName());
            insert.setString(3, change.sha256());
            insert.executeUpdate();
        }
    }
}
