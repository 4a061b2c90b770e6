package io.brewline.branchfile;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180Parser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The rows of a file by RFC 4180, one damaged row at a time: a quotation mark that never closes costs its own line, not
 * the rest of the file. A quoted cell may go over lines; blank lines, and rows of empty cells only, are skipped. Not
 * thread-safe.
 */
public final class RowReader {
    /** What old systems end a text with, on a line of its own. */
    private static final String END_OF_FILE_MARK = "\u001A";

    // A quoted cell that goes on for longer than this is a mark that was never closed.
    private static final int MAX_LINES_A_ROW = 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ICSVParser parser = new RFC4180Parser();
    private final LineReader lines;
    private final Deque<String> lookedAhead = new ArrayDeque<>();
    private long line;

    public RowReader(Reader text) {
        lines = new LineReader(text);
    }

    /** The next row, or null at the end of the file. */
    public Row next() throws IOException {
        for (String text = nextLine(); text != null; text = nextLine()) {
            if (isTooLong(text)) {
                return new Row.Malformed(line);
            }
            if (!text.isBlank() && !text.equals(END_OF_FILE_MARK)) {
                Row row = row(text);
                if (!(row instanceof Row.Cells cells) || !isBlank(cells.cells())) {
                    return row;
                }
            }
        }
        return null;
    }

    private String nextLine() throws IOException {
        String text = lookedAhead.isEmpty() ? lines.next() : lookedAhead.remove();
        if (text != null && ++line == 1 && text.startsWith(BYTE_ORDER_MARK)) {
            return text.substring(1);
        }
        return text;
    }

    private Row row(String text) throws IOException {
        if (hasBalancedQuotes(text)) {
            String[] cells = parse(text);
            return cells == null ? new Row.Malformed(line) : new Row.Cells(line, cells);
        }
        return rowOverLines(text);
    }

    /**
     * Joins lines until the quotation marks are in balance. Where they never are, or the next row starts before, only
     * the first line is lost.
     */
    private Row rowOverLines(String first) throws IOException {
        StringBuilder joined = new StringBuilder(first);
        int taken = 0;
        while (taken < MAX_LINES_A_ROW) {
            String following = lookAhead(taken);
            if (following == null
                    || isTooLong(following)
                    || joined.length() > LineReader.MAX_LINE_LENGTH
                    || startsRow(following)) {
                break;
            }
            taken++;
            joined.append('\n').append(following);
            if (!hasBalancedQuotes(following)) {
                String[] cells = parse(joined.toString());
                if (cells == null) {
                    break;
                }
                Row row = new Row.Cells(line, cells);
                for (int i = 0; i < taken; i++) {
                    lookedAhead.remove();
                    line++;
                }
                return row;
            }
        }
        return new Row.Malformed(line);
    }

    private String lookAhead(int index) throws IOException {
        while (lookedAhead.size() <= index) {
            String text = lines.next();
            if (text == null) {
                return null;
            }
            lookedAhead.add(text);
        }
        return lookedAhead.stream().skip(index).findFirst().orElseThrow();
    }

    private String[] parse(String text) {
        try {
            return parser.parseLine(PaddedQuotes.tidy(text));
        } catch (IOException | RuntimeException e) {
            // Its message quotes the row: it goes no further.
            return null;
        }
    }

    // Every row has a cell with a time, and nothing that goes over lines has.
    private static boolean startsRow(String text) {
        for (String cell : text.split(",", -1)) {
            if (OrderTimes.parse(cell.replace('"', ' ').strip()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBalancedQuotes(String text) {
        int quotes = 0;
        for (int i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) {
            quotes++;
        }
        return quotes % 2 == 0;
    }

    private static boolean isBlank(String[] cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // TOO_LONG is told by identity.
    private static boolean isTooLong(String text) {
        return text == LineReader.TOO_LONG;
    }
}
