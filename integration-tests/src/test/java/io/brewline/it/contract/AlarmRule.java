package io.brewline.it.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who is woken, by what, and what they are told. */
enum AlarmRule implements StackRule {
    DEAD_LETTERS_RAISE_AN_ALARM {
        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.deadLetterQueues(stack).stream()
                    .filter(queue -> !watched(stack, "ApproximateNumberOfMessagesVisible", "QueueName", queue))
                    .map(queue -> queue + " has no alarm on what is in it");
        }
    },

    A_MESSAGE_THAT_WAITS_TOO_LONG_RAISES_AN_ALARM {
        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.sourceQueues(stack).stream()
                    .filter(queue -> !watched(stack, "ApproximateAgeOfOldestMessage", "QueueName", queue))
                    .map(queue -> queue + " has no alarm on the age of its oldest message");
        }
    },

    A_FUNCTION_THAT_FAILS_IS_THROTTLED_OR_SLOW_RAISES_AN_ALARM {
        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.of(stack)
                    .map(EventSource::function)
                    .flatMap(function -> Stream.of("Errors", "Throttles", "Duration")
                            .filter(metric -> !watched(stack, metric, "FunctionName", function))
                            .map(metric -> function + " has no alarm on its " + metric));
        }
    },

    /** A function that nobody feeds fails unseen: it needs an alarm on what it does not write, too. */
    A_SCHEDULED_FUNCTION_IS_CALLED_AND_MISSED {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::Events::Rule").stream().flatMap(rule -> {
                List<Resource> called = stack.all("AWS::Lambda::Function").stream()
                        .filter(function -> mayCall(stack, rule, function))
                        .toList();
                return called.isEmpty()
                        ? Stream.of(rule + " may not call a function, or is not enabled")
                        : called.stream().flatMap(function -> unmissed(stack, function));
            });
        }

        private boolean mayCall(Stack stack, Resource rule, Resource function) {
            return rule.text("State").equals("ENABLED")
                    && rule.text("Targets/0/Arn").endsWith(":" + function.text("FunctionName"))
                    && stack.all("AWS::Lambda::Permission").stream()
                            .anyMatch(permission ->
                                    permission.text("FunctionName").equals(function.physicalId())
                                            && permission.text("SourceArn").endsWith("rule/" + rule.text("Name")));
        }

        private Stream<String> unmissed(Stack stack, Resource function) {
            String stage = function.text("FunctionName")
                    .substring(stack.place().stackName().length() + 1);
            boolean missed = alarms(stack)
                    .anyMatch(alarm -> alarm.text("TreatMissingData").equals("breaching")
                            && alarm.text("ComparisonOperator").equals("LessThanThreshold")
                            && alarm.text("Dimensions/0/Value").equals(stage));
            return Stream.of(
                            watched(stack, "Errors", "FunctionName", function) ? "" : " has no alarm on its Errors",
                            missed ? "" : " could fall silent without an alarm")
                    .filter(text -> !text.isEmpty())
                    .map(text -> function + text);
        }
    },

    AN_ALARM_TELLS_THE_TOPIC_WHEN_IT_STARTS_AND_WHEN_IT_ENDS {
        @Override
        public Stream<String> findings(Stack stack) {
            List<String> topics = stack.all("AWS::SNS::Topic").stream()
                    .map(Resource::physicalId)
                    .toList();
            return alarms(stack)
                    .filter(alarm -> !Resource.texts(alarm.at("AlarmActions")).equals(topics)
                            || !Resource.texts(alarm.at("OKActions")).equals(topics))
                    .map(alarm -> alarm + " does not tell the topic both");
        }
    },

    AN_ALARM_SAYS_WHAT_TO_DO {
        @Override
        public Stream<String> findings(Stack stack) {
            return alarms(stack)
                    .filter(alarm -> !Runbook.isLinkedBy(alarm.text("AlarmDescription")))
                    .map(alarm -> alarm + " does not end with a link to a section of the runbook: "
                            + alarm.text("AlarmDescription"));
        }
    },

    THE_DASHBOARD_SHOWS_THE_ALARMS_THAT_THERE_ARE {
        @Override
        public Stream<String> findings(Stack stack) {
            Set<String> there = new TreeSet<>();
            alarms(stack)
                    .forEach(alarm -> there.add(stack.place().arn("cloudwatch", "alarm:" + alarm.text("AlarmName"))));
            return stack.all("AWS::CloudWatch::Dashboard").stream()
                    .filter(dashboard -> !shownBy(dashboard).equals(there))
                    .map(dashboard -> dashboard + " shows other alarms than there are");
        }
    };

    private static Stream<Resource> alarms(Stack stack) {
        return stack.all("AWS::CloudWatch::Alarm").stream();
    }

    private static boolean watched(Stack stack, String metric, String dimension, Resource whose) {
        return alarms(stack)
                .flatMap(alarm -> Stream.concat(
                        Stream.of(alarm.properties()),
                        Resource.each(alarm.at("Metrics")).stream().map(one -> one.at("/MetricStat/Metric"))))
                .anyMatch(watches -> watches.path("MetricName").asText().equals(metric)
                        && watches.at("/Dimensions/0/Name").asText().equals(dimension)
                        && watches.at("/Dimensions/0/Value").asText().equals(whose.text(dimension)));
    }

    private static Set<String> shownBy(Resource dashboard) {
        Set<String> shown = new TreeSet<>();
        try {
            JsonNode body = new JsonMapper().readTree(dashboard.text("DashboardBody"));
            body.path("widgets").forEach(widget -> shown.addAll(Resource.texts(widget.at("/properties/alarms"))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(dashboard + " is no JSON: " + e.getOriginalMessage(), e);
        }
        return shown;
    }
}
