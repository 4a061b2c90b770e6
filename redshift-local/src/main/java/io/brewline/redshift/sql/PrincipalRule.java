package io.brewline.redshift.sql;

/** Users and grants: what only Redshift's users have goes. */
final class PrincipalRule {
    private PrincipalRule() {}

    static boolean applies(Statement statement) {
        boolean principal = statement.is(1, "USER") || statement.is(1, "DEFAULT", "PRIVILEGES");
        return statement.is(0, "GRANT")
                || statement.is(0, "REVOKE")
                || (principal && (statement.is(0, "CREATE") || statement.is(0, "ALTER")));
    }

    static void apply(Statement statement, Edits edits) {
        for (int i = 1; i < statement.size(); i++) {
            if (statement.is(i, "PASSWORD", "DISABLE")) {
                edits.replace(i, i + 2, "PASSWORD NULL");
            } else if (statement.is(i, "SYSLOG", "ACCESS") || statement.is(i, "SESSION", "TIMEOUT")) {
                edits.remove(i, Math.min(i + 3, statement.size()));
            } else if (statement.is(i, "CREATEUSER")) {
                edits.replace(i, i + 1, "SUPERUSER");
            } else if (statement.is(i, "NOCREATEUSER")) {
                edits.replace(i, i + 1, "NOSUPERUSER");
            } else if (statement.is(i, "TO", "ROLE") || statement.is(i, "FROM", "ROLE")) {
                edits.remove(i + 1, i + 2);
            }
        }
    }
}
