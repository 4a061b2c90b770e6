package io.brewline.it.shipped;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's side of a function's process: the <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">runtime
 * API</a>, on loopback, for one process. Thread-safe.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String functionArn;
    private final Duration timeout;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();

    private RuntimeApi(HttpServer server, String functionArn, Duration timeout) {
        this.server = server;
        this.functionArn = functionArn;
        this.timeout = timeout;
    }

    private record Invocation(String id, String event) {}

    /**
     * Starts it on any port.
     *
     * @param timeout the function's, for each invocation
     */
    static RuntimeApi start(String functionArn, Duration timeout) throws IOException {
        RuntimeApi api = new RuntimeApi(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), functionArn, timeout);
        api.server.setExecutor(api.threads);
        api.server.createContext("/", api::handle);
        api.server.start();
        return api;
    }

    /** For {@code AWS_LAMBDA_RUNTIME_API}: without a scheme. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes with {@link System#nanoTime} when the function, made and ready, asks for its first event. */
    CompletableFuture<Long> ready() {
        return ready;
    }

    /** The function's answer to an event; an error of its own completes it exceptionally. */
    CompletableFuture<String> invoke(String event) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event);
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(invocation.id(), answer);
        waiting.add(invocation);
        return answer;
    }

    /** Fails all that is waited for. */
    void fail(String why) {
        ready.completeExceptionally(new IllegalStateException(why));
        answers.values().forEach(answer -> answer.completeExceptionally(new IllegalStateException(why)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path =
                    exchange.getRequestURI().getPath().replace(VERSION, "").split("/", -1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (path[path.length - 1]) {
                case "next" -> next(exchange);
                case "response" -> {
                    answers.remove(path[2]).complete(body);
                    reply(exchange, ACCEPTED, "");
                }
                case "error" -> {
                    fail("the function says: " + body);
                    reply(exchange, ACCEPTED, "");
                }
                default -> reply(exchange, NOT_FOUND, "");
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(System.nanoTime());
        try {
            Invocation invocation = waiting.take();
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + timeout.toMillis()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            reply(exchange, OK, invocation.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
