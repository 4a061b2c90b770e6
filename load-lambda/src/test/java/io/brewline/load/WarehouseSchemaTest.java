package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarehouseSchemaTest {
    @Test
    void changesNothingWhenItIsThereAlready() throws SQLException {
        TestWarehouse.clear();
        Upload upload = new Upload("leeds.csv", 1, List.of(new Sale(LocalDate.of(2026, 9, 27), 1, "a")), 1);
        try (Loading loading = new Loading();
                Connection connection = DriverManager.getConnection(TestWarehouse.jdbcUrl())) {
            loading.load(new Staging(TestWarehouse.S3).stage(upload));
            WarehouseSchema.apply(connection);
            WarehouseSchema.apply(connection);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(upload), List.of()));
    }

    @Test
    void isCreatedOrReplacedOnlyWhereThatIsSafe() {
        assertThat(WarehouseSchema.statements())
                .isNotEmpty()
                .allMatch(sql -> sql.startsWith("CREATE SCHEMA IF NOT EXISTS ")
                        || sql.startsWith("CREATE TABLE IF NOT EXISTS ")
                        || sql.startsWith("CREATE OR REPLACE VIEW "));
    }
}
