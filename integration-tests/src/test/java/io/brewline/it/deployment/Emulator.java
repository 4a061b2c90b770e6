package io.brewline.it.deployment;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where the stack is deployed to: the emulator that {@code AWS_ENDPOINT_URL} names, or a {@code moto_server} of its own, which
 * ends with {@link #close}.
 */
final class Emulator implements AutoCloseable {
    /** moto's answers to custom resources know no other. */
    static final String REGION = "us-east-1";

    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final URI endpoint;
    private final Optional<Process> process;

    private Emulator(URI endpoint, Optional<Process> process) {
        this.endpoint = endpoint;
        this.process = process;
    }

    /** Why nothing can be deployed here; empty where something can. */
    static Optional<String> obstacle() {
        if (!Command.isOnPath("aws") || !Command.isOnPath("bash")) {
            return Optional.of("aws and bash are not both on the PATH");
        }
        String given = System.getenv(ENDPOINT);
        if (given == null) {
            return Command.isOnPath("moto_server")
                    ? Optional.empty()
                    : Optional.of(ENDPOINT + " is not set and moto_server is not on the PATH");
        }
        if (given.contains("amazonaws")) {
            return Optional.of(ENDPOINT + " is AWS itself, where this test has no business");
        }
        return CustomResources.givenAddress().isPresent()
                ? Optional.empty()
                : Optional.of(ENDPOINT + " is set and " + CustomResources.ADDRESS + " is not, where that emulator posts"
                        + " the events of custom resources to");
    }

    /**
     * Starts one, unless one is given.
     *
     * @param customResources where it posts their events
     */
    static Emulator start(URI customResources) throws IOException, InterruptedException {
        String given = System.getenv(ENDPOINT);
        if (given != null) {
            return new Emulator(URI.create(given), Optional.empty());
        }
        int port = freePort();
        ProcessBuilder moto = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/moto_server.log"));
        moto.environment()
                .put("PYTHONPATH", Path.of("emulator").toAbsolutePath().toString());
        moto.environment().put(CustomResources.ADDRESS, customResources.toString());
        Emulator started = new Emulator(URI.create("http://127.0.0.1:" + port), Optional.of(moto.start()));
        started.awaitAnswer();
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (process.orElseThrow().waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                close();
                throw new IOException("moto_server did not start: target/moto_server.log says why");
            }
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /** What a command needs to speak with it, and with nothing else. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put(ENDPOINT, endpoint.toString());
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_DEFAULT_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_SESSION_TOKEN", "");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("BREWLINE_POLL_SECONDS", "0.2");
        return environment;
    }

    @Override
    public void close() {
        // A launcher on the PATH may have started the server as its child.
        process.ifPresent(launcher -> {
            launcher.descendants().forEach(ProcessHandle::destroy);
            launcher.destroy();
        });
    }
}
