package io.brewline.it.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request of the SDK, as a service gets it.
 *
 * @param request method, path, headers
 * @param path decoded
 * @param body without the framing of {@code aws-chunked}
 * @param checksum the body's CRC-32 as the client says, base64
 */
@SuppressWarnings("ArrayRecordComponent") // a request is answered, never compared
record HttpCall(SdkHttpRequest request, String path, byte[] body, Optional<String> checksum) {
    private static final String CHECKSUM = "x-amz-checksum-crc32";

    static HttpCall read(HttpExecuteRequest execute) {
        SdkHttpRequest request = execute.httpRequest();
        byte[] bytes = execute.contentStreamProvider()
                .map(provider -> bytes(provider.newStream()))
                .orElse(new byte[0]);
        // A plus in a path is a plus.
        String path = URLDecoder.decode(request.encodedPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        boolean chunked =
                request.firstMatchingHeader("x-amz-decoded-content-length").isPresent();
        return chunked
                ? unframed(request, path, bytes)
                : new HttpCall(request, path, bytes, request.firstMatchingHeader(CHECKSUM));
    }

    private static byte[] bytes(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chunks of {@code size CRLF bytes CRLF}, the last one of size 0, then trailers. */
    private static HttpCall unframed(SdkHttpRequest request, String path, byte[] framed) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int lineEnd = lineEnd(framed, at);
            int size = Integer.parseInt(text(framed, at, lineEnd).split(";", 2)[0], 16);
            at = lineEnd + 2;
            if (size == 0) {
                break;
            }
            body.write(framed, at, size);
            at += size + 2;
        }
        Optional<String> checksum = Arrays.stream(
                        text(framed, at, framed.length).split("\r\n"))
                .filter(line -> line.startsWith(CHECKSUM + ":"))
                .map(line -> line.substring(CHECKSUM.length() + 1))
                .findFirst();
        return new HttpCall(request, path, body.toByteArray(), checksum);
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    private static String text(byte[] bytes, int from, int until) {
        return new String(bytes, from, until - from, StandardCharsets.US_ASCII);
    }

    SdkHttpMethod method() {
        return request.method();
    }

    Optional<String> header(String name) {
        return request.firstMatchingHeader(name);
    }

    Optional<String> parameter(String name) {
        return request.firstMatchingRawQueryParameter(name);
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same, with one bit of the body turned. */
    HttpCall damaged() {
        byte[] other = body.clone();
        other[other.length / 2] ^= 1;
        return new HttpCall(request, path, other, checksum);
    }
}
