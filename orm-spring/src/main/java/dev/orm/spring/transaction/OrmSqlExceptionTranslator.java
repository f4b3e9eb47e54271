package dev.orm.spring.transaction;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.Dialect;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Translates the errors that {@code JdbcTemplate} and {@code JdbcClient} see by what the dialect knows of its driver, so that a duplicate
 * key is a {@link org.springframework.dao.DuplicateKeyException} on SQLite too, whose driver sends no SQL states. Thread-safe.
 */
public final class OrmSqlExceptionTranslator implements SQLExceptionTranslator {

    private final Dialect dialect;
    private final SQLExceptionTranslator fallback = new SQLStateSQLExceptionTranslator();

    /**
     * Makes a translator.
     *
     * @param dialect the dialect of the database
     */
    public OrmSqlExceptionTranslator(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException error) {
        DatabaseError found = dialect.classify(error);
        DatabaseError.Kind kind = found.kind();
        if (kind == DatabaseError.Kind.SYNTAX) {
            return new BadSqlGrammarException(task, sql == null ? "" : sql, error);
        }
        if (kind == DatabaseError.Kind.OTHER) {
            return fallback.translate(task, sql, error);
        }
        return DatabaseErrors.exception(kind, message(task, sql, found), error);
    }

    /** Leaves the driver's own message to the cause: some drivers put the values of the row into it. */
    private static String message(String task, @Nullable String sql, DatabaseError found) {
        String statement = sql == null ? "" : "; SQL [" + sql + "]";
        String constraint = found.constraint() == null ? "" : " (" + found.constraint() + ")";
        String table = found.table() == null ? "" : " of " + found.table();
        String columns = found.columns().isEmpty() ? "" : " (" + String.join(", ", found.columns()) + ")";
        return task + statement + "; "
                + found.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " error" + constraint + table
                + columns;
    }
}
