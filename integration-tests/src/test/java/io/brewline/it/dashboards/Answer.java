package io.brewline.it.dashboards;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the warehouse answers.
 *
 * @param columns in their order
 * @param rows their values as JDBC has them
 */
record Answer(List<Column> columns, List<List<Object>> rows) {
    /** A column's name, and its type as the plugin tells them apart. */
    record Column(String name, Type type) {}

    /** OTHER is what the plugin cannot show as what it is; a DATE, for one, becomes text. */
    enum Type {
        NUMBER,
        TEXT,
        TIME,
        OTHER
    }

    static Answer of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            ResultSetMetaData data = found.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(new Column(data.getColumnLabel(i), type(data.getColumnTypeName(i))));
            }
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(found.getObject(i));
                }
                rows.add(row);
            }
            return new Answer(columns, rows);
        }
    }

    /** @see <a href="https://github.com/grafana/redshift-datasource/blob/main/pkg/redshift/driver/rows.go">the plugin's</a> */
    private static Type type(String name) {
        return switch (name) {
            case "int2", "int4", "int8", "numeric", "float4", "float8" -> Type.NUMBER;
            // An expression of texts is a text in redshift-local, a varchar in Redshift.
            case "varchar", "bpchar", "text" -> Type.TEXT;
            case "timestamp" -> Type.TIME;
            default -> Type.OTHER;
        };
    }

    List<Type> types() {
        return columns.stream().map(Column::type).toList();
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The number in the first row under a name. */
    BigDecimal number(String column) {
        return new BigDecimal(rows.get(0).get(names().indexOf(column)).toString());
    }
}
