package io.brewline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    @Test
    void findsWhatLiesAtTheEndOfAPath() throws Exception {
        JsonValue json = JsonValue.parse("{\"a\": {\"b\": [\"x\", 7, null, true, 1.5, {}]}}");
        List<JsonValue> elements = json.at("a", "b").elements();

        assertThat(elements).hasSize(6);
        assertThat(elements.get(0).text()).contains("x");
        assertThat(elements.get(1).wholeNumber()).hasValue(7);
        assertThat(elements.get(2).isAbsent()).isTrue();
        assertThat(elements.get(4).wholeNumber()).isEmpty();
        assertThat(elements.get(5).isObject()).isTrue();
    }

    @Test
    void whatIsNotThereIsAbsentHoweverFarOneAsks() throws Exception {
        JsonValue json = JsonValue.parse("{\"a\": \"text\"}");

        assertThat(json.at("a", "b", "c").isAbsent()).isTrue();
        assertThat(json.at("z").elements()).isEmpty();
        assertThat(json.at("a").wholeNumber()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "1e3", "7.0", "\"7\"", "true"})
    void takesNoOtherNumberForAWholeOneOf64Bits(String number) throws Exception {
        assertThat(JsonValue.parse(number).wholeNumber()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,", "]", "{\"a\"}", "{} {}", "nothing"})
    void refusesWhatIsNotOneValue(String text) {
        assertThatThrownBy(() -> JsonValue.parse(text)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":\"\\u00e9\\n\\\"\",\"b\":\"\u00e9\",\"c\":-9007199254740993,\"c\":[[],{}]}", "[]", "\"\""
            })
    void readsAsAnotherReaderDoes(String text) throws Exception {
        assertThat(plain(JsonValue.parse(text)))
                .isEqualTo(new JsonMapper().readTree(text).toString());
    }

    private static String plain(JsonValue json) {
        if (json.isObject()) {
            return JsonText.object(out -> {
                for (var member : json.members().entrySet()) {
                    out.writeFieldName(member.getKey());
                    out.writeRawValue(plain(member.getValue()));
                }
            });
        }
        if (json.isList()) {
            return json.elements().stream()
                    .map(JsonValueTest::plain)
                    .toList()
                    .toString()
                    .replace(", ", ",");
        }
        return json.text()
                .map(text -> JsonText.list(List.of(text)))
                .map(list -> list.substring(1, list.length() - 1))
                .orElseGet(() -> Long.toString(json.wholeNumber().orElseThrow()));
    }
}
