package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.Spelling.Piece;
import dev.orm.schema.TableName;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.JsonStep;
import dev.orm.sql.node.NextValue;
import dev.orm.sql.node.Replacement;
import dev.orm.sql.node.Rounded;
import dev.orm.sql.node.SqlFunction;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes calls of functions, as the dialect's {@link FunctionTable} spells them. */
public abstract class FunctionCompiler extends ArrayCompiler {

    private final FunctionTable functions;

    protected FunctionCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds);
        this.functions = functions;
    }

    @Override
    public final ExpressionCompiler visit(NextValue node) {
        TableName name = node.sequence().name();
        require(Capability.SEQUENCES, "sequences, so none named " + name, "Use an identity column");
        return text(nextValue(InsertCompiler.tableName(dialect, name)));
    }

    /** Takes the next number of the sequence of a quoted name. */
    protected String nextValue(String sequence) {
        return "next value for " + sequence;
    }

    @Override
    public ExpressionCompiler visit(Call<?> node) {
        return switch (node.function()) {
            case CONCAT -> concatenation(node);
            case REGEXP_REPLACE -> replacement(node);
            case JSON_CONTAINS -> {
                require(
                        Capability.JSON_CONTAINMENT,
                        "condition that JSON holds other JSON",
                        "Compare the parts by get(…) and asText(), asLong() or their like");
                yield spelled(node.function(), node.arguments(), SqlType.JSON);
            }
            default -> spelled(node);
        };
    }

    /** A text with another one where a regular expression is found. */
    protected ExpressionCompiler replacement(Call<?> node) {
        return replacement(node, "regexp_replace(", text -> Replacement.withBackslashes(text, "\\0"), ")");
    }

    /** Writes the call; the marks in the replacement become those of the database when it is sent. */
    protected final ExpressionCompiler replacement(
            Call<?> node, String function, UnaryOperator<String> marks, String end) {
        text(function);
        operand(node.arguments().get(0), OR, SqlType.TEXT).text(", ");
        operand(node.arguments().get(1), OR, SqlType.TEXT).text(", ");
        bind((Bind<?>) node.arguments().get(2), text -> marks.apply((String) text));
        return text(end);
    }

    private ExpressionCompiler spelled(Call<?> node) {
        SqlType<?> common = common(node.arguments());
        return spelled(node.function(), node.arguments(), common == null ? expectedOf(node) : common);
    }

    /** Writes a call as the table spells it; a value whose type nothing else says gets {@code type}. */
    protected final ExpressionCompiler spelled(
            Enum<?> function, List<? extends Expression<?>> arguments, @Nullable SqlType<?> type) {
        for (Piece piece : functions.get(function, dialect.name()).pieces()) {
            text(piece.text());
            switch (piece.place()) {
                case ARGUMENT -> operand(arguments.get(piece.argument()), OR, type);
                case OPERAND -> operand(arguments.get(piece.argument()), PRIMARY, type);
                case ALL -> listed(arguments, ", ", "", type);
                case NULLS -> listed(arguments, " or ", " is null", type);
                case NOTHING -> {
                    // The last piece.
                }
            }
        }
        return this;
    }

    private void listed(
            List<? extends Expression<?>> arguments, String separator, String after, @Nullable SqlType<?> type) {
        for (int i = 0; i < arguments.size(); i++) {
            text(i == 0 ? "" : separator);
            operand(arguments.get(i), after.isEmpty() ? OR : PRIMARY, type);
            text(after);
        }
    }

    private static @Nullable SqlType<?> common(List<Expression<?>> arguments) {
        for (Expression<?> argument : arguments) {
            SqlType<?> type = argument.sqlType();
            if (type != null) {
                return type.unbounded();
            }
        }
        return null;
    }

    /** Text after text; {@code NULL} if any of it is. */
    protected ExpressionCompiler concatenation(Call<?> node) {
        for (int i = 0; i < node.arguments().size(); i++) {
            text(i == 0 ? "" : " || ");
            operand(node.arguments().get(i), i == 0 ? CONCATENATION : PRIMARY, SqlType.TEXT);
        }
        return this;
    }

    @Override
    public abstract ExpressionCompiler visit(JsonStep node);

    /** Writes a text that belongs to the statement as a parameter. */
    protected final FunctionCompiler constant(String value) {
        sql.slot(new Slot(-1, SqlType.TEXT, false, null, value));
        sql.append("?");
        return this;
    }

    @Override
    public ExpressionCompiler visit(Rounded<?> node) {
        SqlType<?> type = node.sqlType();
        return switch (type.name()) {
            case DECIMAL -> roundedDecimal(node);
            case REAL, DOUBLE -> {
                if (node.digits() > 0) {
                    throw new IllegalArgumentException(
                            "A floating point number has no digits behind the point to round to: round(" + node.digits()
                                    + "). Cast it to SqlType.decimal(precision, " + node.digits() + ") instead.");
                }
                yield spelled(SqlFunction.ROUND_DOUBLE, List.of(node.number()), type);
            }
            default -> operand(node.number(), PRIMARY, type);
        };
    }

    /** Halves go away from 0 where a floating point number becomes a whole one; each database would have a rule of its own. */
    @Override
    public ExpressionCompiler visit(Cast<?> node) {
        SqlType<?> from = ExpressionTypes.of(node.expression());
        if (!isFloating(from) || !isWhole(node.type())) {
            return super.visit(node);
        }
        text("cast(");
        spelled(SqlFunction.ROUND_DOUBLE, List.of(node.expression()), from);
        return text(" as ").text(castName(node.type().on(dialect.name()))).text(")");
    }

    private static boolean isFloating(SqlType<?> type) {
        return type.name() == SqlTypeName.REAL || type.name() == SqlTypeName.DOUBLE;
    }

    private static boolean isWhole(SqlType<?> type) {
        return switch (type.name()) {
            case SMALLINT, INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    /** Halves go away from 0. */
    protected ExpressionCompiler roundedDecimal(Rounded<?> node) {
        text("round(");
        operand(node.number(), OR, node.sqlType().unbounded());
        return text(", ").text(Integer.toString(node.digits())).text(")");
    }
}
