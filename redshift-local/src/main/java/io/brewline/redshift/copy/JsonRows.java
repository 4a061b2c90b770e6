package io.brewline.redshift.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brewline.redshift.sql.CopyStatement.EmptyText;
import io.brewline.redshift.sql.CopyStatement.KeyMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns JSON objects, one after another, into lines of PostgreSQL's text format: a key is a column's name, a missing
 * key is NULL, an unknown key is ignored. One line an object, so that lines can be counted.
 */
final class JsonRows {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final Map<String, Integer> columns = new HashMap<>();
    private final KeyMatch match;
    private final EmptyText emptyText;
    private final String[] row;
    private final Buffer buffer = new Buffer();

    JsonRows(List<String> columnNames, KeyMatch match, EmptyText emptyText) {
        this.match = match;
        this.emptyText = emptyText;
        this.row = new String[columnNames.size()];
        for (String name : columnNames) {
            columns.put(match == KeyMatch.IGNORING_CASE ? name.toLowerCase(Locale.ROOT) : name, columns.size());
        }
    }

    /** @throws BadRow when the text is not a sequence of JSON objects */
    void send(InputStream object, RowSink sink) throws IOException {
        buffer.reset();
        long rows = 0;
        try (JsonParser parser = JSON.createParser(object)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw new BadRow(rows + 1);
                }
                readRow(parser);
                rows++;
                if (buffer.size() >= CHUNK_BYTES) {
                    buffer.drainTo(sink);
                }
            }
        } catch (JsonProcessingException e) {
            throw new BadRow(rows + 1);
        }
        buffer.drainTo(sink);
    }

    private void readRow(JsonParser parser) throws IOException {
        Arrays.fill(row, null);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            Integer column = columns.get(match == KeyMatch.IGNORING_CASE ? key.toLowerCase(Locale.ROOT) : key);
            if (column == null) {
                parser.skipChildren();
            } else {
                row[column] = value(parser);
            }
        }
        for (int i = 0; i < row.length; i++) {
            buffer.append(i == 0 ? "" : "\t");
            buffer.append(row[i] == null ? "\\N" : escaped(row[i]));
        }
        buffer.append("\n");
    }

    private String value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> {
                String text = parser.getText();
                yield text.isEmpty() && emptyText == EmptyText.NULL ? null : text;
            }
            case START_OBJECT, START_ARRAY -> parser.readValueAsTree().toString();
            default -> parser.getText();
        };
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /** A text that is no JSON object, counted from 1 among the object's. */
    static final class BadRow extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private final long line;

        BadRow(long line) {
            super("not a JSON object");
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    private static final class Buffer extends ByteArrayOutputStream {
        void append(String text) {
            writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        void drainTo(RowSink sink) throws IOException {
            if (count > 0) {
                sink.write(buf, count);
                reset();
            }
        }
    }
}
