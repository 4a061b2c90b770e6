package io.brewline.it.shipped;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.brewline.it.delivery.JsonFunction;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function as Lambda runs it: a JVM with the function's memory, the runtime client alone on its class path, and the
 * unpacked jar where it works. Runs from {@link #start} to {@link #close}. For one thread.
 */
final class FunctionProcess implements JsonFunction, AutoCloseable {
    /** JEP 472. */
    private static final int NATIVE_ACCESS_WARNS_SINCE = 24;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String ACCOUNT = "000000000000";

    /** The runtime client and what it stands on: the runtime brings these, a function's jar must do with them. */
    private static final List<Class<?>> RUNTIME =
            List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    private final Process process;
    private final RuntimeApi api;
    private final CompletableFuture<Void> end;
    private final Path log;
    private final long started;
    private long firstAnswer;

    private FunctionProcess(Process process, RuntimeApi api, Path log, long started) {
        this.process = process;
        this.api = api;
        this.end = process.onExit().thenAccept(ended -> api.fail("the process ended with " + ended.exitValue()));
        this.log = log;
        this.started = started;
    }

    /**
     * Starts it.
     *
     * @param settings the function's environment variables
     * @param log where its output goes
     */
    static FunctionProcess start(ShippedFunction function, TaskRoot root, Map<String, String> settings, Path log)
            throws IOException {
        String region = settings.get("AWS_REGION");
        RuntimeApi api =
                RuntimeApi.start("arn:aws:lambda:" + region + ":" + ACCOUNT + ":function:" + function.title(), TIMEOUT);
        ProcessBuilder builder = new ProcessBuilder(command(function))
                .directory(root.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(reserved(function, root, api));
        environment.putAll(settings);
        long started = System.nanoTime();
        Process process = builder.start();
        return new FunctionProcess(process, api, log, started);
    }

    private static List<String> command(ShippedFunction function) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(function.memory().jvmOptions());
        if (Runtime.version().feature() >= NATIVE_ACCESS_WARNS_SINCE) {
            // Else Java warns, in the log, of the runtime client's own native library.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", runtimeJars(), AWSLambda.class.getName(), function.handler()));
        return command;
    }

    private static String runtimeJars() {
        return String.join(
                File.pathSeparator,
                RUNTIME.stream().map(FunctionProcess::jarOf).distinct().toList());
    }

    private static String jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Lambda sets (<a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">list</a>). */
    private static Map<String, String> reserved(ShippedFunction function, TaskRoot root, RuntimeApi api) {
        Map<String, String> reserved = new HashMap<>();
        reserved.put("_HANDLER", function.handler());
        reserved.put("AWS_LAMBDA_RUNTIME_API", api.address());
        reserved.put("AWS_LAMBDA_FUNCTION_NAME", function.title());
        reserved.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        reserved.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(function.memory().megabytes()));
        reserved.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.title());
        reserved.put("AWS_LAMBDA_LOG_STREAM_NAME", "1");
        reserved.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        reserved.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
        reserved.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        reserved.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
        reserved.put("LAMBDA_TASK_ROOT", root.folder().toString());
        reserved.put("LANG", "en_US.UTF-8");
        reserved.put("TZ", ":UTC");
        reserved.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        return reserved;
    }

    @Override
    public String invoke(String event) throws Exception {
        waitFor(api.ready());
        String answer = waitFor(api.invoke(event));
        if (firstAnswer == 0) {
            firstAnswer = System.nanoTime();
        }
        return answer;
    }

    private <T> T waitFor(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(
                    (e.getCause() == null ? "no answer came" : e.getCause().getMessage()) + "; its output:\n" + log(),
                    e);
        }
    }

    /** All that the process wrote so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** From the process's start until it asked for its first event. */
    Duration init() throws IOException, InterruptedException {
        return Duration.ofNanos(waitFor(api.ready()) - started);
    }

    /** From the process's start until its first answer. */
    Duration firstAnswer() {
        return Duration.ofNanos(firstAnswer - started);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        end.join();
        api.close();
    }
}
