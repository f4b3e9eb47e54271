package dev.orm.testing.fault;

import dev.orm.testing.DatabaseKind;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections that fails at one call of the driver. It counts the calls on data source, connections, statements and
 * results, so that a test can let a scenario fail at the first call, the second, and so on until it goes through. It cleans
 * nothing up: what is given back dirty is dirty for the next borrower. Used by one thread.
 */
public final class FaultyDataSource implements DataSource {

    /** Calls that no driver lets fail, or of which the test asks itself. */
    private static final Set<String> HARMLESS =
            Set.of("isClosed", "unwrap", "isWrapperFor", "toString", "hashCode", "equals", "getMetaData", "abort");

    private final DataSource source;
    private final DatabaseKind kind;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> borrowed = new HashSet<>();
    private final Map<Connection, Connection> proxies = new IdentityHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private @Nullable Fault fault;
    private int failingCall;
    private boolean after;
    private boolean struck;
    private boolean fatal;
    private Predicate<String> counted = call -> true;

    /**
     * Makes a pool that does not fail yet.
     *
     * @param source where real connections come from
     * @param kind which database that is
     */
    public FaultyDataSource(DataSource source, DatabaseKind kind) {
        this.source = source;
        this.kind = kind;
    }

    /**
     * Lets one of the calls that follow fail.
     *
     * @param what how it fails
     * @param call which call, counted from 1
     * @param afterTheCall whether the call has its effect before it fails
     */
    public void failAt(Fault what, int call, boolean afterTheCall) {
        calls.clear();
        fault = what;
        failingCall = call;
        after = afterTheCall;
        struck = false;
        fatal = false;
    }

    /**
     * Counts some calls only from now on, of which alone one can fail.
     *
     * @param calls which, by names such as {@code PreparedStatement.executeQuery}
     */
    public void count(Predicate<String> calls) {
        counted = calls;
    }

    /**
     * Lets the program end at one of the calls that follow: that call fails, and so does every later one, whatever is still tried.
     *
     * @param call which call, counted from 1
     * @param afterTheCall whether the call has its effect before the program ends
     */
    public void endAt(int call, boolean afterTheCall) {
        failAt(Fault.ERROR, call, afterTheCall);
        fatal = true;
    }

    /** Breaks all connections, as the end of the program does, and lets nothing fail any more. */
    public void bury() {
        heal();
        fatal = false;
        for (Connection connection : borrowed) {
            closeQuietly(connection);
        }
        borrowed.clear();
        close();
    }

    /** Lets nothing fail any more. */
    public void heal() {
        fault = null;
    }

    /**
     * Tells whether the call that was to fail has come.
     *
     * @return whether it has
     */
    public boolean hasStruck() {
        return struck;
    }

    /**
     * Returns the last call.
     *
     * @return its name, for messages of tests
     */
    public String lastCall() {
        return struck ? calls.get(failingCall - 1) : "none";
    }

    /**
     * Returns how many connections are in use.
     *
     * @return the number
     */
    public int active() {
        return borrowed.size();
    }

    /** Closes what is idle. */
    public void close() {
        for (Connection connection : idle) {
            closeQuietly(connection);
        }
        idle.clear();
    }

    /**
     * Takes a connection out of use, as the method of HikariCP that has this name.
     *
     * @param connection a borrowed connection
     */
    public void evictConnection(Connection connection) {
        try {
            Connection real = connection.unwrap(Real.class).connection();
            closeQuietly(real);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("A real connection could not be closed.", failure);
        }
    }

    /** By which the proxy of a connection is asked for the connection behind it. */
    private interface Real {
        Connection connection();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return call("getConnection", () -> {
            Connection real = idle.poll();
            while (real != null && real.isClosed()) {
                real = idle.poll();
            }
            Connection connection = real == null ? source.getConnection() : real;
            borrowed.add(connection);
            return proxies.computeIfAbsent(connection, this::proxy);
        });
    }

    private Connection proxy(Connection real) {
        Real behind = () -> real;
        return proxied(Connection.class, real, (proxy, method, arguments) -> {
            if (method.getName().equals("unwrap") && arguments != null) {
                return arguments[0] == Real.class ? behind : arguments[0] == Connection.class ? proxy : null;
            }
            if (method.getName().equals("close")) {
                if (borrowed.remove(real) && !real.isClosed()) {
                    idle.add(real);
                }
                return null;
            }
            return invoke(real, method, arguments);
        });
    }

    private <T> T proxied(Class<T> type, T real, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == Objects.requireNonNull(arguments)[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "faulty " + real;
                    default ->
                        HARMLESS.contains(method.getName())
                                ? handler.invoke(proxy, method, arguments)
                                : call(type.getSimpleName() + "." + method.getName(), () -> {
                                    Object made = handler.invoke(proxy, method, arguments);
                                    return wrapped(made);
                                });
                }));
    }

    private @Nullable Object wrapped(@Nullable Object made) {
        if (made instanceof PreparedStatement prepared) {
            return proxied(
                    PreparedStatement.class, prepared, (p, method, arguments) -> invoke(prepared, method, arguments));
        } else if (made instanceof Statement statement) {
            return proxied(Statement.class, statement, (p, method, arguments) -> invoke(statement, method, arguments));
        } else if (made instanceof ResultSet result) {
            return proxied(ResultSet.class, result, (p, method, arguments) -> invoke(result, method, arguments));
        }
        return made;
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private interface Call<T> {
        T run() throws Throwable;
    }

    private <T> T call(String name, Call<T> call) throws SQLException {
        if (fault == null) {
            return run(call);
        }
        Fault present = fault;
        if (fatal && struck) {
            present.strike(kind);
        }
        if (!counted.test(name)) {
            return run(call);
        }
        calls.add(name);
        boolean fails = calls.size() == failingCall;
        // What closes something has closed it when it fails, and what opens something has not: nobody could do better.
        boolean late = name.endsWith(".close") || after && !name.equals("getConnection");
        struck |= fails;
        if (fails && !late) {
            present.strike(kind);
        }
        T result = run(call);
        if (fails && late) {
            present.strike(kind);
        }
        return result;
    }

    private static <T> T run(Call<T> call) throws SQLException {
        try {
            return call.run();
        } catch (SQLException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Nothing is wrapped.");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
