package io.brewline.it.contract;

import io.brewline.it.stack.Stack;
import io.brewline.it.stack.Templates;
import java.util.List;
import java.util.stream.Stream;

/** Something that every stack made from the templates must keep, whatever its parameters. */
interface StackRule {
    String name();

    /** A sentence for each thing in {@code stack} that breaks the rule. */
    Stream<String> findings(Stack stack);

    /** The stacks on which the rule is tried. */
    default List<Stack> stacks(Templates templates) {
        return Stacks.variants(templates);
    }

    /** What breaks the rule in any of those stacks, or keeps one from being read at all. */
    default List<String> findings(Templates templates) {
        try {
            return stacks(templates).stream().flatMap(this::findings).distinct().toList();
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }
}
