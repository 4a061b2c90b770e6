package io.brewline.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import io.brewline.it.stack.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What keeps a message from being lost, or from going round for ever. */
enum QueueRule implements StackRule {
    A_MESSAGE_THAT_FAILS_GOES_TO_A_DEAD_LETTER_QUEUE_OF_THE_SAME_TEMPLATE {
        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.sourceQueues(stack).stream()
                    .filter(queue -> deadLetters(stack, queue)
                            .filter(target -> target.template().equals(queue.template()))
                            .isEmpty())
                    .map(queue -> queue + " has no redrive to a queue of its template");
        }
    },

    DEAD_LETTERS_ARE_KEPT_LONGER_THAN_WHAT_WAITS {
        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.sourceQueues(stack).stream()
                    .filter(queue -> deadLetters(stack, queue)
                            .filter(target -> retention(target) <= retention(queue))
                            .isPresent())
                    .map(queue -> queue + " keeps messages as long as its dead-letter queue");
        }
    },

    A_MESSAGE_IS_TRIED_FIVE_TIMES_AND_ITS_FUNCTION_KNOWS_THE_LAST {
        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.of(stack).flatMap(source -> {
                JsonNode receives = source.queue().at("RedrivePolicy/maxReceiveCount");
                String known = source.function().text("Environment/Variables/MAX_RECEIVE_COUNT");
                return Stream.of(
                                receives.asInt() < 5 ? source.queue() + " tries fewer than 5 times" : null,
                                receives.asText().equals(known)
                                        ? null
                                        : source.function() + " has MAX_RECEIVE_COUNT " + known + ", its queue "
                                                + receives)
                        .filter(finding -> finding != null);
            });
        }
    },

    EVERY_QUEUE_HAS_A_FUNCTION {
        @Override
        public Stream<String> findings(Stack stack) {
            List<Resource> taken = EventSource.of(stack).map(EventSource::queue).toList();
            return EventSource.sourceQueues(stack).stream()
                    .filter(queue -> !taken.contains(queue))
                    .map(queue -> queue + " is nobody's source");
        }
    },

    A_RECEIVED_MESSAGE_STAYS_HIDDEN_FOR_SIX_TIMES_THE_TIME_OUT_AND_THE_WINDOW {
        @Override
        public List<Stack> stacks(Templates templates) {
            JsonNode parameters = templates.tree(Templates.ROOT).path("Parameters");
            TreeSet<String> seconds = new TreeSet<>();
            List<String> names = List.of("ExtractTimeout", "TransformTimeout", "LoadTimeout");
            names.forEach(
                    name -> parameters.path(name).path("AllowedValues").forEach(value -> seconds.add(value.asText())));
            String window = parameters.path("LoadBatchSeconds").path("MaxValue").asText();
            return seconds.stream()
                    .map(value -> Stacks.main(
                            templates,
                            Map.of(
                                    names.get(0),
                                    value,
                                    names.get(1),
                                    value,
                                    names.get(2),
                                    value,
                                    "LoadBatchSeconds",
                                    window)))
                    .toList();
        }

        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.of(stack).flatMap(source -> {
                long timeout = source.function().at("Timeout").asLong();
                long least = 6 * timeout
                        + source.mapping().at("MaximumBatchingWindowInSeconds").asLong();
                return source.queue().at("VisibilityTimeout").asLong() < least
                        ? Stream.of(source.queue() + " hides messages for less than " + least + " s with a time-out of "
                                + timeout + " s")
                        : Stream.empty();
            });
        }
    };

    private static Optional<Resource> deadLetters(Stack stack, Resource queue) {
        return stack.all("AWS::SQS::Queue").stream()
                .filter(target ->
                        EventSource.arn(stack, target).equals(queue.text("RedrivePolicy/deadLetterTargetArn")))
                .findFirst();
    }

    private static long retention(Resource queue) {
        // Four days, where it is not said.
        return queue.at("MessageRetentionPeriod").asLong(345_600);
    }
}
