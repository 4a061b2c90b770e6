package io.brewline.redshift.copy;

import io.brewline.redshift.copy.Conversion.Outcome;
import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopyColumn.Kind;
import io.brewline.redshift.sql.CopyFlag;
import io.brewline.redshift.sql.CopyFormat;
import io.brewline.redshift.sql.CopySettings;
import io.brewline.redshift.sql.CopyStatement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes a row for PostgreSQL of a row of an object, as the options and the columns' types want it. Not thread-safe. */
final class RowConverter {
    private final CopyColumn[] columns;
    private final Conversion[] conversions;
    private final byte[] nullText;
    private final boolean lines;
    private final boolean skipsBlankLines;
    private final boolean fills;
    private final boolean emptyIsNull;

    RowConverter(CopyStatement copy) {
        CopySettings settings = copy.settings();
        columns = copy.target().toArray(new CopyColumn[0]);
        conversions = copy.target().stream()
                .map(column -> Conversion.of(column, settings))
                .toArray(Conversion[]::new);
        nullText = settings.nullText().getBytes(StandardCharsets.UTF_8);
        lines = !(copy.format() instanceof CopyFormat.Json);
        skipsBlankLines = settings.has(CopyFlag.IGNOREBLANKLINES);
        fills = settings.has(CopyFlag.FILLRECORD);
        emptyIsNull = settings.has(CopyFlag.EMPTYASNULL) || settings.nullText().isEmpty();
    }

    /**
     * Adds the row, whole or not at all.
     *
     * @return false when there is no row, but a blank line to ignore
     */
    boolean convert(Row row, TextRows out) throws BadRow {
        if (lines && row.isBlank() && skipsBlankLines) {
            return false;
        }
        row.settle(columns.length);
        checkCount(row);
        out.beginRow();
        int field = 0;
        try {
            for (; field < columns.length; field++) {
                convert(row, field, out);
            }
        } catch (BadRow e) {
            out.dropRow();
            throw e.at(field);
        }
        out.endRow();
        return true;
    }

    private void checkCount(Row row) throws BadRow {
        if (row.count() > columns.length) {
            throw new BadRow(LoadErrorCode.TOO_MANY_COLUMNS);
        }
        if (row.count() < columns.length && !fills) {
            throw row.isBlank()
                    ? new BadRow(LoadErrorCode.EMPTY_LINE)
                    : new BadRow(LoadErrorCode.TOO_FEW_COLUMNS).at(row.count());
        }
    }

    private void convert(Row row, int field, TextRows out) throws BadRow {
        out.beginField(field);
        Outcome outcome = outcome(row, field, out);
        if (outcome == Outcome.AS_IS) {
            out.addText(row.bytes(), row.from(field), row.to(field), row.marks(field));
        } else if (outcome == Outcome.NULL) {
            if (columns[field].required()) {
                throw new BadRow(LoadErrorCode.MISSING);
            }
            out.nullField();
        }
    }

    private Outcome outcome(Row row, int field, TextRows out) throws BadRow {
        if (field >= row.count()) {
            return !emptyIsNull && columns[field].kind() == Kind.VARCHAR ? Outcome.ADDED : Outcome.NULL;
        }
        int marks = row.marks(field);
        boolean quoted = (marks & Row.QUOTED) != 0;
        if ((marks & Row.NULL) != 0 || (!quoted && isNullText(row, field))) {
            return Outcome.NULL;
        }
        if (row.isEmpty(field)) {
            boolean isText = columns[field].kind().isText();
            return isText && (quoted || !emptyIsNull) ? Outcome.ADDED : Outcome.NULL;
        }
        return conversions[field].convert(row.bytes(), row.from(field), row.to(field), marks, out);
    }

    private boolean isNullText(Row row, int field) {
        int from = row.from(field);
        int to = row.to(field);
        return to - from == nullText.length && Arrays.equals(row.bytes(), from, to, nullText, 0, nullText.length);
    }
}
