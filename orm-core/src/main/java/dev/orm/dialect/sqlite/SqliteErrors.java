package dev.orm.dialect.sqlite;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the errors of SQLite mean. The driver gives no SQL state and cuts the extended result code off the vendor code, but puts
 * its name first in every message: {@code [SQLITE_CONSTRAINT_UNIQUE] …}.
 */
final class SqliteErrors {

    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int INTERRUPT = 9;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int TOOBIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;
    private static final int AUTH = 23;
    private static final int NOTADB = 26;

    private static final Pattern CODE = Pattern.compile("^\\[(SQLITE_\\w+)]");

    private static final Pattern CHECK = Pattern.compile("CHECK constraint failed: (\\w+)\\)?$");

    /** {@code UNIQUE constraint failed: people.name, people.age}; no name is in quotes. */
    private static final Pattern COLUMNS = Pattern.compile("(?:UNIQUE|NOT NULL) constraint failed: ([^()]+?)\\)?$");

    private static final Pattern INDEX = Pattern.compile("UNIQUE constraint failed: index '(.+)'\\)?$");

    private SqliteErrors() {}

    static DatabaseError classify(SQLException error) {
        String message = String.valueOf(error.getMessage());
        Matcher matcher = CODE.matcher(message);
        String code = matcher.find() ? matcher.group(1) : "";
        Kind kind = kind(error, message, code);
        return switch (kind) {
            case CHECK -> new DatabaseError(kind, check(message));
            case UNIQUE, NOT_NULL -> violation(kind, message);
            default -> new DatabaseError(kind, null);
        };
    }

    /** A key is told by its columns; one that holds an expression, by its index. */
    private static DatabaseError violation(Kind kind, String message) {
        Matcher index = INDEX.matcher(message);
        if (index.find()) {
            return new DatabaseError(kind, index.group(1).replace("''", "'"));
        }
        Matcher key = COLUMNS.matcher(message);
        if (!key.find()) {
            return new DatabaseError(kind, null);
        }
        String[] columns = key.group(1).split(", ");
        String table = columns[0].substring(0, Math.max(0, columns[0].indexOf('.')));
        boolean plain = Arrays.stream(columns).allMatch(column -> column.startsWith(table + "."));
        return !plain
                ? new DatabaseError(kind, null)
                : new DatabaseError(
                        kind,
                        null,
                        table,
                        Arrays.stream(columns)
                                .map(column -> column.substring(table.length() + 1))
                                .toList());
    }

    private static Kind kind(SQLException error, String message, String code) {
        switch (code) {
            case "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_ROWID":
                return Kind.UNIQUE;
            case "SQLITE_CONSTRAINT_FOREIGNKEY":
                return Kind.FOREIGN_KEY;
            case "SQLITE_CONSTRAINT_NOTNULL":
                return Kind.NOT_NULL;
            case "SQLITE_CONSTRAINT_CHECK":
                return Kind.CHECK;
            case "SQLITE_CONSTRAINT_DATATYPE":
                return Kind.DATA;
            case "SQLITE_BUSY_SNAPSHOT":
                return Kind.SERIALIZATION;
            default:
                break;
        }
        return switch (error.getErrorCode() & 0xff) {
            case BUSY, LOCKED -> Kind.LOCK;
            case READONLY -> Kind.READ_ONLY;
            case INTERRUPT -> Kind.TIMEOUT;
            case AUTH -> Kind.ACCESS_DENIED;
            case PERM, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB -> Kind.CONNECTION;
            case TOOBIG, MISMATCH -> Kind.DATA;
            case CONSTRAINT -> constraint(message);
            case 1 -> isAboutValues(message) ? Kind.DATA : Kind.SYNTAX;
            default -> ofState(error, message);
        };
    }

    private static Kind constraint(String message) {
        if (message.contains("UNIQUE constraint failed")) {
            return Kind.UNIQUE;
        } else if (message.contains("FOREIGN KEY constraint failed")) {
            return Kind.FOREIGN_KEY;
        } else if (message.contains("NOT NULL constraint failed")) {
            return Kind.NOT_NULL;
        }
        return message.contains("CHECK constraint failed") ? Kind.CHECK : Kind.OTHER;
    }

    /** The general error is nearly always about the statement; these are about what it calculated. */
    private static boolean isAboutValues(String message) {
        return message.contains("integer overflow")
                || message.contains("malformed JSON")
                || message.contains("orm_decimal: ")
                || message.contains("orm_like: ")
                || message.contains("orm_regexp: ")
                || message.contains("pattern too complex");
    }

    private static Kind ofState(SQLException error, String message) {
        String state = String.valueOf(error.getSQLState());
        if (state.startsWith("22")) {
            return Kind.DATA;
        }
        boolean closed = message.contains("closed") || state.startsWith("08");
        return closed ? Kind.CONNECTION : Kind.OTHER;
    }

    private static @Nullable String check(String message) {
        Matcher matcher = CHECK.matcher(message);
        return matcher.find() ? matcher.group(1) : null;
    }

    static boolean saysThatNoTransactionIsOpen(SQLException error) {
        return String.valueOf(error.getMessage()).contains("no transaction is active");
    }
}
