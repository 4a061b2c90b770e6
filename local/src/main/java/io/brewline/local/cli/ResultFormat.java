package io.brewline.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.freva.asciitable.AsciiTable;
import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.brewline.aws.Printable;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** How {@code sql} prints its rows. */
enum ResultFormat {
    /** For people: at most {@link #MOST_ROWS} rows. */
    TABLE {
        @Override
        void print(ResultSet rows, PrintStream out) throws SQLException {
            List<String[]> table = new ArrayList<>();
            boolean more = rows.next();
            while (more && table.size() < MOST_ROWS) {
                table.add(Arrays.stream(texts(rows)).map(Printable::line).toArray(String[]::new));
                more = rows.next();
            }
            out.println(AsciiTable.getTable(names(rows), table.toArray(String[][]::new)));
            out.println(more ? "The first " + MOST_ROWS + " rows; --format csv prints all." : count(table.size()));
        }
    },

    /**
     * For spreadsheets: a header, then RFC 4180. A text that a spreadsheet would take for a formula has an apostrophe in
     * front, <a href="https://owasp.org/www-community/attacks/CSV_Injection">so that it stays a text</a>.
     */
    CSV {
        @Override
        void print(ResultSet rows, PrintStream out) throws SQLException {
            writeCsv(rows, ResultFormat::withoutFormula, out);
        }
    },

    /** For programs: a header, then RFC 4180, each text as the warehouse holds it. */
    RAW_CSV {
        @Override
        void print(ResultSet rows, PrintStream out) throws SQLException {
            writeCsv(rows, text -> text, out);
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

    /** The full-width ones are taken for the others in some languages. */
    private static final String FORMULA_BEGINS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

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

    private static void writeCsv(ResultSet rows, UnaryOperator<String> text, PrintStream out) throws SQLException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVWriter csv = new CSVWriter(
                writer,
                ICSVWriter.DEFAULT_SEPARATOR,
                ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                ICSVWriter.DEFAULT_LINE_END);
        csv.writeNext(names(rows), false);
        while (rows.next()) {
            String[] cells = texts(rows);
            for (int i = 0; i < cells.length; i++) {
                // A number may well begin with a minus.
                cells[i] = isText(rows, i + 1) ? text.apply(cells[i]) : cells[i];
            }
            csv.writeNext(cells, false);
        }
        csv.flushQuietly();
    }

    private static boolean isText(ResultSet rows, int column) throws SQLException {
        return switch (rows.getMetaData().getColumnType(column)) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.OTHER -> true;
            default -> false;
        };
    }

    /** Spreadsheets pass over blanks and line ends before a formula's first character. */
    private static String withoutFormula(String text) {
        String shown = text.strip();
        boolean formula = !shown.isEmpty() && FORMULA_BEGINS.indexOf(shown.charAt(0)) >= 0;
        return formula || text.startsWith("\t") || text.startsWith("\r") ? "'" + text : text;
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
