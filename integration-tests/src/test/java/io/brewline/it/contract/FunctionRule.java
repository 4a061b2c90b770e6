package io.brewline.it.contract;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What Lambda is told about the functions, and how it feeds them. */
enum FunctionRule implements StackRule {
    A_HANDLER_IS_A_CLASS_OF_THE_JAR_THAT_IS_NAMED {
        @Override
        public Stream<String> findings(Stack stack) {
            return functions(stack)
                    .flatMap(
                            function -> wrongHandler(function)
                                    .map(fault -> function + "'s handler " + function.text("Handler") + " " + fault)
                                    .stream());
        }
    },

    EVERY_VARIABLE_THAT_CODE_READS_IS_SET_AND_EVERY_ONE_SET_IS_READ {
        @Override
        public Stream<String> findings(Stack stack) {
            return functions(stack).flatMap(function -> {
                ReadVariables read = ReadVariables.by(function, stack.place().region());
                Set<String> set = new TreeSet<>();
                function.at("Environment/Variables").fieldNames().forEachRemaining(set::add);
                return Stream.of(
                                read.complaint().stream(),
                                read.names().stream()
                                        .filter(name -> !set.contains(name))
                                        .map(name -> "reads " + name + ", which is not set"),
                                set.stream()
                                        .filter(name -> !read.names().contains(name))
                                        .map(name -> "does not read " + name + ", which is set"))
                        .flatMap(findings -> findings)
                        .map(finding -> function + " " + finding);
            });
        }
    },

    A_FUNCTION_LOGS_AS_JSON_TO_A_GROUP_THAT_FORGETS {
        @Override
        public Stream<String> findings(Stack stack) {
            return functions(stack)
                    .filter(function -> !function.text("LoggingConfig/LogFormat")
                                    .equals("JSON")
                            || stack.all("AWS::Logs::LogGroup").stream().noneMatch(group -> isOf(group, function)))
                    .map(function -> function + " has no log group of its own with a retention, or does not log JSON");
        }

        private boolean isOf(Resource group, Resource function) {
            return group.physicalId().equals(function.text("LoggingConfig/LogGroup"))
                    && group.text("LogGroupName").equals("/aws/lambda/" + function.text("FunctionName"))
                    && group.at("RetentionInDays").asInt() > 0;
        }
    },

    /** Lambda refuses a second version of a function that has not changed since the first. */
    A_FUNCTION_CHANGES_WHENEVER_ITS_VERSION_DOES {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::Lambda::Version").stream()
                    .filter(version -> functions(stack)
                            .filter(function -> function.physicalId().equals(version.text("FunctionName")))
                            .noneMatch(function -> function.text("Description")
                                    .contains("Deployment " + version.text("Description") + ".")))
                    .map(version -> version + " is made anew when its function is not");
        }
    },

    A_FUNCTION_THAT_TAKES_MESSAGES_IS_TRACED {
        @Override
        public Stream<String> findings(Stack stack) {
            return EventSource.of(stack)
                    .map(EventSource::function)
                    .filter(function -> !function.text("TracingConfig/Mode").equals("Active"))
                    .map(function -> function + " is not traced");
        }
    },

    ONE_FAILED_MESSAGE_DOES_NOT_FAIL_ITS_BATCH {
        @Override
        public Stream<String> findings(Stack stack) {
            return mappings(stack)
                    .filter(mapping -> !Resource.texts(mapping.at("FunctionResponseTypes"))
                            .equals(List.of("ReportBatchItemFailures")))
                    .map(mapping -> mapping + " takes failures for the whole batch's");
        }
    },

    BATCHES_AND_CONCURRENCY_ARE_WHAT_LAMBDA_ADMITS {
        @Override
        public Stream<String> findings(Stack stack) {
            return mappings(stack)
                    .filter(mapping -> {
                        int size = mapping.at("BatchSize").asInt();
                        int window =
                                mapping.at("MaximumBatchingWindowInSeconds").asInt();
                        int concurrency =
                                mapping.at("ScalingConfig/MaximumConcurrency").asInt();
                        return size < 1
                                || size > 10_000
                                || (size > 10 && window < 1)
                                || window > 300
                                || concurrency < 2
                                || concurrency > 1000;
                    })
                    .map(mapping -> mapping + ": batch size, window or concurrency is beyond what Lambda admits");
        }
    };

    private static Stream<Resource> functions(Stack stack) {
        return stack.all("AWS::Lambda::Function").stream();
    }

    private static Stream<Resource> mappings(Stack stack) {
        return stack.all("AWS::Lambda::EventSourceMapping").stream();
    }

    private static Optional<String> wrongHandler(Resource function) {
        try {
            Class<?> handler = Class.forName(function.text("Handler"), false, FunctionRule.class.getClassLoader());
            if (!RequestHandler.class.isAssignableFrom(handler)
                    && !RequestStreamHandler.class.isAssignableFrom(handler)) {
                return Optional.of("handles no requests");
            }
            if (Stream.of(handler.getConstructors()).noneMatch(made -> made.getParameterCount() == 0)) {
                return Optional.of("has no public constructor without arguments");
            }
            String module = Path.of(function.text("Code/S3Key"))
                    .getFileName()
                    .toString()
                    .replace(".jar", "");
            String origin =
                    handler.getProtectionDomain().getCodeSource().getLocation().getPath();
            return origin.contains("/" + module + "/") ? Optional.empty() : Optional.of("is not in " + module);
        } catch (ClassNotFoundException e) {
            return Optional.of("is not there");
        }
    }
}
