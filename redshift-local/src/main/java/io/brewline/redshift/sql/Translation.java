package io.brewline.redshift.sql;

/** What becomes of one statement. */
public sealed interface Translation {
    /** The text to send to PostgreSQL. */
    String sql();

    /** Runs in PostgreSQL, reworded where need be. */
    record Run(String sql) implements Translation {}

    /** What a COPY's table is when the text that it stands in begins. */
    enum Table {
        AS_IT_IS,
        /** A statement before it may make, drop or change the table. */
        TO_BE_CHANGED
    }

    /** Is carried out by the gateway, which feeds PostgreSQL's COPY. */
    record Load(CopyStatement copy, Table table) implements Translation {
        @Override
        public String sql() {
            return copy.toPostgres();
        }
    }

    /**
     * Follows a statement that commits the transaction it is part of, as TRUNCATE does in Redshift; the client does
     * not see it.
     */
    record UnseenCommit() implements Translation {
        @Override
        public String sql() {
            return "COMMIT";
        }
    }
}
