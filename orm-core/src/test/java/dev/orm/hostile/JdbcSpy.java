package dev.orm.hostile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import javax.sql.DataSource;

/** Notes every statement that is executed by the driver, as the text that the driver was given. */
final class JdbcSpy {

    private final List<String> executed;

    private JdbcSpy(List<String> executed) {
        this.executed = executed;
    }

    static DataSource watching(DataSource dataSource, List<String> executed) {
        JdbcSpy spy = new JdbcSpy(executed);
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(dataSource, method, arguments);
            return result instanceof Connection connection ? spy.connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            if (result instanceof Connection inner
                    && method.getName().equals("unwrap")
                    && arguments[0] == Connection.class) {
                return connection(inner);
            }
            return result instanceof PreparedStatement statement
                            && method.getName().equals("prepareStatement")
                    ? statement(statement, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                executed.add(sql);
            }
            return invoke(statement, method, arguments);
        });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(JdbcSpy.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
