package io.brewline.it.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of what the emulator takes and does not heed: types, and properties of types, or parts of them, or those whose
 * value is such a text.
 *
 * @param entries such as {@code AWS::SQS::QueuePolicy}, {@code AWS::Lambda::Function.TracingConfig/Mode} or {@code
 *     AWS::EC2::VPC.Tags/Value = brewline-*}
 */
record Unheeded(List<String> entries) {
    static Unheeded byMoto() {
        try (var file = Unheeded.class.getResourceAsStream("/deployment/unheeded-by-moto.txt")) {
            return new Unheeded(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("\\s*#.*", ""))
                    .filter(line -> !line.isBlank())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not as the template says, and not listed. */
    Stream<Leaf> unexpected(List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> !leaf.isHeeded())
                .filter(leaf -> entries.stream().noneMatch(entry -> covers(entry, leaf)));
    }

    /** What is listed, and is heeded after all, or is nowhere in the stack. */
    Stream<String> untrue(List<Leaf> leaves) {
        return entries.stream().filter(entry -> {
            List<Leaf> covered =
                    leaves.stream().filter(leaf -> covers(entry, leaf)).toList();
            // A type that is known in part is to be listed by its properties.
            return isType(entry)
                    ? covered.isEmpty() || covered.stream().anyMatch(Leaf::isHeeded)
                    : covered.stream().allMatch(Leaf::isHeeded);
        });
    }

    private static boolean isType(String entry) {
        return !entry.contains(".");
    }

    private static boolean covers(String entry, Leaf leaf) {
        String[] nameAndValue = entry.split(" = ", 2);
        String name = nameAndValue[0];
        boolean named = leaf.name().equals(name)
                || leaf.name().startsWith(name + "/")
                || (isType(entry) && leaf.name().startsWith(name + "."));
        return named && (nameAndValue.length == 1 || valued(nameAndValue[1], leaf));
    }

    private static boolean valued(String pattern, Leaf leaf) {
        return leaf.expected().asText().matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }
}
