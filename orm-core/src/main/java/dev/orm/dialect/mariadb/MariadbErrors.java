package dev.orm.dialect.mariadb;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the errors of MariaDB mean. The numbers are those of the server; many have no SQL state of their own. */
final class MariadbErrors {

    private static final int MORE_THAN_ONE_ROW = 1242;
    private static final int CANNOT_BE_NULL = 1048;
    private static final int NO_DEFAULT = 1364;
    private static final int DUPLICATE_ENTRY = 1062;
    private static final int DUPLICATE_UNIQUE = 1169;
    private static final int DUPLICATE_ENTRY_NAMED = 1586;
    private static final int ROW_IS_REFERENCED = 1451;
    private static final int NO_REFERENCED_ROW = 1452;
    private static final int ROW_IS_REFERENCED_SOMEWHERE = 1217;
    private static final int NO_REFERENCED_ROW_SOMEWHERE = 1216;
    private static final int CHECK_FAILED = 4025;

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int RECORD_CHANGED = 1020;
    private static final int QUERY_INTERRUPTED = 1317;
    private static final int STATEMENT_TIMEOUT = 1969;
    private static final int READ_ONLY_TRANSACTION = 1792;
    private static final int READ_ONLY_SERVER = 1290;
    private static final int READ_ONLY_MODE = 1836;

    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int DATABASE_ACCESS_DENIED = 1044;
    private static final int ACCESS_DENIED = 1045;
    private static final int ACCESS_DENIED_WITHOUT_PASSWORD = 1698;
    private static final int TABLE_ACCESS_DENIED = 1142;
    private static final int COLUMN_ACCESS_DENIED = 1143;
    private static final int SPECIFIC_ACCESS_DENIED = 1227;
    private static final int ROUTINE_ACCESS_DENIED = 1370;
    private static final int UNKNOWN_DATABASE = 1049;
    private static final int SERVER_SHUTDOWN = 1053;
    private static final int HOST_BLOCKED = 1129;
    private static final int HOST_NOT_ALLOWED = 1130;
    private static final int USER_HAS_TOO_MANY_CONNECTIONS = 1203;
    private static final int CONNECTION_KILLED = 1927;

    private static final int DATA_TRUNCATED = 1265;
    private static final int WRONG_VALUE = 1366;
    private static final int WRONG_VALUE_FOR_FUNCTION = 1411;

    /** {@code Duplicate entry '…' for key 'uq_name'}. */
    private static final Pattern KEY = Pattern.compile("for key (')([^']+)'");

    private static final String NAME = "(?:`(?:[^`]|``)+`|\"(?:[^\"]|\"\")+\")";

    /** {@code … CONSTRAINT "fk_name" FOREIGN KEY …} or {@code CONSTRAINT "ck_name" failed …}; the quotes are a setting. */
    private static final Pattern CONSTRAINT =
            Pattern.compile("CONSTRAINT ([`\"])((?:(?!\\1).|\\1\\1)+)\\1 (?:FOREIGN KEY|failed)");

    /** {@code (`db`.`posts`, CONSTRAINT …} or {@code failed for `db`.`posts`}. */
    private static final Pattern TABLE = Pattern.compile("(?:fails \\(|failed for )" + NAME + "\\.(" + NAME + ")");

    private static final Pattern COLUMNS = Pattern.compile("FOREIGN KEY \\((" + NAME + "(?:, " + NAME + ")*)\\)");

    /** {@code Column 'name' cannot be null} or {@code Field 'name' doesn't have a default value}. */
    private static final Pattern MISSING =
            Pattern.compile("(?:Column|Field) '(.+)' (?:cannot be null|doesn't have a default value)");

    private MariadbErrors() {}

    static DatabaseError classify(SQLException error) {
        Kind kind = kind(error.getErrorCode(), String.valueOf(error.getSQLState()));
        return switch (kind) {
            case UNIQUE -> new DatabaseError(kind, key(error));
            case FOREIGN_KEY, CHECK -> violation(kind, error);
            case NOT_NULL -> missing(error);
            default -> new DatabaseError(kind, null);
        };
    }

    private static DatabaseError violation(Kind kind, SQLException error) {
        String message = String.valueOf(error.getMessage());
        Matcher table = TABLE.matcher(message);
        Matcher columns = COLUMNS.matcher(message);
        return new DatabaseError(
                kind,
                last(CONSTRAINT, error),
                table.find() ? unquoted(table.group(1)) : null,
                columns.find()
                        ? Arrays.stream(columns.group(1).split(", "))
                                .map(MariadbErrors::unquoted)
                                .toList()
                        : List.of());
    }

    private static DatabaseError missing(SQLException error) {
        Matcher column = MISSING.matcher(String.valueOf(error.getMessage()));
        return new DatabaseError(Kind.NOT_NULL, null, null, column.find() ? List.of(column.group(1)) : List.of());
    }

    private static String unquoted(String name) {
        String quote = name.substring(0, 1);
        return name.substring(1, name.length() - 1).replace(quote + quote, quote);
    }

    private static Kind kind(int code, String state) {
        return switch (code) {
            case DUPLICATE_ENTRY, DUPLICATE_UNIQUE, DUPLICATE_ENTRY_NAMED -> Kind.UNIQUE;
            case ROW_IS_REFERENCED, NO_REFERENCED_ROW, ROW_IS_REFERENCED_SOMEWHERE, NO_REFERENCED_ROW_SOMEWHERE ->
                Kind.FOREIGN_KEY;
            case CANNOT_BE_NULL, NO_DEFAULT -> Kind.NOT_NULL;
            case CHECK_FAILED -> Kind.CHECK;
            case LOCK_WAIT_TIMEOUT, DEADLOCK -> Kind.LOCK;
            case MORE_THAN_ONE_ROW -> Kind.CARDINALITY;
            case RECORD_CHANGED -> Kind.SERIALIZATION;
            case QUERY_INTERRUPTED, STATEMENT_TIMEOUT -> Kind.TIMEOUT;
            case READ_ONLY_TRANSACTION, READ_ONLY_SERVER, READ_ONLY_MODE -> Kind.READ_ONLY;
            case TOO_MANY_CONNECTIONS,
                    UNKNOWN_DATABASE,
                    SERVER_SHUTDOWN,
                    HOST_BLOCKED,
                    HOST_NOT_ALLOWED,
                    USER_HAS_TOO_MANY_CONNECTIONS,
                    CONNECTION_KILLED -> Kind.CONNECTION;
            case DATABASE_ACCESS_DENIED,
                    ACCESS_DENIED,
                    ACCESS_DENIED_WITHOUT_PASSWORD,
                    TABLE_ACCESS_DENIED,
                    COLUMN_ACCESS_DENIED,
                    SPECIFIC_ACCESS_DENIED,
                    ROUTINE_ACCESS_DENIED -> Kind.ACCESS_DENIED;
            case DATA_TRUNCATED, WRONG_VALUE, WRONG_VALUE_FOR_FUNCTION -> Kind.DATA;
            default -> ofState(state);
        };
    }

    private static Kind ofState(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> Kind.CONNECTION;
            case "22" -> Kind.DATA;
            case "40" -> Kind.SERIALIZATION;
            case "42" -> Kind.SYNTAX;
            default -> Kind.OTHER;
        };
    }

    /** Every primary key is called PRIMARY, whatever name it was given, which says no more than that it is one. */
    private static @Nullable String key(SQLException error) {
        String name = last(KEY, error);
        return "PRIMARY".equals(name) ? null : name;
    }

    /** The value comes first in a message and may hold anything, so the last match counts. */
    private static @Nullable String last(Pattern pattern, SQLException error) {
        Matcher matcher = pattern.matcher(String.valueOf(error.getMessage()));
        String found = null;
        while (matcher.find()) {
            String quote = matcher.group(1);
            found = matcher.group(2).replace(quote + quote, quote);
        }
        return found;
    }
}
