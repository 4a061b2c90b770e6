package io.brewline.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brewline.redshift.sql.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
    @Test
    void tellsTheKindsApart() throws UnterminatedText {
        assertThat(Tokenizer.tokenize("SELECT \"a b\", 'it''s', $1, 1.5e-3 FROM x"))
                .extracting(Token::kind)
                .containsExactly(
                        Kind.WORD,
                        Kind.QUOTED_NAME,
                        Kind.SIGN,
                        Kind.STRING,
                        Kind.SIGN,
                        Kind.PARAMETER,
                        Kind.SIGN,
                        Kind.NUMBER,
                        Kind.WORD,
                        Kind.WORD);
    }

    @Test
    void keepsLiteralsWhole() throws UnterminatedText {
        assertThat(texts("'a;--b' E'it\\'s' $$c'd$$ $x$ $$ $x$ \"q\"\"r\" U&'d\\0061t' N'n'"))
                .containsExactly("'a;--b'", "E'it\\'s'", "$$c'd$$", "$x$ $$ $x$", "\"q\"\"r\"", "U&'d\\0061t'", "N'n'");
    }

    @Test
    void skipsCommentsAlsoNestedOnes() throws UnterminatedText {
        assertThat(texts("a -- b 'c\n/* d /* e */ ; */ f--")).containsExactly("a", "f");
    }

    @Test
    void cutsOperatorsAsPostgresDoes() throws UnterminatedText {
        assertThat(texts("a->>b::int a<=-1 a@>b x*-1 a||b c--d"))
                .containsExactly(
                        "a", "->>", "b", "::", "int", "a", "<=", "-", "1", "a", "@>", "b", "x", "*", "-", "1", "a",
                        "||", "b", "c");
    }

    @Test
    void endsANumberWhereItsDigitsEnd() throws UnterminatedText {
        assertThat(texts("1WHEN .5 2.e 3e5 4..5")).containsExactly("1", "WHEN", ".5", "2.", "e", "3e5", "4.", ".5");
    }

    @Test
    void countsParentheses() throws UnterminatedText {
        assertThat(Tokenizer.tokenize("a (b (c) d) e"))
                .extracting(Token::depth)
                .containsExactly(0, 0, 1, 1, 2, 1, 1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "$$a", "/* a", "E'a\\'", "/* /* */"})
    void saysWhenSomethingHasNoEnd(String sql) {
        assertThatExceptionOfType(UnterminatedText.class).isThrownBy(() -> Tokenizer.tokenize(sql));
    }

    @Test
    void splitsStatementsAtSemicolonsOnly() throws UnterminatedText {
        assertThat(Statement.split("SELECT ';' ; ; -- ;\n SELECT $$;$$;"))
                .extracting(statement -> statement.sql().strip())
                .containsExactly("SELECT ';'", "-- ;\n SELECT $$;$$");
    }

    private static List<String> texts(String sql) throws UnterminatedText {
        return Tokenizer.tokenize(sql).stream().map(Token::text).toList();
    }
}
