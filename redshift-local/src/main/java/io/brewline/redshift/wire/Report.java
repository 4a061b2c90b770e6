package io.brewline.redshift.wire;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An ErrorResponse or NoticeResponse, taken apart. Immutable.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-error-fields.html">Error and notice fields</a>
 */
public final class Report {
    /** The fields that the gateway reads or writes; others are dropped when a report is rewritten. */
    public enum Field {
        SEVERITY('S'),
        SEVERITY_UNTRANSLATED('V'),
        SQLSTATE('C'),
        MESSAGE('M'),
        DETAIL('D'),
        HINT('H'),
        POSITION('P'),
        CONTEXT('W'),
        SCHEMA('s'),
        TABLE('t'),
        COLUMN('c'),
        TYPE('d'),
        CONSTRAINT('n');

        private final char letter;

        Field(char letter) {
            this.letter = letter;
        }

        private static Optional<Field> of(char letter) {
            for (Field field : values()) {
                if (field.letter == letter) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }
    }

    private final Map<Field, String> fields;

    private Report(Map<Field, String> fields) {
        this.fields = fields;
    }

    /** An error that aborts the statement and its transaction. */
    public static Report error(String sqlState, String message) {
        return of("ERROR", sqlState, message);
    }

    /** An error that ends the connection. */
    public static Report fatal(String sqlState, String message) {
        return of("FATAL", sqlState, message);
    }

    /** What the server has to say without anything being wrong. */
    public static Report info(String message) {
        return of("INFO", "00000", message);
    }

    private static Report of(String severity, String sqlState, String message) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        fields.put(Field.SEVERITY, severity);
        fields.put(Field.SEVERITY_UNTRANSLATED, severity);
        fields.put(Field.SQLSTATE, sqlState);
        fields.put(Field.MESSAGE, message);
        return new Report(fields);
    }

    /** Reads the fields of an ErrorResponse or NoticeResponse. */
    public static Report parse(Message message) throws IOException {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        BodyReader body = message.fields();
        for (char letter = body.letter(); letter != 0; letter = body.letter()) {
            String value = body.string();
            Field.of(letter).ifPresent(field -> fields.put(field, value));
        }
        return new Report(fields);
    }

    /** The field's text, empty when the report has none. */
    public String get(Field field) {
        return fields.getOrDefault(field, "");
    }

    /** This report with one field set. */
    public Report with(Field field, String value) {
        Map<Field, String> changed = new EnumMap<>(fields);
        changed.put(field, value);
        return new Report(changed);
    }

    /** This report without one field. */
    public Report without(Field field) {
        Map<Field, String> changed = new EnumMap<>(fields);
        changed.remove(field);
        return new Report(changed);
    }

    /** This report as an ErrorResponse. */
    public Message toError() {
        return toMessage(BackendType.ERROR_RESPONSE);
    }

    /** This report as a NoticeResponse. */
    public Message toNotice() {
        return toMessage(BackendType.NOTICE_RESPONSE);
    }

    private Message toMessage(char type) {
        BodyWriter body = new BodyWriter();
        fields.forEach((field, value) -> body.letter(field.letter).string(value));
        return body.letter((char) 0).toMessage(type);
    }
}
