package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** Translates what a client wrote for Redshift into what PostgreSQL runs. Stateless. */
public final class Dialect {
    private Dialect() {}

    /**
     * Translates a text of any number of statements.
     *
     * @return one translation a statement; for a text that cannot be cut into statements, or holds none, the text as it is
     * @throws SqlRefusal when one of them does not exist in Redshift, or is not emulated
     */
    public static List<Translation> translate(String sql) throws SqlRefusal {
        List<Statement> statements;
        try {
            statements = Statement.split(sql);
        } catch (UnterminatedText e) {
            return List.of(new Translation.Run(sql));
        }
        if (statements.isEmpty()) {
            return List.of(new Translation.Run(sql));
        }
        List<Translation> translations = new ArrayList<>();
        for (Statement statement : statements) {
            translations.add(translate(statement));
        }
        return translations;
    }

    private static Translation translate(Statement statement) throws SqlRefusal {
        if (statement.is(0, "COPY")) {
            CopyStatement copy = CopyParser.parse(statement);
            return new Translation.Load(copy.toPostgres(), copy);
        }
        if (CreateTableRule.applies(statement)) {
            return new Translation.Run(CreateTableRule.rewrite(statement));
        }
        if (statement.is(0, "TRUNCATE")) {
            return new Translation.RunAndCommit(statement.sql());
        }
        return new Translation.Run(FunctionRule.rewrite(statement));
    }
}
