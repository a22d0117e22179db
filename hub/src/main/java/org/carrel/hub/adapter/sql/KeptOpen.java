package org.carrel.hub.adapter.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A source of always the same connection, whose closing it ignores: a database in memory would vanish with it. */
final class KeptOpen {
    private KeptOpen() {}

    static DataSource source(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                KeptOpen.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return unclosed(connection);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Connection unclosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                KeptOpen.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
