package io.brewline.branchfile;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which column of a file holds which field. Immutable. */
public final class Columns {
    private static final String DATABASE_NULL = "\\N";

    private final Map<Field, Integer> columnOf;

    Columns(Map<Field, Integer> columnOf) {
        this.columnOf = new EnumMap<>(columnOf);
    }

    /** Columns that hold the given fields from left to right; null is a column that is not read. */
    static Columns inOrder(Field... fields) {
        Map<Field, Integer> columnOf = new EnumMap<>(Field.class);
        for (int column = 0; column < fields.length; column++) {
            if (fields[column] != null) {
                columnOf.put(fields[column], column);
            }
        }
        return new Columns(columnOf);
    }

    /** The columns that {@link #byCode} gave; codes that are unknown here are ignored. */
    public static Columns ofCodes(Map<String, Integer> columnOfCode) {
        Map<Field, Integer> columnOf = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Integer column = columnOfCode.get(field.code());
            if (column != null) {
                columnOf.put(field, column);
            }
        }
        if (!columnOf.keySet().containsAll(Field.REQUIRED)) {
            throw new IllegalArgumentException("not all fields that a sale needs have a column");
        }
        return new Columns(columnOf);
    }

    /** Each field's column, from 0, by the field's code. */
    public SortedMap<String, Integer> byCode() {
        SortedMap<String, Integer> columnOfCode = new TreeMap<>();
        columnOf.forEach((field, column) -> columnOfCode.put(field.code(), column));
        return columnOfCode;
    }

    /**
     * The field's cell of a row without surrounding blanks; empty where the row or the file has none, or has the mark
     * that databases export for it.
     */
    public String cell(Field field, String[] row) {
        Integer column = columnOf.get(field);
        String cell = column != null && column < row.length ? Blanks.strip(row[column]) : "";
        return cell.equals(DATABASE_NULL) ? "" : cell;
    }
}
