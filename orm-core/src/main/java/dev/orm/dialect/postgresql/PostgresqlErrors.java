package dev.orm.dialect.postgresql;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the errors of PostgreSQL mean. */
final class PostgresqlErrors {

    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"([^\"]+)\"");

    /** {@code Key (name)=(…) already exists.}; columns only, no expressions. */
    private static final Pattern KEY = Pattern.compile("^[^(]*\\(([^()]+)\\)=\\(");

    /** {@code Key (author_id)=(…) is not present in table "people".} */
    private static final Pattern MISSING = Pattern.compile(" is not present in table \"[^\"]+\"\\.$");

    private PostgresqlErrors() {}

    static DatabaseError classify(SQLException error) {
        String state = error.getSQLState();
        if (state == null) {
            return new DatabaseError(Kind.OTHER, null);
        }
        Kind kind = isUnreadable(error, state) ? Kind.DATA : kind(state);
        return state.startsWith("23") ? violation(kind, error) : new DatabaseError(kind, null);
    }

    private static DatabaseError violation(Kind kind, SQLException error) {
        Object server = sent(error);
        if (server == null) {
            return new DatabaseError(kind, ofMessage(error));
        }
        String column = told(server, "getColumn");
        return new DatabaseError(
                kind,
                told(server, "getConstraint"),
                told(server, "getTable"),
                column == null ? columns(kind, told(server, "getDetail")) : List.of(column));
    }

    /** Of a row that is still referred to, the columns are those of the other table. */
    private static List<String> columns(Kind kind, @Nullable String detail) {
        String text = String.valueOf(detail);
        Matcher matcher = KEY.matcher(text);
        if (!matcher.find()
                || kind == Kind.FOREIGN_KEY && !MISSING.matcher(text).find()) {
            return List.of();
        }
        return Arrays.stream(matcher.group(1).split(", "))
                .map(name -> name.startsWith("\"")
                        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                        : name)
                .toList();
    }

    /** The driver, which cannot make what is wanted of a value, takes the state of the server's for types and shows the value. */
    private static boolean isUnreadable(SQLException error, String state) {
        return state.equals("42846") && !String.valueOf(error.getMessage()).startsWith("ERROR: ");
    }

    private static Kind kind(String state) {
        switch (state) {
            case "23505", "23P01":
                return Kind.UNIQUE;
            case "23503", "23001":
                return Kind.FOREIGN_KEY;
            case "23502":
                return Kind.NOT_NULL;
            case "23514":
                return Kind.CHECK;
            case "21000":
                return Kind.CARDINALITY;
            case "40001":
                return Kind.SERIALIZATION;
            case "40P01", "55P03":
                return Kind.LOCK;
            case "57014", "25P03", "25P04", "57P05":
                return Kind.TIMEOUT;
            case "42501":
                return Kind.ACCESS_DENIED;
            case "25006":
                return Kind.READ_ONLY;
            case "57P01", "57P02", "57P03", "57P04", "53300", "3D000":
                return Kind.CONNECTION;
            default:
                break;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> Kind.CONNECTION;
            case "28" -> Kind.ACCESS_DENIED;
            case "22" -> Kind.DATA;
            case "42", "3F" -> Kind.SYNTAX;
            default -> Kind.OTHER;
        };
    }

    /** The driver may be absent at compile time; what the server sent is reached by name. */
    private static @Nullable Object sent(SQLException error) {
        return told(error, "getServerErrorMessage");
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable T told(Object by, String getter) {
        try {
            return (T) by.getClass().getMethod(getter).invoke(by);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException notThisDriver) {
            return null;
        }
    }

    private static @Nullable String ofMessage(SQLException error) {
        Matcher matcher = CONSTRAINT.matcher(String.valueOf(error.getMessage()));
        return matcher.find() ? matcher.group(1) : null;
    }
}
