package io.brewline.local.overview;

import java.util.ArrayList;
import java.util.List;

/** A table of texts, of which the first column names the row. */
record Table(String caption, List<Column> columns, List<Row> rows) {
    /** @param numeric whether it is set to the right */
    record Column(String title, boolean numeric) {}

    record Cell(String text, boolean numeric) {}

    record Row(String name, List<Cell> cells) {}

    static Table of(String caption, List<Column> columns) {
        return new Table(caption, columns, new ArrayList<>());
    }

    static Column text(String title) {
        return new Column(title, false);
    }

    static Column number(String title) {
        return new Column(title, true);
    }

    boolean filled() {
        return !rows.isEmpty();
    }

    /** Adds a row: its name, then a text for each further column. */
    void add(String name, List<String> texts) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            cells.add(new Cell(texts.get(i), columns.get(i + 1).numeric()));
        }
        rows.add(new Row(name, cells));
    }
}
