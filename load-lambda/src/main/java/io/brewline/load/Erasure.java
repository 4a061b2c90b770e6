package io.brewline.load;

import io.brewline.aws.Sha256;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes a customer out of the warehouse: {@code sql/forget.sql}, one transaction. The orders stay, without a customer, and
 * are marked, so that no replay and no later load brings the customer back. Holds no id of the customer, only digests that
 * are good for one run.
 */
public final class Erasure {
    private static final int SALT_BYTES = 16;

    private final List<String> statements;

    private Erasure(List<String> statements) {
        this.statements = statements;
    }

    /**
     * What was done.
     *
     * @param orders how many orders were the customer's
     * @param equalOrders how many orders lost their customer because they are equal to one of those
     * @param files the files that hold the customer's orders
     */
    public record Done(long orders, long equalOrders, List<RawFile> files) {}

    /**
     * A raw file in which the customer still stands.
     *
     * @param key of the object
     * @param keptUntil when it will have expired
     */
    public record RawFile(String key, LocalDate keptUntil) {}

    /**
     * Readies the erasure of one customer.
     *
     * @param tokens the customer's ids, one for each key
     * @param rawFileDays for how long raw files are kept after they landed
     */
    public static Erasure of(List<String> tokens, int rawFileDays) {
        byte[] random = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(random);
        String salt = HexFormat.of().formatHex(random);
        String digests = tokens.stream()
                .map(token -> "'" + Sha256.hex(salt + token) + "'")
                .collect(Collectors.joining(", "));
        return new Erasure(SqlScript.read("forget.sql").stream()
                .map(sql -> sql.replace("{salt}", salt)
                        .replace("{digests}", digests)
                        .replace("{days}", Integer.toString(rawFileDays)))
                .toList());
    }

    /** The statements, to be run in one transaction; the last two say what was done. */
    public List<String> statements() {
        return statements;
    }

    /**
     * Runs them on a connection of its own, which is in no transaction.
     *
     * @throws SQLException where the warehouse refuses a statement; nothing has changed then
     */
    public Done run(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            int changes = statements.size() - 2;
            for (String sql : statements.subList(0, changes)) {
                statement.execute(sql);
            }
            Done done = done(statement, statements.get(changes), statements.get(changes + 1));
            connection.commit();
            return done;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private static Done done(Statement statement, String counts, String files) throws SQLException {
        long orders;
        long equalOrders;
        try (ResultSet row = statement.executeQuery(counts)) {
            row.next();
            orders = row.getLong(1);
            equalOrders = row.getLong(2);
        }
        List<RawFile> held = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(files)) {
            while (row.next()) {
                held.add(new RawFile(row.getString(1), LocalDate.parse(row.getString(2))));
            }
        }
        return new Done(orders, equalOrders, held);
    }
}
