/**
 * Redshift's SQL turned into PostgreSQL's, token by token.
 *
 * <p>Read {@link io.brewline.redshift.sql.Dialect} first, then {@code Tokenizer}, {@code Statement} and the rules:
 * {@code Documented} with its lists, {@code RefusedStatement}, {@code RefusedExpression}, {@code Rewriting}, {@code
 * CreateTableRule}, {@code ExpressionRule}; last
 * {@link io.brewline.redshift.sql.CopyStatement}, which is not rewritten but carried out.
 */
package io.brewline.redshift.sql;
