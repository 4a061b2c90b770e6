package io.brewline.it.contract;

import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.util.List;
import java.util.stream.Stream;

/** A queue, the function that takes its messages, and the mapping that ties the two. */
record EventSource(Resource mapping, Resource queue, Resource function) {
    static Stream<EventSource> of(Stack stack) {
        return stack.all("AWS::Lambda::EventSourceMapping").stream()
                .map(mapping -> new EventSource(mapping, queue(stack, mapping), function(stack, mapping)));
    }

    static List<Resource> deadLetterQueues(Stack stack) {
        List<String> targets = stack.all("AWS::SQS::Queue").stream()
                .map(queue -> queue.text("RedrivePolicy/deadLetterTargetArn"))
                .toList();
        return stack.all("AWS::SQS::Queue").stream()
                .filter(queue -> targets.contains(arn(stack, queue)))
                .toList();
    }

    static List<Resource> sourceQueues(Stack stack) {
        List<Resource> deadLetters = deadLetterQueues(stack);
        return stack.all("AWS::SQS::Queue").stream()
                .filter(queue -> !deadLetters.contains(queue))
                .toList();
    }

    static String arn(Stack stack, Resource queue) {
        return stack.place().arn("sqs", queue.text("QueueName"));
    }

    private static Resource queue(Stack stack, Resource mapping) {
        return stack.all("AWS::SQS::Queue").stream()
                .filter(queue -> arn(stack, queue).equals(mapping.text("EventSourceArn")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mapping + " takes messages of no queue of the stack"));
    }

    private static Resource function(Stack stack, Resource mapping) {
        // A function's name is not the beginning of another's: an alias follows after a colon.
        String target = mapping.text("FunctionName") + ":";
        return stack.all("AWS::Lambda::Function").stream()
                .filter(function -> target.contains(":" + function.text("FunctionName") + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mapping + " calls no function of the stack"));
    }
}
