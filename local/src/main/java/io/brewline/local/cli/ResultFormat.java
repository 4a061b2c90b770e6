package io.brewline.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.freva.asciitable.AsciiTable;
import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How {@code sql} prints its rows. */
enum ResultFormat {
    /** For people: at most {@link #MOST_ROWS} rows. */
    TABLE {
        @Override
        void print(ResultSet rows, PrintStream out) throws SQLException {
            List<String[]> table = new ArrayList<>();
            boolean more = rows.next();
            while (more && table.size() < MOST_ROWS) {
                table.add(texts(rows));
                more = rows.next();
            }
            out.println(AsciiTable.getTable(names(rows), table.toArray(String[][]::new)));
            out.println(more ? "The first " + MOST_ROWS + " rows; --format csv prints all." : count(table.size()));
        }
    },

    /** For programs: a header, then RFC 4180. */
    CSV {
        @Override
        void print(ResultSet rows, PrintStream out) throws SQLException {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVWriter csv = new CSVWriter(
                    text,
                    ICSVWriter.DEFAULT_SEPARATOR,
                    ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                    ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                    ICSVWriter.DEFAULT_LINE_END);
            csv.writeNext(names(rows), false);
            while (rows.next()) {
                csv.writeNext(texts(rows), false);
            }
            csv.flushQuietly();
        }
    },

    /** For programs: an array of objects. */
    JSON {
        @Override
        void print(ResultSet rows, PrintStream out) throws SQLException {
            List<String> names = unlike(names(rows));
            ArrayNode array = new JsonMapper().createArrayNode();
            while (rows.next()) {
                ObjectNode row = array.addObject();
                for (int i = 0; i < names.size(); i++) {
                    row.putPOJO(names.get(i), value(rows, i + 1));
                }
            }
            out.println(array);
        }
    };

    private static final int MOST_ROWS = 1000;

    static String count(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    abstract void print(ResultSet rows, PrintStream out) throws SQLException;

    private static String[] names(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        String[] names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1);
        }
        return names;
    }

    /** The names, a number behind each that was there before: an object's fields must differ. */
    private static List<String> unlike(String[] names) {
        List<String> unlike = new ArrayList<>();
        for (String name : names) {
            String other = name;
            for (int i = 2; unlike.contains(other); i++) {
                other = name + "_" + i;
            }
            unlike.add(other);
        }
        return unlike;
    }

    private static String[] texts(ResultSet rows) throws SQLException {
        String[] texts = new String[rows.getMetaData().getColumnCount()];
        for (int i = 0; i < texts.length; i++) {
            String text = rows.getString(i + 1);
            texts[i] = text == null ? "" : text;
        }
        return texts;
    }

    /** Numbers and truths as they are, all else as the warehouse writes it. */
    private static Object value(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        return value == null || value instanceof Number || value instanceof Boolean ? value : rows.getString(column);
    }
}
