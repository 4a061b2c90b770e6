package io.brewline.load;

import com.amazon.redshift.jdbc.RedshiftConnectionImpl;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Connects to the test warehouse and listens in: before and after each statement, and the COMMIT, a tap may act. */
final class TappedConnector implements Connector {
    static final String COMMIT = "COMMIT";

    private static final Set<String> EXECUTIONS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

    private final Connector connector;
    private final List<String> statements = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private Tap before = sql -> {};
    private Tap after = sql -> {};

    /** Acts on a statement, or fails in its place. */
    @FunctionalInterface
    interface Tap {
        void on(String sql) throws SQLException;
    }

    TappedConnector() {
        this(new RedshiftConnector(Loading.CONFIG, null));
    }

    /** Listens in on that one's connections. */
    TappedConnector(Connector connector) {
        this.connector = connector;
    }

    TappedConnector before(Tap tap) {
        before = tap;
        return this;
    }

    TappedConnector after(Tap tap) {
        after = tap;
        return this;
    }

    /** All that was executed. */
    List<String> statements() {
        return statements;
    }

    int connectionCount() {
        return connections.size();
    }

    /** Ends the newest connection without a word, as when its function dies. */
    void kill() throws SQLException {
        // Connection.abort asks a security manager, which Java has no more from release 24 on.
        connections
                .get(connections.size() - 1)
                .unwrap(RedshiftConnectionImpl.class)
                .getQueryExecutor()
                .abort();
    }

    @Override
    public Connection connect() throws SQLException {
        Connection real = connector.connect();
        connections.add(real);
        return proxy(Connection.class, (method, args) -> switch (method.getName()) {
            case "commit" -> tapped(COMMIT, real, method, args);
            case "prepareStatement" -> statement(PreparedStatement.class, (String) args[0], call(real, method, args));
            case "createStatement" -> statement(Statement.class, null, call(real, method, args));
            default -> call(real, method, args);
        });
    }

    private <T> T statement(Class<T> type, String prepared, Object real) {
        return proxy(type, (method, args) -> {
            if (EXECUTIONS.contains(method.getName())) {
                return tapped(prepared == null ? (String) args[0] : prepared, real, method, args);
            }
            return call(real, method, args);
        });
    }

    private Object tapped(String sql, Object target, Method method, Object[] args) throws Throwable {
        before.on(sql);
        statements.add(sql);
        Object answer = call(target, method, args);
        after.on(sql);
        return answer;
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What a proxy does. */
    @FunctionalInterface
    private interface Call {
        Object on(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                TappedConnector.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> call.on(method, args)));
    }
}
