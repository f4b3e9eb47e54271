package dev.orm.benchmarks;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Counts the statements that go to the driver: one for each execution, whatever its size, and one for a whole batch; begin,
 * commit and settings are left out. Used to check contenders, never while they are timed. Used by one thread at a time.
 */
final class CountingDataSource implements DataSource {

    private static final Pattern HOUSEKEEPING =
            Pattern.compile("begin|commit|rollback|set|pragma", Pattern.CASE_INSENSITIVE);

    private final DataSource target;
    private long executions;
    private long preparations;

    CountingDataSource(DataSource target) {
        this.target = target;
    }

    long executions() {
        return executions;
    }

    /** How many statements were prepared. */
    long preparations() {
        return preparations;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counting(target.getConnection(), Connection.class);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return counting(target.getConnection(username, password), Connection.class);
    }

    private <T> T counting(T object, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                CountingDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> called(object, method, arguments)));
    }

    /** Transactions and settings are not counted, because most contenders send them by other methods of the driver. */
    private static boolean isHousekeeping(Object[] arguments) {
        return arguments != null
                && arguments[0] instanceof String sql
                && HOUSEKEEPING.matcher(sql).lookingAt();
    }

    private Object called(Object object, Method method, Object[] arguments) throws Throwable {
        if (method.getName().startsWith("execute") && !isHousekeeping(arguments)) {
            executions++;
        }
        if (method.getName().startsWith("prepare")) {
            preparations++;
        }
        Object result;
        try {
            result = method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof CallableStatement statement) {
            return counting(statement, CallableStatement.class);
        }
        if (result instanceof PreparedStatement statement && method.getName().startsWith("prepare")) {
            return counting(statement, PreparedStatement.class);
        }
        if (result instanceof Statement statement && method.getName().equals("createStatement")) {
            return counting(statement, Statement.class);
        }
        return result;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
