package io.brewline.benchmarks.pieces;

import io.brewline.branchfile.Row;
import io.brewline.branchfile.RowReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** A file's rows by the reader that Transform has. Stateless. */
final class FileRows {
    private FileRows() {}

    /** The cells of each row that is CSV. */
    static List<String[]> read(String text) throws IOException {
        RowReader reader = new RowReader(new StringReader(text));
        List<String[]> rows = new ArrayList<>(SampleDay.ORDERS);
        for (Row row = reader.next(); row != null; row = reader.next()) {
            if (row instanceof Row.Cells cells) {
                rows.add(cells.cells());
            }
        }
        return rows;
    }
}
