package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test
    void splitsAtSemicolons() {
        assertThat(SqlScript.split("SELECT 1;\n\nSELECT 2;\n")).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void takesALastStatementWithoutOne() {
        assertThat(SqlScript.split("SELECT 1;SELECT 2")).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void dropsComments() {
        assertThat(SqlScript.split("-- a; b\nSELECT 1 -- it's one\n;\n-- end")).containsExactly("SELECT 1");
    }

    @Test
    void keepsSemicolonsAndDashesWithinQuotes() {
        assertThat(SqlScript.split("SELECT 'a;--''b' AS \"c;d\"; SELECT 2"))
                .containsExactly("SELECT 'a;--''b' AS \"c;d\"", "SELECT 2");
    }
}
