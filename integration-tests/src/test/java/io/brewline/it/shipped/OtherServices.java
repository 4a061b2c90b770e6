package io.brewline.it.shipped;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the functions speak to besides S3, SQS and the warehouse, as far as they do: SNS ({@code Publish} in the query
 * protocol), Secrets Manager ({@code GetSecretValue} in JSON 1.1), and the address at which CloudFormation waits for a custom
 * resource's answer. Keeps what it is told. Thread-safe.
 */
final class OtherServices implements AutoCloseable {
    private static final String PUBLISHED = """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>00000000-0000-0000-0000-000000000001</MessageId></PublishResult>
              <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000002</RequestId></ResponseMetadata>
            </PublishResponse>
            """;

    private final HttpServer server;
    private final Map<String, String> secrets;
    private final JsonMapper json = new JsonMapper();
    private final List<Map<String, String>> published = new CopyOnWriteArrayList<>();

    private final List<String> stackAnswers = new CopyOnWriteArrayList<>();

    private OtherServices(HttpServer server, Map<String, String> secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /**
     * Starts it on any port of loopback.
     *
     * @param secrets their texts by ARN
     */
    static OtherServices start(Map<String, String> secrets) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OtherServices answers = new OtherServices(server, Map.copyOf(secrets));
        server.createContext("/", answers::handle);
        server.start();
        return answers;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The parameters of each {@code Publish}. */
    List<Map<String, String>> published() {
        return List.copyOf(published);
    }

    /** What CloudFormation was answered. */
    List<String> stackAnswers() {
        return List.copyOf(stackAnswers);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("PUT")) {
                stackAnswers.add(body);
                reply(exchange, 200, "text/plain", "");
            } else if ("secretsmanager.GetSecretValue"
                    .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
                secret(exchange, json.readTree(body).path("SecretId").asText());
            } else if (body.contains("Action=Publish")) {
                published.add(parameters(body));
                reply(exchange, 200, "text/xml", PUBLISHED);
            } else {
                reply(exchange, 400, "text/plain", "neither Publish nor GetSecretValue");
            }
        }
    }

    private void secret(HttpExchange exchange, String arn) throws IOException {
        ObjectNode answer = json.createObjectNode();
        String text = secrets.get(arn);
        if (text == null) {
            answer.put("__type", "ResourceNotFoundException").put("message", "there is no such secret");
        } else {
            answer.put("ARN", arn).put("SecretString", text);
        }
        reply(exchange, text == null ? 400 : 200, "application/x-amz-json-1.1", answer.toString());
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] both = pair.split("=", 2);
            parameters.put(decoded(both[0]), decoded(both[1]));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
