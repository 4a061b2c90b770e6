package io.brewline.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where a stack waits for its custom resource's answer: an HTTP server on this machine that keeps what is put to it. */
final class PretendCloudFormation implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    PretendCloudFormation() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** Like S3's: the key and the signature hold what must not be decoded. */
    String responseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort()
                + "/arn%3Aaws%3Acloudformation%3Aeu-west-2%3A1%3Astack/brewline?X-Amz-Signature=a%2Bb%2Fc%3D";
    }

    /** What the next requests get in place of 200. */
    PretendCloudFormation answering(Integer... next) {
        statuses.addAll(List.of(next));
        return this;
    }

    /** Method, address and content type of each request. */
    List<String> requests() {
        return requests;
    }

    List<String> bodies() {
        return bodies;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
