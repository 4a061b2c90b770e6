package io.brewline.it.deployment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.load.SchemaHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The schema function in a process of its own, because it reads its environment; with a warehouse on this machine in place of
 * the one that the emulator does not make.
 */
final class SchemaFunction implements Consumer<JsonNode> {
    private static final int MINUTE_MILLIS = 60_000;

    private final AwsCli aws;
    private final Map<String, String> emulator;
    private final Map<String, String> warehouse;
    private volatile String last = "";

    /**
     * A function.
     *
     * @param emulator what it needs to speak with the emulator
     * @param warehouse the variables that say where the warehouse and its passwords are
     */
    SchemaFunction(Map<String, String> emulator, Map<String, String> warehouse) {
        this.aws = new AwsCli(emulator);
        this.emulator = emulator;
        this.warehouse = warehouse;
    }

    /** What the last run answered, or said against it. */
    String last() {
        return last;
    }

    @Override
    public void accept(JsonNode event) {
        String name = event.path("ServiceToken").asText().replaceFirst(".*:", "");
        Map<String, String> environment = new HashMap<>(emulator);
        aws.ask("lambda", "get-function-configuration", "--function-name", name)
                .at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        environment.putAll(warehouse);
        awaitStack(event.path("StackId").asText());
        String java = ProcessHandle.current().info().command().orElse("java");
        Command run = Command.run(
                environment,
                List.of(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SchemaFunction.class.getName(),
                        event.toString()));
        last = run.toString();
    }

    /** moto calls the function before others can ask for the stack, and refuses an answer that comes so early. */
    private void awaitStack(String stackId) {
        for (int i = 0; i < 60; i++) {
            if (new AwsCli(emulator)
                    .ask("cloudformation", "describe-stacks", "--stack-name", stackId)
                    .has("Stacks")) {
                return;
            }
        }
    }

    /** Handles one event, as Lambda would hand it over. */
    public static void main(String[] arguments) {
        CloudFormationCustomResourceEvent event = LambdaEventSerializers.serializerFor(
                        CloudFormationCustomResourceEvent.class, SchemaFunction.class.getClassLoader())
                .fromJson(arguments[0]);
        Context context = (Context) Proxy.newProxyInstance(
                SchemaFunction.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, values) -> method.getReturnType() == int.class ? MINUTE_MILLIS : null);
        System.out.println(new SchemaHandler().handleRequest(event, context));
        System.exit(0);
    }
}
