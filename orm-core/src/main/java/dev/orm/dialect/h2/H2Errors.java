package dev.orm.dialect.h2;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the errors of H2 mean. The numbers are those of {@code org.h2.api.ErrorCode}. */
final class H2Errors {

    private static final int NULL_NOT_ALLOWED = 23502;
    private static final int REFERENTIAL_CHILD_EXISTS = 23503;
    private static final int DUPLICATE_KEY = 23505;
    private static final int REFERENTIAL_PARENT_MISSING = 23506;
    private static final int CHECK_INVALID = 23514;
    private static final int CHECK_VIOLATED = 23513;
    private static final int DEADLOCK = 40001;
    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;
    private static final int CANCELLED = 57014;
    private static final int MORE_THAN_ONE_ROW = 90053;
    private static final int DATABASE_IS_READ_ONLY = 90097;

    private static final int CONNECTION_BROKEN = 90067;
    private static final int DATABASE_CLOSED = 90098;
    private static final int DATABASE_CLOSING = 90121;
    private static final int DATABASE_IN_USE = 90020;
    private static final int DATABASE_NOT_FOUND = 90146;
    private static final int DATABASE_NOT_FOUND_EITHER = 90149;
    private static final int OBJECT_CLOSED = 90007;
    private static final int WRONG_CREDENTIALS = 28000;
    private static final int NOT_ENOUGH_RIGHTS = 90096;
    private static final int ADMIN_RIGHTS_REQUIRED = 90040;

    /** {@code "PUBLIC.uq_name INDEX PUBLIC.uq_name_INDEX_8 ON PUBLIC.t(…) …"}, with names that need it in two double quotes. */
    private static final Pattern INDEX =
            Pattern.compile("violation: \"(?:\"\"[^\"]*\"\"|[^\". ]+)\\.(?:\"\"([^\"]*)\"\"|([^\" ]+)) ");

    /** {@code "fk_name: PUBLIC.t FOREIGN KEY…"}. */
    private static final Pattern NAMED = Pattern.compile("violation: \"(?:\"\"([^\"]*)\"\"|([^\":]+)): ");

    private static final String NAME = "(?:\"\"[^\"]*\"\"|[^\"., ():]+)";

    /** {@code … ON PUBLIC.t(a NULLS FIRST, b NULLS FIRST) VALUES …}. */
    private static final Pattern KEY = Pattern.compile(" ON " + NAME + "\\.(" + NAME + ")\\(([^()]+)\\)");

    /** {@code "fk_name: PUBLIC.t FOREIGN KEY(a, b) REFERENCES …"}. */
    private static final Pattern FOREIGN_KEY =
            Pattern.compile(": " + NAME + "\\.(" + NAME + ") FOREIGN KEY\\(([^()]+)\\)");

    private static final Pattern MISSING = Pattern.compile("column \"(?:\"\")?([^\"]+)\"");

    private H2Errors() {}

    static DatabaseError classify(SQLException error) {
        Kind kind =
                isOfMerge(error) ? Kind.CARDINALITY : kind(error.getErrorCode(), String.valueOf(error.getSQLState()));
        return switch (kind) {
            case UNIQUE -> violation(kind, INDEX, KEY, error);
            case FOREIGN_KEY, CHECK -> violation(kind, NAMED, FOREIGN_KEY, error);
            case NOT_NULL -> missing(error);
            default -> new DatabaseError(kind, null);
        };
    }

    private static DatabaseError violation(Kind kind, Pattern name, Pattern place, SQLException error) {
        Matcher matcher = place.matcher(String.valueOf(error.getMessage()));
        return matcher.find()
                ? new DatabaseError(kind, named(name, error), name(matcher.group(1)), names(matcher.group(2)))
                : new DatabaseError(kind, named(name, error));
    }

    private static DatabaseError missing(SQLException error) {
        Matcher column = MISSING.matcher(String.valueOf(error.getMessage()));
        return new DatabaseError(
                Kind.NOT_NULL, null, null, column.find() ? List.of(H2Names.read(column.group(1))) : List.of());
    }

    private static List<String> names(String columns) {
        return Arrays.stream(columns.split(", "))
                .map(column -> name(column.replaceFirst("(?: DESC| ASC)?(?: NULLS (?:FIRST|LAST))?$", "")))
                .toList();
    }

    private static String name(String name) {
        return H2Names.read(name.startsWith("\"\"") ? name.substring(2, name.length() - 2) : name);
    }

    /** A MERGE that would change a row twice says that it found a duplicate key. */
    private static boolean isOfMerge(SQLException error) {
        return error.getErrorCode() == DUPLICATE_KEY
                && String.valueOf(error.getMessage()).contains("\"Merge using ");
    }

    private static Kind kind(int code, String state) {
        return switch (code) {
            case DUPLICATE_KEY -> Kind.UNIQUE;
            case REFERENTIAL_CHILD_EXISTS, REFERENTIAL_PARENT_MISSING -> Kind.FOREIGN_KEY;
            case NULL_NOT_ALLOWED -> Kind.NOT_NULL;
            case CHECK_INVALID, CHECK_VIOLATED -> Kind.CHECK;
            case MORE_THAN_ONE_ROW -> Kind.CARDINALITY;
            case DEADLOCK, LOCK_TIMEOUT -> Kind.LOCK;
            case CONCURRENT_UPDATE -> Kind.SERIALIZATION;
            case CANCELLED -> Kind.TIMEOUT;
            case DATABASE_IS_READ_ONLY -> Kind.READ_ONLY;
            case CONNECTION_BROKEN,
                    DATABASE_CLOSED,
                    DATABASE_CLOSING,
                    DATABASE_IN_USE,
                    DATABASE_NOT_FOUND,
                    DATABASE_NOT_FOUND_EITHER,
                    OBJECT_CLOSED -> Kind.CONNECTION;
            case WRONG_CREDENTIALS, NOT_ENOUGH_RIGHTS, ADMIN_RIGHTS_REQUIRED -> Kind.ACCESS_DENIED;
            default -> ofState(state);
        };
    }

    private static Kind ofState(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> Kind.CONNECTION;
            case "22" -> Kind.DATA;
            case "42" -> Kind.SYNTAX;
            default -> Kind.OTHER;
        };
    }

    private static @Nullable String named(Pattern pattern, SQLException error) {
        Matcher matcher = pattern.matcher(String.valueOf(error.getMessage()));
        if (!matcher.find()) {
            return null;
        }
        return H2Names.read(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
}
