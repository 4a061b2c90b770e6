package io.brewline.branchfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddedQuotesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a, \"b\" ,c|a,\"b\",c",
                "  \"a\"  |\"a\"",
                "a,\t\"b\" \t,c|a,\"b\",c",
                "\" a \", b |\" a \", b ",
                "\"a \"\" , \"\" b\" ,c|\"a \"\" , \"\" b\",c",
                "a \"b\" c,d|a \"b\" c,d",
                "\"a\" \"b\",c|\"a\" \"b\",c",
                "a, b ,c|a, b ,c",
            })
    void takesOnlyThePaddingAroundQuotedCells(String row, String tidied) {
        assertThat(PaddedQuotes.tidy(row)).isEqualTo(tidied);
    }

    @Test
    void givesATidyRowItself() {
        String row = "a, b ,\"c, d\",e";
        assertThat(PaddedQuotes.tidy(row)).isSameAs(row);
    }
}
