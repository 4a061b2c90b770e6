package io.brewline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.message.S3ObjectReference;
import io.brewline.telemetry.LogKey;
import io.brewline.telemetry.LogScope;
import io.brewline.telemetry.Stage;
import io.brewline.testing.CapturedOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class JsonLogTest {
    private static final Logger LOG = LoggerFactory.getLogger(JsonLogTest.class);
    private static final S3ObjectReference FILE =
            new S3ObjectReference("landing", "leeds/sales 1.csv", "v1", "e1", "00AB", 1234);

    @Test
    void writesEachCallAsOneFlatObject() {
        JsonNode line = only(() -> LOG.atInfo()
                .addKeyValue(LogKey.ROWS, 12L)
                .addKeyValue(LogKey.REASON, "empty")
                .addKeyValue("whole", true)
                .log("read {} of {}", 1, 2));
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly("timestamp", "level", "logger", "message", "rows", "reason", "whole");
        assertThat(line).allSatisfy(value -> assertThat(value.isValueNode()).isTrue());
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("logger").asText()).isEqualTo("io.brewline.log.JsonLogTest");
        assertThat(line.path("message").asText()).isEqualTo("read 1 of 2");
        assertThat(line.path("rows").isIntegralNumber()).isTrue();
        assertThat(line.path("whole").isBoolean()).isTrue();
        assertThat(Instant.parse(line.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void saysStageRequestAndFileOfTheWorkAndNothingOfThemAfterIt() {
        List<JsonNode> lines = lines(() -> {
            LogScope.invocation(Stage.EXTRACT, call("request-1"), () -> {
                LogScope.file(FILE, () -> LOG.info("in a file"));
                LOG.info("between files");
                return null;
            });
            LOG.info("after all");
        });
        assertThat(lines.get(0).path("stage").asText()).isEqualTo("extract");
        assertThat(lines.get(0).path("request_id").asText()).isEqualTo("request-1");
        assertThat(lines.get(0).path("file_id").asText()).isEqualTo("8fcaaa49-4bfc-5e96-9bbe-78bb8d366be8");
        assertThat(lines.get(0).path("sequencer").asText()).isEqualTo("00AB" + "0".repeat(36));
        assertThat(lines.get(1).has("stage")).isTrue();
        assertThat(lines.get(1).has("file_id")).isFalse();
        assertThat(lines.get(1).has("sequencer")).isFalse();
        assertThat(lines.get(2).has("stage")).isFalse();
        assertThat(lines.get(2).has("request_id")).isFalse();
    }

    @Test
    void forgetsTheFileAlsoWhereTheWorkFails() {
        assertThatThrownBy(() -> LogScope.invocation(Stage.LOAD, null, () -> {
                    LogScope.file(FILE, () -> {
                        throw new IllegalStateException();
                    });
                    return null;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void letsACallSayItsOwnFileButNotItsOwnTime() {
        JsonNode line = only(() -> LogScope.file(
                FILE,
                () -> LOG.atInfo()
                        .addKeyValue(LogKey.FILE_ID, "another")
                        .addKeyValue(LogKey.TIMESTAMP, "never")
                        .log("")));
        assertThat(line.path("file_id").asText()).isEqualTo("another");
        assertThat(line.path("timestamp").asText()).isNotEqualTo("never");
    }

    @Test
    void tellsOfAFailureKindsAndPlacesAndNothingThatItQuotes() {
        JsonNode line = only(() -> LOG.error(
                "failed", new IllegalStateException("Ann Example", new NumberFormatException("9999000011112222"))));
        assertThat(line.path("exception").asText())
                .contains("IllegalStateException at io.brewline.log.JsonLogTest", "caused by java.lang.NumberFormat");
        assertThat(line.toString()).doesNotContain("Ann", "9999");
    }

    @Test
    void writesOneLineHoweverManyTheMessageHas() {
        assertThat(only(() -> LOG.warn("one\ntwo \"three\"\u2028\u0000"))
                        .path("message")
                        .asText())
                .isEqualTo("one\ntwo \"three\"\u2028\u0000");
    }

    @Test
    void hearsLibrariesFromWarningsOn() {
        Logger library = LoggerFactory.getLogger("software.amazon.awssdk.request");
        assertThat(lines(() -> {
                    library.info("a");
                    library.atInfo().log("b");
                    library.atInfo().addKeyValue("c", "d").log();
                    library.debug("e");
                    LOG.debug("f");
                    LOG.trace("g");
                }))
                .isEmpty();
        assertThat(only(() -> library.warn("h")).path("level").asText()).isEqualTo("WARN");
        assertThat(only(() -> library.atError().log("i")).path("level").asText())
                .isEqualTo("ERROR");
    }

    private static Context call(String requestId) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, args) -> requestId);
    }

    private static JsonNode only(Runnable calls) {
        List<JsonNode> lines = lines(calls);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<JsonNode> lines(Runnable calls) {
        try (CapturedOutput output = new CapturedOutput()) {
            calls.run();
            return output.text().lines().map(JsonLogTest::parsed).toList();
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
