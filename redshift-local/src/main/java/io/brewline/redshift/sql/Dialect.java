package io.brewline.redshift.sql;

import io.brewline.redshift.sql.Translation.Table;
import java.util.ArrayList;
import java.util.List;

/** Translates what a client wrote for Redshift into what PostgreSQL runs. Stateless. */
public final class Dialect {
    /** Deeper than anybody writes. PostgreSQL would give up as well, and rules look into each level. */
    private static final int MOST_NESTED = 1_000;

    private Dialect() {}

    /**
     * Translates a text of any number of statements.
     *
     * @return one translation a statement, and what must follow it unseen; for a text that cannot be cut into
     *     statements, or holds none, the text as it is
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
        Table table = Table.AS_IT_IS;
        for (Statement statement : statements) {
            translations.add(translate(statement, table));
            if (statement.is(0, "CREATE") || statement.is(0, "DROP") || statement.is(0, "ALTER")) {
                table = Table.TO_BE_CHANGED;
            }
            if (statement.is(0, "TRUNCATE")) {
                translations.add(new Translation.UnseenCommit());
            }
        }
        return translations;
    }

    private static Translation translate(Statement statement, Table table) throws SqlRefusal {
        for (int i = 0; i < statement.size(); i++) {
            if (statement.token(i).depth() > MOST_NESTED) {
                throw SqlRefusal.of("54001", "stack depth limit exceeded");
            }
        }
        RefusedStatement.check(statement);
        boolean catalog = CatalogQuery.is(statement);
        if (statement.is(0, "COPY")) {
            return new Translation.Load(CopyParser.parse(statement), table);
        }
        RefusedExpression.check(statement);
        if (MaintenanceRule.applies(statement)) {
            return new Translation.Run(MaintenanceRule.rewrite(statement));
        }
        if (AlterTableRule.applies(statement)) {
            return new Translation.Run(AlterTableRule.rewrite(statement));
        }
        Statement reshaped = catalog ? statement : Rewriting.apply(TemporaryName.apply(statement));
        return new Translation.Run(rewrite(reshaped, catalog));
    }

    private static String rewrite(Statement statement, boolean catalog) throws SqlRefusal {
        Edits edits = new Edits(statement);
        ExpressionRule.apply(statement, edits);
        if (catalog) {
            CatalogQuery.expandAliases(statement, edits);
            CatalogQuery.renameColumns(statement, edits);
        }
        if (CreateTableRule.applies(statement)) {
            CreateTableRule.apply(statement, edits);
        } else if (MaterializedViewRule.applies(statement)) {
            MaterializedViewRule.apply(statement, edits);
        } else if (ViewRule.applies(statement)) {
            ViewRule.apply(statement, edits);
        } else if (SettingRule.applies(statement)) {
            SettingRule.apply(statement, edits);
        } else if (PrincipalRule.applies(statement)) {
            PrincipalRule.apply(statement, edits);
        }
        return edits.apply();
    }
}
