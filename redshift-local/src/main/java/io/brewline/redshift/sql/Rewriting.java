package io.brewline.redshift.sql;

import java.util.List;

/** Rules that change the shape of a statement, each again and again until it finds nothing more to do. */
final class Rewriting {
    /** Redshift takes no longer statement; a rule that repeats a piece of text stops here too. */
    private static final int LONGEST_STATEMENT = 16 << 20;

    /** One step of one kind. */
    @FunctionalInterface
    interface Rule {
        /** Makes one step, if there is one to make; whether it did. */
        boolean apply(Statement statement, Edits edits) throws SqlRefusal;
    }

    private static final List<Rule> RULES = List.of(
            ColumnNameRule::apply,
            MergeRule::apply,
            TopRule::apply,
            QualifyRule::apply,
            OrderedAggregateRule::apply,
            CallRule::apply);

    private Rewriting() {}

    static Statement apply(Statement statement) throws SqlRefusal {
        Statement current = statement;
        for (Rule rule : RULES) {
            Edits edits = new Edits(current);
            while (rule.apply(current, edits)) {
                current = again(edits.apply());
                edits = new Edits(current);
            }
        }
        return current;
    }

    private static Statement again(String sql) throws SqlRefusal {
        if (sql.length() > LONGEST_STATEMENT) {
            throw SqlRefusal.of("54001", "statement is too large");
        }
        try {
            List<Statement> statements = Statement.split(sql);
            if (statements.size() == 1) {
                return statements.get(0);
            }
        } catch (UnterminatedText e) {
            // Said below: a rule that cuts a text apart is wrong about the statement.
        }
        throw SqlRefusal.syntaxError("");
    }
}
