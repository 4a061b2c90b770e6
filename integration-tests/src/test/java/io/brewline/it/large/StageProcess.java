package io.brewline.it.large;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One handler in a JVM of its own, made by its public constructor from the environment, with a shaded jar on the class
 * path and little else. Reads one message's body from standard input and prints what it took.
 */
final class StageProcess {
    private StageProcess() {}

    /**
     * Gives the message on standard input to a handler.
     *
     * @param arguments the handler's class
     */
    public static void main(String[] arguments) throws Exception {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId("1");
        message.setBody(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
        message.setAttributes(
                Map.of("SentTimestamp", Long.toString(System.currentTimeMillis()), "ApproximateReceiveCount", "1"));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        long start = System.nanoTime();
        SQSBatchResponse response = handler(arguments[0]).handleRequest(event, new LongContext());
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf(
                "done=%b millis=%d heapPeakMiB=%d residentPeakMiB=%d%n",
                response.getBatchItemFailures().isEmpty(), millis, heapPeak() >> 20, residentPeak() >> 20);
    }

    @SuppressWarnings("unchecked")
    private static RequestHandler<SQSEvent, SQSBatchResponse> handler(String name) throws ReflectiveOperationException {
        return Class.forName(name)
                .asSubclass(RequestHandler.class)
                .getConstructor()
                .newInstance();
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** The most memory that the process ever had in RAM, where the system tells (Linux); else 0. */
    private static long residentPeak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
