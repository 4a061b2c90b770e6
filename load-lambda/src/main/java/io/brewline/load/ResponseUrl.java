package io.brewline.load;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * Where CloudFormation waits for the answer: an address in S3, signed for one PUT without a content type. Whoever knows it
 * can answer, so it is never logged.
 */
final class ResponseUrl {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final URI address;
    private final Sleeper sleeper;

    /** @throws Misconfigured where the answer would cross a network unencrypted, or the text is no address */
    ResponseUrl(String text, Sleeper sleeper) {
        this.address = checked(text);
        this.sleeper = sleeper;
    }

    private static URI checked(String text) {
        try {
            URI uri = URI.create(text);
            if ("https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one message; the exception's would quote the address.
        }
        throw new Misconfigured("The event's ResponseURL is no https address: CloudFormation cannot be answered.");
    }

    /**
     * Puts the answer there, tried again where that may help.
     *
     * @throws Transient where it did not arrive; Lambda then runs the function again, which is safe
     */
    void put(byte[] answer) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ATTEMPT_LIMIT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ATTEMPT_LIMIT)
                .PUT(BodyPublishers.ofByteArray(answer))
                .build();
        String last = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                sleeper.sleep(FIRST_PAUSE.multipliedBy(1L << attempt));
            }
            try {
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status == OK) {
                    return;
                }
                last = "status " + status;
                if (status < SERVER_ERROR) {
                    break;
                }
            } catch (IOException e) {
                last = e.getClass().getSimpleName();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Transient("Interrupted while CloudFormation was answered.", e);
            }
        }
        throw new Transient(
                "CloudFormation could not be answered (" + last + "): the function's subnets need a way to S3, and the"
                        + " endpoint's policy must let it put objects into CloudFormation's bucket.",
                null);
    }
}
