package io.brewline.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.brewline.aws.Faults;
import io.brewline.telemetry.LogKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.spi.MDCAdapter;

/**
 * One log call as one JSON object, without nesting, so that queries name a field by one word. What the call says wins
 * over what its context says. Of a failure it holds kinds and places, never its message. Thread-safe.
 */
final class JsonLine {
    private final JsonFactory json = new JsonFactory();
    private final Clock clock;
    private final MDCAdapter context;

    JsonLine(Clock clock, MDCAdapter context) {
        this.clock = clock;
        this.context = context;
    }

    byte[] of(Level level, String logger, String message, Throwable failure, List<KeyValuePair> pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogKey.TIMESTAMP, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        fields.put(LogKey.LEVEL, level);
        fields.put(LogKey.LOGGER, logger);
        fields.put(LogKey.MESSAGE, message);
        Map<String, Object> further = new LinkedHashMap<>();
        if (failure != null) {
            further.put(LogKey.EXCEPTION, Faults.trace(failure));
        }
        Map<String, String> said = context.getCopyOfContextMap();
        if (said != null) {
            further.putAll(said);
        }
        pairs.forEach(pair -> further.put(pair.key, pair.value));
        further.forEach(fields::putIfAbsent);
        return bytes(fields);
    }

    private byte[] bytes(Map<String, Object> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator object = json.createGenerator(bytes)) {
            object.writeStartObject();
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                object.writeFieldName(field.getKey());
                write(object, field.getValue());
            }
            object.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always writable", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator object, Object value) throws IOException {
        if (value instanceof Integer || value instanceof Long) {
            object.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            object.writeBoolean(flag);
        } else {
            object.writeString(String.valueOf(value));
        }
    }
}
