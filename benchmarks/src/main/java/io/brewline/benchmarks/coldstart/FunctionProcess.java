package io.brewline.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Starts a function as Lambda does, gives it one event, and measures: a JVM with the function's memory and Lambda's options, the
 * runtime client alone on its class path, the unpacked jar where it works.
 */
final class FunctionProcess {
    /** JEP 472. */
    private static final int NATIVE_ACCESS_WARNS_SINCE = 24;

    private static final double NANOS = 1e9;
    private static final long TIMEOUT_SECONDS = 120;
    private static final int HEAP_PERCENT = 85;
    private static final int METASPACE_PERCENT = 10;
    private static final int CODE_PERCENT = 5;

    /** The runtime client and what it stands on. */
    private static final List<Class<?>> RUNTIME =
            List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    private final Map<String, String> settings;
    private final Path log;

    /**
     * @param settings the functions' environment variables
     * @param log where the output of the last start is
     */
    FunctionProcess(Map<String, String> settings, Path log) {
        this.settings = settings;
        this.log = log;
    }

    /**
     * From the start to the first answer.
     *
     * @throws IOException where there is none, or it says that the event's work failed
     */
    Start run(Deployed function, Cores cores, String event) throws IOException, InterruptedException {
        return run(function, cores, event, 1);
    }

    /** The same with the event given so many times, one after the other. */
    Start run(Deployed function, Cores cores, String event, int times) throws IOException, InterruptedException {
        try (RuntimeApi api = new RuntimeApi(event, times)) {
            ProcessBuilder builder = builder(function, cores, api);
            long started = System.nanoTime();
            Process process = builder.start();
            CompletableFuture<Void> end =
                    process.onExit().thenAccept(ended -> api.fail("it ended with " + ended.exitValue()));
            try {
                return measured(process, api, started, times);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException(function.title() + " gave no answer; its output:\n" + Files.readString(log), e);
            } finally {
                process.destroyForcibly();
                end.join();
            }
        }
    }

    private Start measured(Process process, RuntimeApi api, long started, int times)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        RuntimeApi.Answer answer = api.first().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        double cpu = cpuSeconds(process);
        RuntimeApi.Answer last = api.last().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        double further = times == 1 ? Double.NaN : (cpuSeconds(process) - cpu) / (times - 1);
        for (String body : List.of(answer.body(), last.body())) {
            if (body.contains("itemIdentifier")) {
                throw new IOException("the work failed: " + body + "\n" + Files.readString(log));
            }
        }
        return new Start((api.ready().join() - started) / NANOS, (answer.at() - started) / NANOS, cpu, further);
    }

    private static double cpuSeconds(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }

    private ProcessBuilder builder(Deployed function, Cores cores, RuntimeApi api) {
        ProcessBuilder builder = new ProcessBuilder(command(function, cores))
                .directory(function.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(settings);
        // What Lambda sets: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
        environment.put("_HANDLER", function.handler());
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.title());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.megabytes()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.title());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "1");
        environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        environment.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put(
                "AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
        environment.put("LAMBDA_TASK_ROOT", function.root().toString());
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        return builder;
    }

    private List<String> command(Deployed function, Cores cores) {
        List<String> command = new ArrayList<>(cores.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:MaxHeapSize=" + kilobytes(function, HEAP_PERCENT) + "k");
        command.add("-XX:MaxMetaspaceSize=" + kilobytes(function, METASPACE_PERCENT) + "k");
        command.add("-XX:ReservedCodeCacheSize=" + kilobytes(function, CODE_PERCENT) + "k");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        if (Runtime.version().feature() >= NATIVE_ACCESS_WARNS_SINCE) {
            // Else Java warns, in the log, of the runtime client's own native library.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", runtimeJars(), AWSLambda.class.getName(), function.handler()));
        return command;
    }

    private static long kilobytes(Deployed function, int percent) {
        return function.megabytes() * 1024L * percent / 100;
    }

    private static String runtimeJars() {
        return RUNTIME.stream().map(FunctionProcess::jarOf).distinct().collect(Collectors.joining(File.pathSeparator));
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
}
