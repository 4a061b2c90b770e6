package io.brewline.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's side of one process that gets one event, as often as is told: the <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">runtime API</a>, on loopback. Runs from its making to
 * {@link #close}. Thread-safe.
 */
final class RuntimeApi implements AutoCloseable {
    private static final long DEADLINE_MILLIS = 120_000;
    private static final String REQUEST_ID = "00000000-0000-0000-0000-000000000001";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final CompletableFuture<Answer> first = new CompletableFuture<>();
    private final CompletableFuture<Answer> last = new CompletableFuture<>();
    private final AtomicInteger unanswered;

    /**
     * What the function answered.
     *
     * @param body its answer
     * @param at {@link System#nanoTime} of its arrival
     */
    record Answer(String body, long at) {}

    RuntimeApi(String event, int times) throws IOException {
        events.addAll(Collections.nCopies(times, event));
        unanswered = new AtomicInteger(times);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** For {@code AWS_LAMBDA_RUNTIME_API}: without a scheme. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes with {@link System#nanoTime} when the function asks for its event. */
    CompletableFuture<Long> ready() {
        return ready;
    }

    /** Fails where the function says that it failed. */
    CompletableFuture<Answer> first() {
        return first;
    }

    /** The answer to the event's last time; fails likewise. */
    CompletableFuture<Answer> last() {
        return last;
    }

    /** Fails what is waited for, where it has not come yet. */
    void fail(String why) {
        IllegalStateException failure = new IllegalStateException(why);
        first.completeExceptionally(failure);
        last.completeExceptionally(failure);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            long now = System.nanoTime();
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/next")) {
                ready.complete(now);
                next(exchange);
            } else if (path.endsWith("/response")) {
                answered(new Answer(body, now));
                exchange.sendResponseHeaders(202, -1);
            } else {
                fail("the function says: " + body);
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    private void answered(Answer answer) {
        first.complete(answer);
        if (unanswered.decrementAndGet() == 0) {
            last.complete(answer);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", REQUEST_ID);
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-2:000000000000:function:f");
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + DEADLINE_MILLIS));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
