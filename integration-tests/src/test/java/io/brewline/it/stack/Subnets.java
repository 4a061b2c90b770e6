package io.brewline.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Fn::Cidr: the first blocks of a size within a larger one. */
final class Subnets {
    private Subnets() {}

    /**
     * Blocks.
     *
     * @param argument the block, how many are wanted, and the bits of an address within each
     */
    static JsonNode of(JsonNode argument) {
        String[] block = argument.path(0).asText().split("/", 2);
        int bits = argument.path(2).asInt();
        int prefix = 32 - bits;
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        if (argument.path(1).asInt() > 1 << (prefix - Integer.parseInt(block[1]))) {
            throw new IllegalArgumentException("Fn::Cidr asks for more blocks than there are: " + argument);
        }
        for (long i = 0; i < argument.path(1).asInt(); i++) {
            blocks.add(text(number(block[0]) + (i << bits)) + "/" + prefix);
        }
        return blocks;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", 4)) {
            number = (number << 8) | Integer.parseInt(part);
        }
        return number;
    }

    private static String text(long number) {
        return ((number >> 24) & 255) + "." + ((number >> 16) & 255) + "." + ((number >> 8) & 255) + "."
                + (number & 255);
    }
}
