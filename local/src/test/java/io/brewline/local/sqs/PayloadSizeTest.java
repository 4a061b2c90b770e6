package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

final class PayloadSizeTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{\"key\":\"a\\\\b\"}", "tab\tline\r\nbell\u0007", "größe", "咖啡", "☕ 🥐"})
    void countsABodyAsJsonDoes(String body) throws Exception {
        int inJson = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8).length - "\"\"".length();

        assertThat(size(body) - size("")).isEqualTo(inJson);
    }

    private static int size(String body) {
        return PayloadSize.of(Message.builder().body(body).build());
    }
}
