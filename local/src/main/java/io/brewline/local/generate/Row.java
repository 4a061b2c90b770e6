package io.brewline.local.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One row's cells before they are text; reused from row to row. Not thread-safe. */
final class Row {
    private final List<Column> columns;
    private final List<String> cells = new ArrayList<>();
    private boolean padded;

    Row(List<Column> columns) {
        this.columns = columns;
    }

    /** Starts over with what the till writes for an order. */
    void fill(LayoutRows layout, Order order) {
        cells.clear();
        padded = false;
        for (int i = 0; i < columns.size(); i++) {
            cells.add(layout.cell(columns.get(i), order));
        }
    }

    String get(Column column) {
        return cells.get(columns.indexOf(column));
    }

    void set(Column column, String text) {
        cells.set(columns.indexOf(column), text);
    }

    void swap(Column one, Column other) {
        String text = get(one);
        set(one, get(other));
        set(other, text);
    }

    /** Loses the cell, so that those after it move one column to the left. */
    void drop(Column column) {
        cells.remove(columns.indexOf(column));
    }

    /** Whether one of the other columns stands to the right of the first. */
    boolean anyAfter(Column first, Column... others) {
        return Arrays.stream(others).anyMatch(other -> columns.indexOf(other) > columns.indexOf(first));
    }

    void keepFirst(int count) {
        cells.subList(count, cells.size()).clear();
    }

    void addEmptyCells(int count) {
        for (int i = 0; i < count; i++) {
            cells.add("");
        }
    }

    /** Puts blanks around each cell, outside its quotes. */
    void pad() {
        padded = true;
    }

    void appendTo(StringBuilder line) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            appendCell(line, cells.get(i));
        }
    }

    private void appendCell(StringBuilder line, String cell) {
        if (padded) {
            line.append(' ');
        }
        if (cell.indexOf(',') >= 0) {
            line.append('"').append(cell).append('"');
        } else {
            line.append(cell);
        }
        if (padded) {
            line.append(' ');
        }
    }
}
