package dev.orm.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The prepared statements of one connection that are open and not in use, those used longest ago first. */
final class OpenStatements {

    private static final int MAX_OPEN = 128;

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    OpenStatements(Connection connection) {
        this.connection = connection;
    }

    boolean isConnectionClosed() throws SQLException {
        return connection.isClosed();
    }

    /** Takes a statement out, or prepares one: the same text may be in use already, by a cursor. */
    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement open = idle.remove(sql);
        return open == null ? connection.prepareStatement(sql) : open;
    }

    void giveBack(PreparedStatement statement, String sql, boolean failed) throws SQLException {
        PreparedStatement surplus = failed ? statement : idle.put(sql, statement);
        if (surplus != null) {
            surplus.close();
        }
        if (idle.size() > MAX_OPEN) {
            idle.remove(idle.keySet().iterator().next()).close();
        }
    }
}
