package io.brewline.redshift.sql;

/** What becomes of one statement. */
public sealed interface Translation {
    /** The text to send to PostgreSQL. */
    String sql();

    /** Runs in PostgreSQL, reworded where need be. */
    record Run(String sql) implements Translation {}

    /** Is carried out by the gateway, which feeds PostgreSQL's COPY. */
    record Load(String sql, CopyStatement copy) implements Translation {}

    /** Runs in PostgreSQL and commits the transaction that it is part of, as TRUNCATE does in Redshift. */
    record RunAndCommit(String sql) implements Translation {}
}
