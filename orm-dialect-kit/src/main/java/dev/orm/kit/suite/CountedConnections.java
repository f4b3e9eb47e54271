package dev.orm.kit.suite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the connections that are borrowed from a data source and not given back. */
final class CountedConnections {

    private final DataSource target;
    private final AtomicInteger open = new AtomicInteger();

    CountedConnections(DataSource target) {
        this.target = target;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(target, method, arguments);
            return result instanceof Connection connection ? counted(connection) : result;
        });
    }

    void assertAllClosed() {
        int left = open.getAndSet(0);
        if (left != 0) {
            throw new AssertionError(left + " connection(s) were borrowed by this test and never closed.");
        }
    }

    private Connection counted(Connection connection) {
        open.incrementAndGet();
        boolean[] closed = new boolean[1];
        return proxy(Connection.class, (self, method, arguments) -> {
            boolean ends = method.getName().equals("close") || method.getName().equals("abort");
            if (ends && !closed[0]) {
                closed[0] = true;
                open.decrementAndGet();
            }
            return call(connection, method, arguments);
        });
    }

    private static Object call(Object on, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
