package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Where an emulator that runs no functions posts the events of custom resources. Each is handled behind its back. */
final class CustomResources implements AutoCloseable {
    /** The variable that tells the emulator where. */
    static final String ADDRESS = "CUSTOM_RESOURCE_URL";

    private static final int LONGEST_MINUTES = 2;

    private final HttpServer server;
    private final ExecutorService functions = Executors.newSingleThreadExecutor();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<Future<?>> answers = new CopyOnWriteArrayList<>();

    private CustomResources(HttpServer server) {
        this.server = server;
    }

    /** Listens where a given emulator posts, else anywhere. */
    static CustomResources listen() throws IOException {
        int port = givenAddress().map(URI::getPort).orElse(0);
        return new CustomResources(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    static Optional<URI> givenAddress() {
        return Optional.ofNullable(System.getenv(ADDRESS)).map(URI::create);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Begins to hand events to a function; it answers CloudFormation itself. */
    void handleBy(Consumer<JsonNode> function) {
        server.createContext("/", exchange -> accept(exchange, function));
        server.start();
    }

    private void accept(HttpExchange exchange, Consumer<JsonNode> function) throws IOException {
        JsonNode event = new JsonMapper().readTree(exchange.getRequestBody());
        events.add(event);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        answers.add(functions.submit(() -> function.accept(event)));
    }

    /** The events so far. */
    List<JsonNode> events() {
        return List.copyOf(events);
    }

    /** Until each event so far has been handled. */
    void await() throws InterruptedException, ExecutionException, TimeoutException {
        for (Future<?> answer : answers) {
            answer.get(LONGEST_MINUTES, TimeUnit.MINUTES);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        functions.shutdownNow();
    }
}
