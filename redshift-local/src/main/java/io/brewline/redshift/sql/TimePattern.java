package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A DATEFORMAT or TIMEFORMAT, taken apart.
 *
 * @param text as the statement gives it
 * @param parts what follows what; empty unless {@code kind} is FORMAT
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_DATEFORMAT_and_TIMEFORMAT_strings.html">DATEFORMAT and
 *     TIMEFORMAT strings</a>
 */
public record TimePattern(String text, Kind kind, List<Part> parts) {
    /** What the text asks for. */
    public enum Kind {
        FORMAT,
        AUTO,
        EPOCH_SECONDS,
        EPOCH_MILLISECONDS
    }

    /** A piece of a time, or what stands between two. */
    public record Part(Field field, char literal) {}

    /** The pieces, each before those that begin as it does. */
    public enum Field {
        YEAR("YYYY"),
        SHORT_YEAR("YY"),
        MONTH_NAME("MON"),
        MONTH("MM"),
        MINUTE("MI"),
        DAY("DD"),
        HOUR_24("HH24"),
        HOUR_12("HH12"),
        HOUR("HH"),
        SECOND("SS"),
        HALF("AM"),
        OTHER_HALF("PM"),
        LITERAL("");

        private final String code;

        Field(String code) {
            this.code = code;
        }

        /** Whether this tells the time of the day. */
        public boolean isTimeOfDay() {
            return switch (this) {
                case HOUR, HOUR_12, HOUR_24, MINUTE, SECOND, HALF, OTHER_HALF -> true;
                default -> false;
            };
        }
    }

    /** The default for DATE. */
    public static final TimePattern DATE = format("YYYY-MM-DD");
    /** The default for TIMESTAMP. */
    public static final TimePattern TIMESTAMP = format("YYYY-MM-DD HH:MI:SS");

    /** Reads a DATEFORMAT. */
    static TimePattern dateFormat(String text) throws SqlRefusal {
        return text.equals("auto") ? new TimePattern(text, Kind.AUTO, List.of()) : checked("DATEFORMAT", text);
    }

    /** Reads a TIMEFORMAT. */
    static TimePattern timeFormat(String text) throws SqlRefusal {
        return switch (text) {
            case "auto" -> new TimePattern(text, Kind.AUTO, List.of());
            case "epochsecs" -> new TimePattern(text, Kind.EPOCH_SECONDS, List.of());
            case "epochmillisecs" -> new TimePattern(text, Kind.EPOCH_MILLISECONDS, List.of());
            default -> checked("TIMEFORMAT", text);
        };
    }

    private static TimePattern checked(String option, String text) throws SqlRefusal {
        TimePattern pattern = format(text);
        for (Part part : pattern.parts) {
            // Letters that are no code are zones, names of days and the like. ISO 8601 has a T.
            if (part.field == Field.LITERAL && Character.isLetterOrDigit(part.literal) && part.literal != 'T') {
                throw SqlRefusal.notEmulated("COPY option " + option + " '" + text + "'");
            }
        }
        return pattern;
    }

    private static TimePattern format(String text) {
        List<Part> parts = new ArrayList<>();
        String upper = text.toUpperCase(Locale.ROOT);
        int at = 0;
        while (at < upper.length()) {
            Field field = fieldAt(upper, at);
            parts.add(new Part(field, field == Field.LITERAL ? upper.charAt(at) : 0));
            at += Math.max(1, field.code.length());
        }
        return new TimePattern(text, Kind.FORMAT, List.copyOf(parts));
    }

    private static Field fieldAt(String text, int at) {
        for (Field field : Field.values()) {
            if (text.startsWith(field.code, at)) {
                return field;
            }
        }
        throw new IllegalStateException("a literal matches everything");
    }
}
