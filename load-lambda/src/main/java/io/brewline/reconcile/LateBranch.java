package io.brewline.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A branch of which the file of a day has not come by the hour at which it usually does. */
final class LateBranch {
    private LateBranch() {}

    static Finding of(ResultSet row) throws SQLException {
        String branch = row.getString(1);
        String text = "no sales of " + row.getString(2) + " have come; its newest are of " + row.getString(3);
        return new Finding(FindingKind.LATE_BRANCH, branch, branch, text);
    }
}
