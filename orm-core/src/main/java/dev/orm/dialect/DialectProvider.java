package dev.orm.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Brings a dialect that this library does not have. Found by {@link java.util.ServiceLoader}; asked before the dialects that
 * come with the library.
 */
@FunctionalInterface
public interface DialectProvider {

    /**
     * Returns the dialect of a database.
     *
     * @param url the JDBC URL
     * @return the dialect, or null if the URL is of another database
     */
    @Nullable
    Dialect forUrl(String url);
}
