package io.brewline.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small branch files in the layout {@code supercafe}. */
final class BranchFile {
    static final String TEA = "04/03/2024 09:00,Leeds,Ada Thorne,Small Tea - 1.50,1.5,CASH,";
    static final String COOKIES =
            "04/03/2024 09:05,Leeds,Leo Nash,\"Cookie - 1.25, Cookie - 1.25\",2.5,CARD,9999123412341234";
    static final String WITHOUT_BRANCH = "04/03/2024 09:10,N/A,Eva Birch,Small Tea - 1.50,1.5,CASH,";

    private BranchFile() {}

    static Path write(Path file, String... rows) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(rows));
    }
}
