package dev.orm.dialect.h2;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import java.sql.SQLException;
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

    /** {@code "PUBLIC.uq_name INDEX PUBLIC.uq_name_INDEX_8 ON PUBLIC.t(…) …"}, with names that need it in two double quotes. */
    private static final Pattern INDEX =
            Pattern.compile("violation: \"(?:\"\"[^\"]*\"\"|[^\". ]+)\\.(?:\"\"([^\"]*)\"\"|([^\" ]+)) ");

    /** {@code "fk_name: PUBLIC.t FOREIGN KEY…"}. */
    private static final Pattern NAMED = Pattern.compile("violation: \"(?:\"\"([^\"]*)\"\"|([^\":]+)): ");

    private H2Errors() {}

    static DatabaseError classify(SQLException error) {
        Kind kind =
                isOfMerge(error) ? Kind.CARDINALITY : kind(error.getErrorCode(), String.valueOf(error.getSQLState()));
        return new DatabaseError(
                kind,
                switch (kind) {
                    case UNIQUE -> named(INDEX, error);
                    case FOREIGN_KEY, CHECK -> named(NAMED, error);
                    default -> null;
                });
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
                    OBJECT_CLOSED,
                    WRONG_CREDENTIALS -> Kind.CONNECTION;
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
