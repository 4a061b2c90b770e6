package io.brewline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.local.UserError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse that another version of brewline left in the state folder. */
@Timeout(120)
class LocalWarehouseTest {
    @TempDir
    Path directory;

    @Test
    void comesForwardWithWhatItHolds() throws SQLException {
        in(
                "INSERT INTO sales.branches (branch_id, branch_name) VALUES ('b', 'Leeds')",
                "ALTER TABLE etl.file_versions DROP COLUMN customer_key_versions",
                "DROP TABLE etl.schema_changes");
        try (LocalWarehouse warehouse = start();
                Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT COUNT(*) FROM sales.branches),"
                        + " (SELECT COUNT(customer_key_versions) FROM etl.file_versions)")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
            assertThat(row.getInt(2)).isZero();
        }
    }

    @Test
    void isLeftAloneWhereItHadOtherChanges() throws SQLException {
        in("UPDATE etl.schema_changes SET sha256 = 'another'");
        assertThatThrownBy(this::start)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("0001-customer-key-versions.sql")
                .hasMessageEndingWith(" Or run `brewline reset`, and load the branch files again.");
    }

    private void in(String... statements) throws SQLException {
        try (LocalWarehouse warehouse = start();
                Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private LocalWarehouse start() {
        return LocalWarehouse.start(directory, LocalWarehouse.ANY_PORT, () -> {
            throw new IllegalStateException("nothing is copied here");
        });
    }
}
