package io.brewline.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "Ann 9999000011112222",
                "9999 0000 1111 2222 x",
                "Le\uFFFDds",
                "Leeds\u202Exeslah",
                "\u2066Leeds",
                "Le\uFFFEeds",
                "\uFDD0Leeds",
                "Leeds\uD83F\uDFFF"
            })
    void isNothingPersonalAndNothingDamaged(String typed) {
        assertThat(BranchName.parse(typed)).isEmpty();
        assertThat(Product.isProductText(typed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    leeds,                       Leeds
                    LEEDS,                       Leeds
                    '  Leeds ',                  Leeds
                    ' newcastle  UPON tyne',     Newcastle upon Tyne
                    'newcastle\u00a0upon\u2003tyne', Newcastle upon Tyne
                    southend-on-sea,             Southend-on-Sea
                    STOCKTON-ON-TEES,            Stockton-on-Tees
                    stoke-on-trent,              Stoke-on-Trent
                    ashby-de-la-zouch,           Ashby-de-la-Zouch
                    isle OF wight,               Isle of Wight
                    the oval,                    The Oval
                    king's lynn,                 King's Lynn
                    st. ives,                    St. Ives
                    bath (spa),                  Bath (Spa)
                    7 dials,                     7 Dials
                    ynys môn,                    Ynys Môn
                    ÉVORA,                       Évora
                    ßtadt,                       ßtadt
                    ŉorth,                       ŉorth
                    """)
    void isCapitalisedAsPlacesAre(String typed, String canonical) {
        assertThat(BranchName.parse(typed)).hasValue(new BranchName(canonical));
        assertThat(BranchName.parse(canonical))
                .hasValueSatisfying(name -> assertThat(name).hasToString(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "N/A",
                "\\N",
                "n/a",
                " N/a ",
                "\u00a0N/A\u00a0",
                "42",
                "-",
                "?",
                "Lee\u0000ds",
                "Lee\u001fds",
                "Lee\nds",
                "Lee\u0085ds"
            })
    void isNotReadFromWhatNamesNoBranch(String text) {
        assertThat(BranchName.parse(text)).isEmpty();
    }

    @Test
    void isBounded() {
        assertThat(BranchName.parse("x".repeat(BranchName.MAX_LENGTH))).isPresent();
        assertThat(BranchName.parse("x".repeat(BranchName.MAX_LENGTH + 1))).isEmpty();
        assertThat(BranchName.parse("a" + " ".repeat(99) + "b")).hasValue(new BranchName("A B"));
        assertThat(BranchName.parse("\u0130".repeat(BranchName.MAX_LENGTH))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "leeds", "Newcastle Upon Tyne", " Leeds", "Leeds ", "New  York"})
    void isOnlyMadeOfCanonicalNames(String text) {
        assertThatThrownBy(() -> new BranchName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a canonical branch name");
    }

    @Test
    void isStableWhateverTheLetters() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String typed = random.ints(1 + random.nextInt(6), 0x20, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            BranchName.parse(typed)
                    .ifPresent(
                            name -> assertThat(BranchName.parse(name.value())).hasValue(name));
        }
    }
}
