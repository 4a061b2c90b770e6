package io.brewline.redshift.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brewline.redshift.sql.CopyFormat.KeyMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads JSON objects, one after another: a key is a column's name, a missing key is NULL, an unknown key is ignored.
 * Behind what is no JSON, nothing more can be read: the load fails, whatever MAXERROR allows.
 */
final class JsonReader implements RowReader {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final Map<String, Integer> columns = new HashMap<>();
    private final KeyMatch match;
    private final String[] values;
    private final JsonParser parser;
    private final Row row = new Row();
    private boolean broken;

    JsonReader(InputStream in, List<String> columnNames, KeyMatch match) throws IOException {
        this.match = match;
        this.values = new String[columnNames.size()];
        for (String name : columnNames) {
            columns.put(folded(name), columns.size());
        }
        this.parser = JSON.createParser(in);
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public boolean next() throws IOException, BadRow {
        if (broken) {
            throw new SourceFailure("Behind line " + row.line()
                    + " the object is no JSON: redshift-local cannot tell where its next row begins");
        }
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return false;
            }
            if (token != JsonToken.START_OBJECT) {
                throw broken();
            }
            readObject();
        } catch (JsonProcessingException e) {
            throw broken();
        }
        fillRow();
        return true;
    }

    private BadRow broken() {
        broken = true;
        row.begin(parser.currentLocation().getLineNr());
        return new BadRow(LoadErrorCode.INVALID_LINE);
    }

    private void readObject() throws IOException {
        Arrays.fill(values, null);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Integer column = columns.get(folded(parser.currentName()));
            JsonToken token = parser.nextToken();
            if (column == null) {
                parser.skipChildren();
            } else {
                values[column] = value(token);
            }
        }
    }

    private String value(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> parser.readValueAsTree().toString();
            default -> parser.getText();
        };
    }

    private void fillRow() {
        row.begin(parser.currentLocation().getLineNr());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String value : values) {
            int from = bytes.size();
            if (value == null) {
                row.add(from, from, Row.NULL);
            } else {
                bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
                row.add(from, bytes.size(), Row.ESCAPED | Row.BEYOND_ASCII);
            }
        }
        row.end(bytes.toByteArray(), 0);
    }

    private String folded(String key) {
        return match == KeyMatch.IGNORING_CASE ? key.toLowerCase(Locale.ROOT) : key;
    }
}
