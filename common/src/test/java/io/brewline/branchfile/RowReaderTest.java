package io.brewline.branchfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are shown as {@code line: cell|cell}, malformed ones as {@code line: malformed}. */
class RowReaderTest {
    private static final String GOOD = "01/02/2026 09:00,Leeds,Ann Example,\"Latte - 2.00, Tea - 1.00\",3.00,CASH,";
    private static final String GOOD_CELLS = "01/02/2026 09:00|Leeds|Ann Example|Latte - 2.00, Tea - 1.00|3.00|CASH|";
    private static final String UNCLOSED = "01/02/2026 09:01,Leeds,\"Ann Example,Latte - 2.00,2.00,CASH,";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void endsLinesHoweverTheTillDoes(String end) throws IOException {
        assertThat(rows("a,b" + end + "c,d" + end)).containsExactly("1: a|b", "2: c|d");
    }

    @Test
    void needsNoEndOfTheLastLine() throws IOException {
        assertThat(rows("a,b\nc,d")).containsExactly("1: a|b", "2: c|d");
    }

    @Test
    void mixesLineEnds() throws IOException {
        assertThat(rows("a\r\nb\rc\nd")).containsExactly("1: a", "2: b", "3: c", "4: d");
    }

    @Test
    void skipsTheEndOfFileMarkOfOldSystems() throws IOException {
        assertThat(rows("a,b\n\u001A")).containsExactly("1: a|b");
    }

    @Test
    void skipsBlankLinesAndCountsThem() throws IOException {
        assertThat(rows("\n \na,b\n\t\n\nc,d\n\n")).containsExactly("3: a|b", "6: c|d");
    }

    @Test
    void skipsRowsOfOnlyCommas() throws IOException {
        assertThat(rows(",,,\na,b\n , ,\n\"\",\"\"\n")).containsExactly("2: a|b");
    }

    @Test
    void takesTheByteOrderMarkOffTheFirstLineOnly() throws IOException {
        assertThat(rows("\uFEFFa,b\n\uFEFFc,d")).containsExactly("1: a|b", "2: \uFEFFc|d");
    }

    @Test
    void keepsWhatIsInQuotes() throws IOException {
        assertThat(rows("\"a, \"\"b\"\" \",c\n\"\",\" d \"\n")).containsExactly("1: a, \"b\" |c", "2: | d ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,\"b, c\" ,d",
                "a, \"b, c\",d",
                "a ,  \"b, c\"  , d",
                "a,\t\"b, c\"\t,d",
                " \"a\" ,\"b, c\" ,\"d\" ",
                "a,\"b, c\", \"d\"",
            })
    void readsPaddedCellsAroundQuotes(String row) throws IOException {
        assertThat(rows(row))
                .singleElement()
                .satisfies(cells -> assertThat(cells.replaceAll(" *\\| *", "|").replace("1:  ", "1: "))
                        .isEqualTo("1: a|b, c|d"));
    }

    @Test
    void readsPaddedCellsOfARowOverLines() throws IOException {
        assertThat(rows("a, \"b\nc\" ,d\ne,f")).containsExactly("1: a|b\nc|d", "3: e|f");
    }

    @Test
    void readsAQuotedCellOverLines() throws IOException {
        assertThat(rows("a,\"b\n\nc\",d\ne,f\n")).containsExactly("1: a|b\n\nc|d", "4: e|f");
    }

    @Test
    void losesOneRowToAnUnclosedQuote() throws IOException {
        assertThat(rows(GOOD + "\n" + UNCLOSED + "\n" + GOOD + "\n"))
                .containsExactly("1: " + GOOD_CELLS, "2: malformed", "3: " + GOOD_CELLS);
    }

    @Test
    void losesOneRowToAnUnclosedQuoteAtTheEnd() throws IOException {
        assertThat(rows(GOOD + "\n" + UNCLOSED)).containsExactly("1: " + GOOD_CELLS, "2: malformed");
    }

    @Test
    void readsTheGoodRowsBetweenTwoDamagedOnes() throws IOException {
        assertThat(rows(String.join("\n", UNCLOSED, GOOD, GOOD, UNCLOSED, GOOD, UNCLOSED, UNCLOSED, GOOD)))
                .containsExactly(
                        "1: malformed",
                        "2: " + GOOD_CELLS,
                        "3: " + GOOD_CELLS,
                        "4: malformed",
                        "5: " + GOOD_CELLS,
                        "6: malformed",
                        "7: malformed",
                        "8: " + GOOD_CELLS);
    }

    @Test
    void looksOnlySoFarForTheEndOfAQuotedCell() throws IOException {
        String lines = "x\n".repeat(25);
        assertThat(rows("a,\"b\n" + lines + "c\",d\n")).startsWith("1: malformed", "2: x", "3: x");
    }

    @Test
    void losesOneRowToALineThatIsTooLong() throws IOException {
        String huge = "y".repeat(LineReader.MAX_LINE_LENGTH + 1);
        assertThat(rows("a,b\n" + huge + "\nc,d")).containsExactly("1: a|b", "2: malformed", "3: c|d");
    }

    @Test
    void readsALineOfTheGreatestLength() throws IOException {
        String line = "y".repeat(LineReader.MAX_LINE_LENGTH);
        assertThat(rows(line + "\nc,d")).containsExactly("1: " + line, "2: c|d");
    }

    @Test
    void readsNothingFromNothing() throws IOException {
        assertThat(rows("")).isEmpty();
        assertThat(rows("\n\r\n\r")).isEmpty();
        assertThat(rows("\uFEFF")).isEmpty();
    }

    private static List<String> rows(String text) throws IOException {
        RowReader reader = new RowReader(new StringReader(text));
        List<String> rows = new ArrayList<>();
        for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row.line() + ": "
                    + (row instanceof Row.Cells cells ? String.join("|", cells.cells()) : "malformed"));
        }
        return rows;
    }
}
