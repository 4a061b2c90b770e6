package io.brewline.redshift.sql;

/**
 * How the rows of a COPY are written.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html">Data format
 *     parameters</a>
 */
public sealed interface CopyFormat {
    /** The word for it in the system tables. */
    String word();

    /** RFC 4180 with a chosen delimiter and quote. */
    record Csv(char delimiter, char quote) implements CopyFormat {
        @Override
        public String word() {
            return "csv";
        }
    }

    /** Fields with a delimiter between them, which no quote protects. */
    record Delimited(char delimiter) implements CopyFormat {
        @Override
        public String word() {
            return "txt";
        }
    }

    /** One object after another, its keys the columns' names. */
    record Json(KeyMatch match) implements CopyFormat {
        @Override
        public String word() {
            return "json";
        }
    }

    /** How JSON keys find their columns. */
    enum KeyMatch {
        EXACT,
        IGNORING_CASE
    }
}
