package io.brewline.it.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes files in the layout {@code supercafe}, row by row. */
final class BranchFile {
    /** Who buys all of it. */
    static final String CUSTOMER = "Ada Thorne";

    private BranchFile() {}

    /** A file of these rows; one that is there is replaced. */
    static Path write(Path file, String... rows) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(rows));
    }

    /** A sale of one item, for cash. */
    static String row(String when, String branch, String item, String price) {
        return when + "," + branch + "," + CUSTOMER + "," + item + " - " + price + "," + price + ",CASH,";
    }
}
