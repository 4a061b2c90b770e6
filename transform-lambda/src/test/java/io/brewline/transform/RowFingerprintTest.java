package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFingerprintTest {
    private final RowFingerprint fingerprint = new RowFingerprint();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a;b;c       | a;b;c
            a;b;c       | ' a ; b;c '
            a;b;c       | a;b;c;;
            a;b;c       | 'a;b;c; ;'
            ''          | ;;
            """)
    void isTheSameForRowsThatDifferByBlanksAndEmptyCellsAtTheEnd(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a;b;c       | a;b;d
            a;b;c       | a;b
            a;b;c       | ab;c
            a;b;c       | a;bc
            a;b;c       | ;a;b;c
            a;b;c       | A;b;c
            é      | ́
            abcdefg     | abcdefgh
            """)
    void tellsRowsApart(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void tellsRowsApartThatDifferByOneCharacterAnywhere() {
        StringBuilder row =
                new StringBuilder("04/03/2024 07:00;Leeds;Ann Example;Tea - 1.00;1.00;CARD;9999000011112222");
        Set<Long> seen = new HashSet<>();
        seen.add(of(row.toString()));
        for (int i = 0; i < row.length(); i++) {
            char kept = row.charAt(i);
            for (char c : "#yz\u00e9\u2615".toCharArray()) {
                row.setCharAt(i, c);
                assertThat(seen.add(of(row.toString()))).isTrue();
            }
            row.setCharAt(i, kept);
        }
    }

    @Test
    void tellsAMillionRowsApart() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(seen.add(of("04/03/2024 07:00;Leeds;" + i))).isTrue();
        }
    }

    @Test
    void doesNotDependOnTheRowBefore() {
        long first = of("a;b");
        of("x".repeat(10_000) + ";y");
        assertThat(of("a;b")).isEqualTo(first);
    }

    private long of(String row) {
        return fingerprint.of(row.split(";", -1));
    }
}
