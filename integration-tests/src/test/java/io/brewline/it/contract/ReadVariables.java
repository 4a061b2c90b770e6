package io.brewline.it.contract;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import io.brewline.aws.Settings;
import io.brewline.failure.Misconfigured;
import io.brewline.it.stack.Resource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The environment variables that a function asks for when it starts with what the template gives it.
 *
 * @param names without those that Lambda sets itself, {@code AWS_…}
 * @param complaint what the function's configuration says against its environment
 */
record ReadVariables(Set<String> names, Optional<String> complaint) {
    /** Those of {@code XHandler} are what {@code XConfig}, beside it, reads. */
    static ReadVariables by(Resource function, String region) {
        Map<String, String> environment = new TreeMap<>(Map.of("AWS_REGION", region));
        function.at("Environment/Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        Set<String> asked = new TreeSet<>();
        Settings settings = mock(
                Settings.class,
                withSettings().spiedInstance(new Settings(environment)).defaultAnswer(call -> {
                    asked.add(call.getArgument(0));
                    return call.callRealMethod();
                }));
        Optional<String> complaint = complaint(function.text("Handler"), settings);
        asked.removeIf(name -> name.startsWith("AWS_"));
        return new ReadVariables(asked, complaint);
    }

    private static Optional<String> complaint(String handler, Settings settings) {
        try {
            Method from =
                    Class.forName(handler.replaceFirst("Handler$", "Config")).getDeclaredMethod("from", Settings.class);
            from.setAccessible(true);
            from.invoke(null, settings);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Misconfigured misconfigured) {
                return Optional.of("would not start: " + misconfigured.getMessage());
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            return Optional.of("has no configuration to be found: " + e.getMessage());
        }
    }
}
