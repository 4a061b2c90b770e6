package io.brewline.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Writes the members of a message, in the order of their names. */
final class MessageWriter {
    private final JsonGenerator json;

    MessageWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Message message) throws IOException {
        json.writeStringField(MessageCodec.TYPE_FIELD, message.getClass().getSimpleName());
        if (message instanceof ExtractedFile file) {
            write(file);
        } else if (message instanceof TransformedFile file) {
            write(file);
        } else if (message instanceof FileRefused file) {
            write(file);
        }
        json.writeNumberField(MessageCodec.VERSION_FIELD, MessageCodec.SCHEMA_VERSION);
    }

    private void write(ExtractedFile file) throws IOException {
        text("charset", file.charset());
        json.writeObjectFieldStart("columns");
        for (Map.Entry<String, Integer> column : file.columns().entrySet()) {
            json.writeNumberField(column.getKey(), column.getValue());
        }
        json.writeEndObject();
        text("compression", file.compression().name());
        text("contentSha256", file.contentSha256());
        text("landedAt", file.landedAt());
        text("layout", file.layout());
        object(file.object());
    }

    private void write(TransformedFile file) throws IOException {
        text("contentSha256", file.contentSha256());
        counts(file.counts());
        json.writeArrayFieldStart("customerKeyVersions");
        for (int version : file.customerKeyVersions()) {
            json.writeNumber(version);
        }
        json.writeEndArray();
        text("extractedAt", file.extractedAt());
        text("firstOrder", file.firstOrder());
        text("landedAt", file.landedAt());
        text("lastOrder", file.lastOrder());
        text("layout", file.layout());
        texts("lineParts", file.lineParts());
        object(file.object());
        texts("rejectParts", file.rejectParts());
        numbers("rejectedByReason", file.rejectedByReason());
        text("stagedSha256", file.stagedSha256());
    }

    private void write(FileRefused file) throws IOException {
        text("detail", file.detail());
        text("landedAt", file.landedAt());
        object(file.object());
        text("reason", file.reason());
        numbers("rejectedByReason", file.rejectedByReason());
        json.writeNumberField("rows", file.rows());
        text("stage", file.stage().name());
    }

    private void counts(TransformedFile.Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("days", counts.days());
        json.writeNumberField("duplicates", counts.duplicates());
        json.writeNumberField("lines", counts.lines());
        json.writeNumberField("orders", counts.orders());
        json.writeNumberField("rejected", counts.rejected());
        json.writeNumberField("rows", counts.rows());
        json.writeEndObject();
    }

    private void object(S3ObjectReference object) throws IOException {
        json.writeObjectFieldStart("object");
        text("bucket", object.bucket());
        text("eTag", object.eTag());
        text("key", object.key());
        text("sequencer", object.sequencer());
        json.writeNumberField("size", object.size());
        text("versionId", object.versionId());
        json.writeEndObject();
    }

    private void numbers(String name, Map<String, Long> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> value : values.entrySet()) {
            json.writeNumberField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private void texts(String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** As its text, times in the form of ISO 8601; null where there is none. */
    private void text(String name, Object value) throws IOException {
        json.writeStringField(name, value == null ? null : iso(value));
    }

    private static String iso(Object value) {
        // By itself it leaves out seconds that are zero.
        return value instanceof LocalDateTime time
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)
                : value.toString();
    }
}
