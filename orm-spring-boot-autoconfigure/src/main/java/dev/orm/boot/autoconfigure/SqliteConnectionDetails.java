package dev.orm.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where a SQLite database is; it knows no users. */
final class SqliteConnectionDetails implements JdbcConnectionDetails {

    private final String url;

    SqliteConnectionDetails(String url) {
        this.url = url;
    }

    @Override
    public @Nullable String getUsername() {
        return null;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }
}
