package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.schema.EnumType;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.Objects;

/**
 * Reads and writes columns with an enum type, which are texts to statements on every database: compared and ordered as texts, and not
 * by the place of a value among the others.
 */
public abstract class EnumCompiler extends SourceCompiler {

    /** MariaDB takes a text of fewer characters for the place of a value if it is a number. */
    private static final int LENGTH_OF_NO_NUMBER = 6;

    protected EnumCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /** Whether a column is of an enum type to the database; where it has none, the column is a text. */
    final boolean isOfEnumType(Column<?> column) {
        return column.enumType() != null
                && (dialect.supports(Capability.NAMED_ENUM_TYPES) || dialect.supports(Capability.INLINE_ENUM_TYPES));
    }

    /** Writes what stands for a column so that it is the text of its value. */
    final ExpressionCompiler enumText(Column<?> column, Runnable name) {
        if (!isOfEnumType(column)) {
            name.run();
            return this;
        }
        enumText(name);
        return this;
    }

    /** Writes the text of a column of an enum type. */
    protected void enumText(Runnable name) {
        text("cast(");
        name.run();
        text(" as ").text(castName(SqlType.TEXT)).text(")");
    }

    /** Writes what a column gets. */
    protected final void assign(Expression<?> value, Column<?> column) {
        if (isOfEnumType(column)) {
            StorageRules.requireAlike(value.sqlType(), column.type(), dialect);
            enumValue(column, () -> operand(value, OR, column.type()));
        } else {
            assign(value, OR, column.type());
        }
    }

    /** Writes a text so that a column gets the value of that text, and the statement fails if there is none. */
    final void enumValue(Column<?> column, Runnable value) {
        if (!isOfEnumType(column)) {
            value.run();
            return;
        }
        EnumType type = Objects.requireNonNull(column.enumType());
        if (dialect.supports(Capability.NAMED_ENUM_TYPES)) {
            text("cast(");
            value.run();
            text(" as ").text(SchemaMarks.marked(dialect, type.name())).text(")");
        } else {
            decoded(type, value);
        }
    }

    /** An assignment would take a text in other letters, with spaces behind it, or that is the number of a value. */
    private void decoded(EnumType type, Runnable value) {
        text(decode()).text("(");
        value.run();
        text(", null, null");
        int longest = LENGTH_OF_NO_NUMBER;
        for (String each : type.values()) {
            String literal = dialect.ddl().literal(SqlType.TEXT, each);
            text(", ").text(literal).text(", ").text(literal);
            longest = Math.max(longest, each.length() + 1);
        }
        text(", '").text("*".repeat(longest)).text("')");
    }

    /** The function that looks up a value, {@code NULL} included, among pairs of texts. */
    protected String decode() {
        return "decode";
    }

    /** The text of a parameter that a column gets. */
    final String parameter(Column<?> column) {
        if (!isOfEnumType(column)) {
            return "?";
        }
        int start = sql.length();
        enumValue(column, () -> text(parameter(SqlType.TEXT)));
        return sql.textFrom(start);
    }
}
