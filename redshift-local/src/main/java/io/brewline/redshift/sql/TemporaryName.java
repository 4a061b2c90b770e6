package io.brewline.redshift.sql;

/**
 * Tables whose names begin with # are temporary.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html">CREATE TABLE</a>
 */
final class TemporaryName {
    private TemporaryName() {}

    /** The statement with every such name in quotes, for PostgreSQL knows # as an operator only. */
    static Statement apply(Statement statement) {
        Edits edits = new Edits(statement);
        boolean found = false;
        for (int i = 1; i + 1 < statement.size(); i++) {
            if (isName(statement, i)) {
                boolean created = statement.is(0, "CREATE", "TABLE") && !found && i <= 5;
                edits.replace(i, i + 2, "\"#" + statement.token(i + 1).name() + "\"");
                if (created) {
                    edits.replace(0, 1, "CREATE TEMP");
                }
                found = true;
            }
        }
        if (!found) {
            return statement;
        }
        try {
            return Statement.split(edits.apply()).get(0);
        } catch (UnterminatedText e) {
            return statement;
        }
    }

    private static boolean isName(Statement statement, int at) {
        Token hash = statement.token(at);
        Token name = statement.token(at + 1);
        Token before = statement.token(at - 1);
        boolean operand = before.kind() == Token.Kind.WORD
                ? !Documented.WORDS.has(before.text())
                : !before.isSign(",") && !before.isSign("(") && before.kind() != Token.Kind.OPERATOR;
        return hash.isSign("#") && name.kind() == Token.Kind.WORD && name.start() == hash.end() && !operand;
    }
}
