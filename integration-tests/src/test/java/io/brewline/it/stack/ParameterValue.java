package io.brewline.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;

/** What a parameter is worth: a number where it is declared one, a list where that. */
final class ParameterValue {
    private ParameterValue() {}

    /** The given value, else the default. */
    static JsonNode of(JsonNode declared, JsonNode given, String where) {
        JsonNode value = given == null ? declared.path("Default") : given;
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("The parameter " + where + " has neither a value nor a default.");
        }
        String type = declared.path("Type").asText();
        if (type.startsWith("List<") || type.equals("CommaDelimitedList")) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (String part : value.asText().split(",", -1)) {
                list.add(part.strip());
            }
            return list;
        }
        return type.equals("Number") ? number(new BigDecimal(value.asText())) : value;
    }

    private static JsonNode number(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? LongNode.valueOf(number.longValueExact())
                : DecimalNode.valueOf(number);
    }
}
