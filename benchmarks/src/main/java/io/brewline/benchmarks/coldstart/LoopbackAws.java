package io.brewline.benchmarks.coldstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.brewline.aws.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * S3, SQS and Secrets Manager as far as the functions call them, on one port of loopback, in memory: answers at once, so that
 * what is measured is the caller. Runs from its making to {@link #close}. Thread-safe.
 */
final class LoopbackAws implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final JsonMapper json = new JsonMapper();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Map<String, String> secrets;

    /** @param secrets their texts by ARN */
    LoopbackAws(Map<String, String> secrets) throws IOException {
        this.secrets = Map.copyOf(secrets);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Puts an object, by {@code /bucket/key}. */
    void put(String path, byte[] bytes) {
        objects.put(path, bytes);
    }

    /** The last message sent to any queue. */
    String lastMessage() {
        return messages.get(messages.size() - 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target == null) {
                object(exchange, body);
            } else {
                JsonNode request = json.readTree(body);
                exchange.getResponseHeaders()
                        .set("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
                reply(exchange, OK, target.endsWith("SendMessage") ? sent(request) : held(request));
            }
        }
    }

    private byte[] sent(JsonNode request) throws IOException {
        String text = request.path("MessageBody").asText();
        messages.add(text);
        return json.writeValueAsBytes(Map.of("MessageId", "1", "MD5OfMessageBody", md5(text)));
    }

    private byte[] held(JsonNode request) throws IOException {
        String arn = request.path("SecretId").asText();
        return json.writeValueAsBytes(Map.of("ARN", arn, "SecretString", secrets.get(arn)));
    }

    private void object(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            boolean chunked = exchange.getRequestHeaders().containsKey("X-Amz-Decoded-Content-Length");
            byte[] bytes = chunked ? unchunked(body) : body;
            objects.put(path, bytes);
            exchange.getResponseHeaders().set("ETag", "\"" + Sha256.hex(path) + "\"");
            reply(exchange, OK, new byte[0]);
        } else {
            byte[] bytes = objects.get(path);
            exchange.getResponseHeaders().set("ETag", "\"" + Sha256.hex(path) + "\"");
            reply(exchange, bytes == null ? NOT_FOUND : OK, bytes == null ? new byte[0] : bytes);
        }
    }

    /** A body as the SDK signs it, piece by piece: {@code size;signature CRLF bytes CRLF}, to a size of 0. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        for (int size = size(in); size > 0; size = size(in)) {
            byte[] piece = new byte[size];
            in.readNBytes(piece, 0, size);
            out.writeBytes(piece);
            in.skip(2);
        }
        return out.toByteArray();
    }

    private static int size(ByteArrayInputStream in) {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return HexFormat.fromHexDigits(line.toString().trim().split(";", 2)[0]);
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
