package io.brewline.it.faults;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What a service answers.
 *
 * @param status of HTTP
 * @param headers without the length
 * @param body as it lies in the service
 */
@SuppressWarnings("ArrayRecordComponent") // an answer is sent, never compared
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    static HttpAnswer of(int status, String body) {
        return new HttpAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpAnswer json(String body) {
        return new HttpAnswer(
                200, Map.of("Content-Type", "application/x-amz-json-1.0"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** An error as S3 and SNS write it; S3's stands alone, and either reads it. */
    static HttpAnswer error(int status, String code) {
        return of(status, "<Error><Code>" + code + "</Code><Message>planted</Message></Error>");
    }

    HttpAnswer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, body);
    }

    /** For the SDK, the body's stream passed through {@code wire}. */
    HttpExecuteResponse toSdk(UnaryOperator<InputStream> wire) {
        SdkHttpResponse.Builder response = SdkHttpFullResponse.builder().statusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader("Content-Length", Integer.toString(body.length));
        InputStream bytes = wire.apply(new java.io.ByteArrayInputStream(body));
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(bytes, () -> {}))
                .build();
    }
}
