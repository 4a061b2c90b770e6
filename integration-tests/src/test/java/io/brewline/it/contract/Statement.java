package io.brewline.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement of a policy.
 *
 * @param owner the resource whose policy holds it
 * @param node the statement
 */
record Statement(Resource owner, JsonNode node) {
    /** Those of every policy in the stack, but who may take on a role. */
    static Stream<Statement> of(Stack stack) {
        return stack.resources().flatMap(Statement::of);
    }

    static Stream<Statement> of(Resource owner) {
        Stream<JsonNode> documents = switch (owner.type()) {
            case "AWS::IAM::Role" ->
                Resource.each(owner.at("Policies")).stream().map(policy -> policy.path("PolicyDocument"));
            case "AWS::KMS::Key" -> Stream.of(owner.at("KeyPolicy"));
            default -> Stream.of(owner.at("PolicyDocument"));
        };
        return documents
                .flatMap(document -> Resource.each(document.path("Statement")).stream())
                .map(node -> new Statement(owner, node));
    }

    boolean isAllow() {
        return at("Effect").asText().equals("Allow");
    }

    List<String> actions() {
        return Resource.texts(at("Action"));
    }

    List<String> resources() {
        return Resource.texts(at("Resource"));
    }

    /** Whether it is about this, its conditions aside. */
    boolean covers(String action, String resource) {
        return actions().stream().anyMatch(pattern -> matches(pattern, action))
                && resources().stream().anyMatch(pattern -> matches(pattern, resource));
    }

    boolean allows(String action, String resource) {
        return isAllow() && covers(action, resource);
    }

    JsonNode at(String path) {
        return node.at("/" + path);
    }

    /** IAM's wildcards: {@code *} is anything, {@code ?} one character. */
    static boolean matches(String pattern, String text) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(expression, text);
    }
}
