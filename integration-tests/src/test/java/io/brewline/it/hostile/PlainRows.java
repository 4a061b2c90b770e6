package io.brewline.it.hostile;

import io.brewline.branchfile.Field;
import io.brewline.branchfile.Header;
import io.brewline.branchfile.OrderTimes;
import java.util.Arrays;
import java.util.List;

/**
 * A text's rows, counted in the plainest way there is.
 *
 * @param lines that are not blank
 * @param rows lines that hold a cell and are no header
 * @param isCertain whether that is right: there is no quotation mark, no line too long to be read, and none that is a row
 *     or a header by where its time stands
 */
record PlainRows(long lines, long rows, boolean isCertain) {
    private static final int LONGEST_LINE = 1 << 18;

    static PlainRows of(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> lines = Arrays.stream(unmarked.split("\r\n|\r|\n", -1))
                .filter(line -> !line.isBlank() && !line.equals("\u001A"))
                .toList();
        boolean certain = text.indexOf('"') < 0 && lines.stream().noneMatch(line -> line.length() > LONGEST_LINE);
        long rows = 0;
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            boolean header = isHeader(cells);
            certain &= !header || Arrays.stream(cells).noneMatch(PlainRows::isTime);
            rows += !header && Arrays.stream(cells).anyMatch(cell -> !cell.isBlank()) ? 1 : 0;
        }
        return new PlainRows(lines.size(), rows, certain);
    }

    private static boolean isHeader(String[] cells) {
        // Recognising one is dear, and most lines are none.
        long words = Arrays.stream(cells)
                .filter(cell -> cell.chars().anyMatch(Character::isLetter))
                .count();
        return words >= Field.REQUIRED.size() && Header.parse(cells).isPresent();
    }

    private static boolean isTime(String cell) {
        return OrderTimes.parse(cell.strip()).isPresent();
    }
}
