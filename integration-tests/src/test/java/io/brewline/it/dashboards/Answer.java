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
    static Answer of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            ResultSetMetaData data = found.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(new Column(data.getColumnLabel(i), ColumnType.named(data.getColumnTypeName(i))));
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

    List<ColumnType> types() {
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
