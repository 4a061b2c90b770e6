package io.brewline.local.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs the queries that lie beside a class, as {@code NAME.sql}. It lives as long as its connection. */
public final class Queries {
    private final Connection warehouse;
    private final Class<?> neighbour;

    /** The queries that lie beside {@code neighbour}. */
    public Queries(Connection warehouse, Class<?> neighbour) {
        this.warehouse = warehouse;
        this.neighbour = neighbour;
    }

    /** Makes one thing of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Every row of a query.
     *
     * @param values for its question marks, in their order
     */
    public <T> List<T> list(String query, RowReader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = warehouse.prepareStatement(sql(query))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> list = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    list.add(reader.read(rows));
                }
            }
            return list;
        }
    }

    private String sql(String query) {
        try (InputStream resource = neighbour.getResourceAsStream(query + ".sql")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
