package io.brewline.redshift.session;

import io.brewline.redshift.sql.LengthConstraint;
import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;

/** PostgreSQL's errors as Redshift puts them. */
final class RedshiftWords {
    private static final String CHECK_VIOLATION = "23514";
    private static final String NULL_VIOLATION = "23502";
    private static final String TEXT_TOO_LONG = "22001";
    private static final String MATCHED_TWICE = "21000";

    private RedshiftWords() {}

    static Report of(Report report) {
        if (report.get(Field.SQLSTATE).equals(CHECK_VIOLATION)) {
            return LengthConstraint.typeOf(report.get(Field.CONSTRAINT))
                    .map(type -> Report.error(TEXT_TOO_LONG, "value too long for type " + type))
                    .orElse(report);
        }
        if (report.get(Field.SQLSTATE).equals(NULL_VIOLATION)) {
            // PostgreSQL's detail would quote the row.
            return Report.error(NULL_VIOLATION, "Cannot insert a NULL value into column " + report.get(Field.COLUMN));
        }
        if (report.get(Field.SQLSTATE).equals(MATCHED_TWICE)
                && report.get(Field.MESSAGE).startsWith("MERGE")) {
            return Report.error(MATCHED_TWICE, "Found multiple matches to update the same tuple.");
        }
        // The text was reworded, so a position in it would mislead.
        return report.without(Field.POSITION);
    }
}
