package dev.orm.spring.transaction;

import dev.orm.engine.EngineConnection;
import dev.orm.session.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionProxy;

/**
 * The connection that code beside the session works with in the session's transaction. It notices the errors of the database, after
 * which the transaction can only be rolled back, and leaves the transaction's end to the transaction manager.
 */
final class JoinedConnection implements InvocationHandler {

    private static final String HOW_TO_END =
            "The transaction belongs to OrmTransactionManager, which ends it. Let the method that is"
                    + " annotated with @Transactional return or throw instead.";

    private static final String IN_FAILED_TRANSACTION = "25P02";
    private static final String READ_ONLY_TRANSACTION = "25006";

    private final Session session;
    private final EngineConnection connection;
    private final Connection target;

    private JoinedConnection(Session session, EngineConnection connection) {
        this.session = session;
        this.connection = connection;
        this.target = connection.jdbc();
    }

    static Connection of(Session session, EngineConnection connection) {
        return (Connection) Proxy.newProxyInstance(
                JoinedConnection.class.getClassLoader(),
                new Class<?>[] {ConnectionProxy.class},
                new JoinedConnection(session, connection));
    }

    static boolean isJoined(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                && Proxy.getInvocationHandler(connection) instanceof JoinedConnection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "equals":
                return proxy == first(arguments);
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "Connection of the current transaction: " + target;
            case "getTargetConnection":
                return target;
            case "close":
                return null;
            case "isClosed":
                return !session.isInTransaction() || target.isClosed();
            case "unwrap":
                return first(arguments) instanceof Class<?> type && type.isInstance(proxy)
                        ? proxy
                        : call(method, arguments);
            case "isWrapperFor":
                return first(arguments) instanceof Class<?> type
                        && (type.isInstance(proxy) || target.isWrapperFor(type));
            default:
                return use(proxy, method, arguments);
        }
    }

    private @Nullable Object use(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (!session.isInTransaction()) {
            throw new SQLException("The connection belonged to a transaction that has ended. Ask for a new one.");
        }
        boolean endsTransaction = switch (method.getName()) {
            case "commit", "abort" -> true;
            case "rollback" -> arguments == null;
            case "setAutoCommit" -> Boolean.TRUE.equals(first(arguments));
            default -> false;
        };
        if (endsTransaction) {
            throw new SQLException(HOW_TO_END);
        }
        if (!Statement.class.isAssignableFrom(method.getReturnType())) {
            return call(method, arguments);
        }
        if (connection.isFailed()) {
            throw new SQLException(
                    "This statement was not sent: another one in its transaction has failed, so it can only be rolled back.",
                    IN_FAILED_TRANSACTION);
        }
        try {
            return new JoinedStatement((Connection) proxy, (Statement) method.invoke(target, arguments), connection)
                    .proxy(method.getReturnType());
        } catch (InvocationTargetException e) {
            throw failed(connection, e.getTargetException());
        }
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static @Nullable Object first(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? null : arguments[0];
    }

    private static Throwable failed(EngineConnection connection, Throwable error) {
        if (error instanceof SQLException && !(error instanceof SQLFeatureNotSupportedException)) {
            connection.markFailed(error);
        }
        return error;
    }

    /** A statement whose errors end the transaction. Its result sets are the driver's own: reading them costs nothing extra. */
    private record JoinedStatement(Connection owner, Statement target, EngineConnection connection)
            implements InvocationHandler {

        Object proxy(Class<?> type) {
            Class<?> shown =
                    type == CallableStatement.class || type == PreparedStatement.class ? type : Statement.class;
            return Proxy.newProxyInstance(JoinedConnection.class.getClassLoader(), new Class<?>[] {shown}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            String name = method.getName();
            switch (name) {
                case "equals":
                    return proxy == first(arguments);
                case "hashCode":
                    return System.identityHashCode(proxy);
                case "getConnection":
                    return owner;
                default:
                    break;
            }
            if (connection.isReadOnly()
                    && (name.contains("Update") || name.contains("Batch"))
                    && name.startsWith("execute")) {
                throw new SQLException(
                        "This statement was not sent: the transaction is read-only. Leave readOnly = true out of @Transactional.",
                        READ_ONLY_TRANSACTION);
            }
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                Throwable error = e.getTargetException();
                throw name.startsWith("execute") || name.equals("getMoreResults") ? failed(connection, error) : error;
            }
        }
    }
}
