package io.brewline.reconcile;

import io.brewline.load.Connector;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A warehouse that answers each question with no row, but for those that it fails. */
final class EmptyWarehouse implements Connector {
    private String failing;

    /** Fails what holds that word from now on. */
    void failOn(String word) {
        failing = word;
    }

    @Override
    public Connection connect() {
        return proxy(Connection.class, (proxy, method, args) -> switch (method.getName()) {
            case "isValid" -> true;
            case "createStatement" ->
                proxy(Statement.class, (statement, called, with) -> nothing(called.getReturnType()));
            case "prepareStatement" -> prepared((String) args[0]);
            default -> nothing(method.getReturnType());
        });
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        if (failing != null && sql.contains(failing)) {
            throw new SQLException("it failed", "XX000");
        }
        return proxy(PreparedStatement.class, (proxy, method, args) -> nothing(method.getReturnType()));
    }

    private static Object nothing(Class<?> type) {
        if (type == ResultSet.class) {
            return proxy(ResultSet.class, (proxy, method, args) -> nothing(method.getReturnType()));
        }
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : type == int[].class ? new int[0] : null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(EmptyWarehouse.class.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
