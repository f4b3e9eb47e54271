package dev.orm.dialect.postgresql;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the errors of PostgreSQL mean. */
final class PostgresqlErrors {

    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"([^\"]+)\"");

    private PostgresqlErrors() {}

    static DatabaseError classify(SQLException error) {
        String state = error.getSQLState();
        return state == null
                ? new DatabaseError(Kind.OTHER, null)
                : new DatabaseError(
                        isUnreadable(error, state) ? Kind.DATA : kind(state),
                        state.startsWith("23") ? constraint(error) : null);
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
            case "25006":
                return Kind.READ_ONLY;
            case "57P01", "57P02", "57P03", "57P04", "53300", "3D000":
                return Kind.CONNECTION;
            default:
                break;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "28" -> Kind.CONNECTION;
            case "22" -> Kind.DATA;
            case "42", "3F" -> Kind.SYNTAX;
            default -> Kind.OTHER;
        };
    }

    /** The driver may be absent at compile time; what the server sent is reached by name. */
    private static @Nullable String constraint(SQLException error) {
        try {
            Object message = error.getClass().getMethod("getServerErrorMessage").invoke(error);
            if (message != null) {
                return (String) message.getClass().getMethod("getConstraint").invoke(message);
            }
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException notThisDriver) {
            return ofMessage(error);
        }
        return ofMessage(error);
    }

    private static @Nullable String ofMessage(SQLException error) {
        Matcher matcher = CONSTRAINT.matcher(String.valueOf(error.getMessage()));
        return matcher.find() ? matcher.group(1) : null;
    }
}
