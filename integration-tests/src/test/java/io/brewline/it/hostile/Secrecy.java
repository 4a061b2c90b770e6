package io.brewline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.opencsv.RFC4180Parser;
import io.brewline.it.endtoend.WordSearch;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * That nobody's data left the two stages. A spoiled file may have a customer's name, alone, where the branch or a product
 * stands in a row that is right otherwise: nothing can tell, so names are looked for everywhere but in those three texts.
 * Card numbers and addresses must not be in them either.
 */
final class Secrecy {
    private static final Pattern LONG_NUMBER = Pattern.compile("(?:\\d[ -]?){12,}");
    private static final int TELLING_DIGITS = 8;
    private static final List<Integer> TEXTS = List.of(4, 6, 7, 8);

    private final WordSearch customers;
    private final JsonMapper json = new JsonMapper();
    private final RFC4180Parser csv = new RFC4180Parser();

    Secrecy(WordSearch customers) {
        this.customers = customers;
    }

    void check(Passage passage) throws IOException {
        String around = passage.aroundTheLines();
        assertThat(customers.find(around)).isEmpty();
        for (String line : passage.lines(Passage.LINES)) {
            String[] cells = csv.parseLine(line);
            for (int text : TEXTS) {
                assertThat(cells[text].chars().filter(Character::isDigit)).hasSizeLessThan(TELLING_DIGITS);
                assertThat(cells[text]).doesNotContain("@");
                assertThat(cells[text].chars().noneMatch(Character::isISOControl))
                        .isTrue();
                cells[text] = "";
            }
            String rest = String.join(",", cells);
            assertThat(customers.find(rest)).isEmpty();
            assertThat(LONG_NUMBER.matcher(cells[9] + "," + cells[12]).find()).isFalse();
        }
        for (String line : passage.lines(Passage.REJECTS)) {
            JsonNode total = json.readTree(line).path("total_price");
            assertThat(total.asText().chars().filter(Character::isDigit)).hasSizeLessThan(TELLING_DIGITS);
        }
    }
}
