package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.Condition;
import dev.orm.sql.CustomExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.PerDialect;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.TextCondition;
import dev.orm.sql.TextExpression;
import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.Collated;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.EntityId;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.ExpressionVisitor;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.InQuery;
import dev.orm.sql.node.Infix;
import dev.orm.sql.node.Inlined;
import dev.orm.sql.node.IsTrue;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.NamedCall;
import dev.orm.sql.node.Not;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.OneOf;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.Param;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes expressions. Text comes from keyword constants, from {@link Dialect#quote} and as question marks, from nothing else.
 * One instance serves one statement. A dialect overrides what it spells in its own way.
 */
public abstract class ExpressionCompiler implements ExpressionVisitor<ExpressionCompiler> {

    /** How tightly an expression holds together; an operand that holds less tightly than its operator gets parentheses. */
    protected static final int OR = 1;

    protected static final int AND = 2;
    protected static final int NOT = 3;
    protected static final int COMPARISON = 4;
    protected static final int CONCATENATION = 5;
    protected static final int SUM = 6;
    protected static final int PRODUCT = 7;
    protected static final int PRIMARY = 8;

    /**
     * SQLite parses expressions to a depth of 1000, which parentheses of its own count towards; the parser of H2 needs the whole
     * stack of a thread for 300 levels.
     */
    private static final int MAX_DEPTH = 200;

    /** Longer chains of AND and OR are cut into groups, because each link of a chain is a level to SQLite. */
    private static final int MAX_CHAIN = 100;

    protected final Dialect dialect;
    final SqlWriter sql = new SqlWriter();
    final BindCollector binds;
    private @Nullable SqlType<?> expected;
    private boolean typedByPlace;
    private @Nullable Function<Object, @Nullable Object> check;
    private int depth;

    protected ExpressionCompiler(Dialect dialect, BindCollector binds) {
        this.dialect = dialect;
        this.binds = binds;
    }

    /** Writes a query inside an expression, without parentheses around it. */
    protected abstract void subquery(QueryExpression<?> query);

    /** Writes a query of which only matters whether it gives a row. */
    abstract void existence(QueryExpression<?> query);

    /** Appends text. Only for constants and quoted names. */
    public final ExpressionCompiler text(String constant) {
        sql.append(constant);
        return this;
    }

    /** Writes an operand; a value in it whose type nothing else says gets {@code type}. */
    public final ExpressionCompiler operand(Expression<?> wrapped, int binding, @Nullable SqlType<?> type) {
        return operand(wrapped, binding, type, false);
    }

    /** Writes an operand that stands beside one whose type the database knows, so that it needs no cast. */
    public final ExpressionCompiler beside(Expression<?> wrapped, int binding, @Nullable SqlType<?> type) {
        return operand(wrapped, binding, type, true);
    }

    private ExpressionCompiler operand(Expression<?> wrapped, int binding, @Nullable SqlType<?> type, boolean typed) {
        Expression<?> expression = wrapped.unwrapped();
        if (++depth > MAX_DEPTH) {
            throw new UnsupportedConstructException(
                    "The expression is nested more than " + MAX_DEPTH + " levels deep, which " + dialect.name()
                            + " may not parse. Use in(…) or a table of values instead.");
        }
        StorageRules.check(expression, dialect);
        SqlType<?> outerType = expected;
        boolean outerTyped = typedByPlace;
        expected = type;
        typedByPlace = typed;
        boolean parentheses = bindingOf(expression) < binding;
        if (parentheses) {
            sql.append("(");
        }
        expression.accept(this);
        if (parentheses) {
            sql.append(")");
        }
        expected = outerType;
        typedByPlace = outerTyped;
        depth--;
        return this;
    }

    /** How tightly an expression holds together as this dialect writes it. */
    protected int bindingOf(Expression<?> expression) {
        if (expression instanceof Junction junction) {
            return junction.conjunction() ? AND : OR;
        } else if (expression instanceof Not) {
            return NOT;
        } else if (expression instanceof Exists) {
            return PRIMARY;
        } else if (expression instanceof Condition) {
            return COMPARISON;
        } else if (expression instanceof Arithmetic<?> arithmetic) {
            return switch (arithmetic.operator()) {
                case PLUS, MINUS -> SUM;
                case TIMES, DIVIDED_BY -> PRODUCT;
            };
        } else if (expression instanceof Call<?> call && call.function() == SqlFunction.CONCAT) {
            return CONCATENATION;
        } else if (expression instanceof Collated) {
            return CONCATENATION;
        }
        return PRIMARY;
    }

    @Override
    public ExpressionCompiler visit(Bind<?> node) {
        bind(node, typeOf(node).on(dialect.name()), null);
        return this;
    }

    /** Writes a value as a parameter that is a text, changed by a function at each execution. */
    protected final void bind(Bind<?> node, Function<Object, @Nullable Object> change) {
        bind(node, SqlType.TEXT, change);
    }

    /** Writes a value as a parameter of a type, changed by a function at each execution if one is given. */
    protected final void bind(Bind<?> node, SqlType<?> type, @Nullable Function<Object, @Nullable Object> change) {
        Bind.Derivation derivation = node.derivation();
        Object source = derivation == null ? node : derivation.node();
        int position = binds.positionOf(source);
        if (position < 0 && derivation != null) {
            throw new IllegalStateException("A value is derived from a node that the statement does not hold: " + source
                    + ". The statement was compiled with the binds of another one.");
        }
        Function<Object, @Nullable Object> transform = derivation == null ? null : derivation.function();
        Function<Object, @Nullable Object> checked = chained(chained(transform, change), check);
        sql.slot(new Slot(position, type, false, checked, position < 0 ? node.value() : null));
        sql.append(typedByPlace ? "?" : parameter(type));
    }

    /** Writes a number of rows. A value below zero means all rows to one database and is a fault to another: it is refused. */
    protected final void rows(String clause, Expression<?> number) {
        Expression<?> value = number.unwrapped();
        check = value instanceof Bind<?> || value instanceof Param<?> ? given -> Paging.checked(clause, given) : null;
        beside(number, PRIMARY, SqlType.BIGINT);
        check = null;
    }

    private SqlType<?> typeOf(Bind<?> node) {
        SqlType<?> own = node.sqlType();
        if (own != null) {
            return own;
        }
        SqlType<?> wanted = expectedOf(node);
        return wanted == null ? JavaTypes.ofValue(node.javaType()) : wanted;
    }

    /** The type that the place of an expression wants, if it is one of the same Java type. */
    protected final @Nullable SqlType<?> expectedOf(Expression<?> node) {
        return expected != null && expected.javaType() == node.javaType() ? expected : null;
    }

    private static @Nullable Function<Object, @Nullable Object> chained(
            @Nullable Function<Object, @Nullable Object> first, @Nullable Function<Object, @Nullable Object> second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return value -> {
            Object made = first.apply(value);
            return made == null ? null : second.apply(made);
        };
    }

    /** The text of a parameter of which the statement around does not tell the database the type. */
    protected String parameter(SqlType<?> type) {
        return "?";
    }

    @Override
    public ExpressionCompiler visit(BindList node) {
        throw new IllegalStateException("A list of values stands outside of IN.");
    }

    /** Takes the parameter of a whole IN list; the dialect writes the text around its question mark. */
    protected final SqlType<?> listSlot(InList node) {
        return listSlot(node.values(), ExpressionTypes.of(node.expression()));
    }

    /** Takes the parameter of a whole list whose values are of a type, unless the list knows better. */
    protected final SqlType<?> listSlot(BindList list, SqlType<?> beside) {
        SqlType<?> type = (list.sqlType() == null ? beside : list.sqlType())
                .on(dialect.name())
                .unbounded();
        Bind.Derivation derivation = list.derivation();
        int position = binds.positionOf(derivation == null ? list : derivation.node());
        sql.slot(new Slot(
                position,
                type,
                true,
                derivation == null ? null : derivation.function(),
                position < 0 ? list.values() : null));
        return type;
    }

    @Override
    public ExpressionCompiler visit(ColumnRef<?> node) {
        if (!node.alias().isEmpty()) {
            sql.append(dialect.quote(node.alias())).append(".");
        }
        sql.append(dialect.quote(node.column().name()));
        return this;
    }

    @Override
    public ExpressionCompiler visit(Comparison node) {
        SqlType<?> left = node.left().sqlType();
        SqlType<?> right = node.right().sqlType();
        SqlType<?> common = left == null ? right : left;
        boolean typed = common != null && !bothValues(node);
        SqlType<?> type = common == null ? null : common.unbounded();
        operand(node.left(), CONCATENATION, type, typed);
        sql.append(operator(node.operator()));
        return operand(node.right(), CONCATENATION, type, typed);
    }

    private static boolean bothValues(Comparison node) {
        return node.left().unwrapped() instanceof Bind && node.right().unwrapped() instanceof Bind;
    }

    /** The text of an operator, with blanks around it. */
    protected static String operator(Comparison.Operator operator) {
        return switch (operator) {
            case EQ -> " = ";
            case NE -> " <> ";
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
            case IS_DISTINCT_FROM -> " is distinct from ";
            case IS_NOT_DISTINCT_FROM -> " is not distinct from ";
        };
    }

    @Override
    public ExpressionCompiler visit(Junction node) {
        chain(node.parts(), node.conjunction());
        return this;
    }

    private void chain(List<? extends Condition> parts, boolean conjunction) {
        String operator = conjunction ? " and " : " or ";
        if (parts.size() <= MAX_CHAIN) {
            for (int i = 0; i < parts.size(); i++) {
                sql.append(i == 0 ? "" : operator);
                operand(parts.get(i), conjunction ? NOT : AND, SqlType.BOOLEAN);
            }
            return;
        }
        int size = Math.max(MAX_CHAIN, (parts.size() + MAX_CHAIN - 1) / MAX_CHAIN);
        for (int from = 0; from < parts.size(); from += size) {
            sql.append(from == 0 ? "(" : operator + "(");
            chain(parts.subList(from, Math.min(parts.size(), from + size)), conjunction);
            sql.append(")");
        }
    }

    @Override
    public ExpressionCompiler visit(Not node) {
        sql.append("not ");
        return operand(node.condition(), PRIMARY, SqlType.BOOLEAN);
    }

    @Override
    public ExpressionCompiler visit(NullCheck node) {
        operand(node.expression(), CONCATENATION, null);
        return text(node.negated() ? " is not null" : " is null");
    }

    @Override
    public ExpressionCompiler visit(Like node) {
        beside(node.text(), CONCATENATION, SqlType.TEXT);
        text(node.negated() ? " not" : "").text(node.ignoreCase() ? " ilike " : " like ");
        return pattern(node.pattern()).text(" escape '!'");
    }

    /** Writes the pattern of a LIKE. */
    public final ExpressionCompiler pattern(Expression<String> pattern) {
        if (pattern.unwrapped() instanceof Bind<?> bind) {
            boolean outer = typedByPlace;
            typedByPlace = true;
            bind(bind, TextRules::checkedPattern);
            typedByPlace = outer;
            return this;
        }
        return operand(pattern, CONCATENATION, SqlType.TEXT);
    }

    /** Refuses what the database cannot do. */
    protected final void require(Capability capability, String construct, String instead) {
        if (!dialect.supports(capability)) {
            throw new UnsupportedConstructException(dialect.name() + " has no " + construct + ". " + instead + ".");
        }
    }

    @Override
    public ExpressionCompiler visit(Param<?> node) {
        sql.slot(new Slot(binds.positionOf(node), node.type().unbounded(), false, check, null));
        return text(typedByPlace ? "?" : parameter(node.type().unbounded()));
    }

    /** By code point, which is how most databases compare where nobody says otherwise. */
    @Override
    public ExpressionCompiler visit(Collated node) {
        if (node.collation() == Collation.UNICODE) {
            require(
                    Capability.UNICODE_COLLATION,
                    "collation of Unicode that statements could name",
                    "Compare with BINARY, or order in the program by java.text.Collator");
        }
        String name = collation(node.collation());
        operand(node.text(), name.isEmpty() ? OR : PRIMARY, expected);
        return text(name.isEmpty() ? "" : " collate ").text(name);
    }

    /** The name of a collation; empty where it need not be said. */
    protected abstract String collation(Collation collation);

    @Override
    public abstract ExpressionCompiler visit(InList node);

    @Override
    public ExpressionCompiler visit(InQuery node) {
        beside(node.expression(), CONCATENATION, node.query().columnType().unbounded());
        sql.append(node.negated() ? " not in (" : " in (");
        subquery(node.query());
        return text(")");
    }

    @Override
    public ExpressionCompiler visit(OneOf node) {
        node.column().accept(this);
        boolean one = node.values().size() == 1;
        sql.append(one ? node.negated() ? " <> " : " = " : node.negated() ? " not in (" : " in (");
        for (int i = 0; i < node.values().size(); i++) {
            sql.append(i > 0 ? ", " : "")
                    .append(constant(node.type(), node.values().get(i)));
        }
        return text(one ? "" : ")");
    }

    @Override
    public ExpressionCompiler visit(Inlined<?> node) {
        Object value = node.value();
        return value == null ? nullOf(node.sqlType()) : text(constant(node.sqlType(), value));
    }

    /** {@code NULL} as a column of a type has it, where the parts of a {@code UNION} are of one. */
    protected ExpressionCompiler nullOf(SqlType<?> type) {
        String name = dialect.ddl().typeName(new Column<>("", type.on(dialect.name()), true));
        return text("cast(null as ").text(name).text(")");
    }

    @SuppressWarnings("unchecked")
    private <T> String constant(SqlType<T> type, Object value) {
        return dialect.ddl().literal(type, (T) value);
    }

    @Override
    public ExpressionCompiler visit(Exists node) {
        sql.append("exists (");
        existence(node.query());
        return text(")");
    }

    @Override
    public ExpressionCompiler visit(ScalarQuery<?> node) {
        node.query().columnType();
        sql.append("(");
        subquery(node.query());
        return text(")");
    }

    @Override
    public ExpressionCompiler visit(Arithmetic<?> node) {
        SqlType<?> type = node.sqlType();
        SqlType<?> common = node.left().sqlType();
        SqlType<?> operand = common != null ? common : type;
        return switch (node.operator()) {
            case PLUS -> calculation(node, " + ", SUM, operand);
            case MINUS -> calculation(node, " - ", SUM, operand);
            case TIMES -> calculation(node, " * ", PRODUCT, operand);
            case DIVIDED_BY -> division(node, operand);
        };
    }

    private ExpressionCompiler calculation(
            Arithmetic<?> node, String operator, int binding, @Nullable SqlType<?> type) {
        SqlType<?> bound = type == null ? null : type.unbounded();
        operand(node.left(), binding, bound);
        sql.append(operator);
        return operand(node.right(), binding + 1, bound);
    }

    /** The true quotient; dividing by zero gives {@code NULL}, as it does on SQLite, which knows no such error. */
    private ExpressionCompiler division(Arithmetic<?> node, @Nullable SqlType<?> type) {
        SqlType<?> bound = type == null ? null : type.unbounded();
        String asDouble = " as " + castName(SqlType.DOUBLE);
        sql.append("cast(");
        operand(node.left(), OR, bound);
        sql.append(asDouble).append(") / nullif(cast(");
        operand(node.right(), OR, bound);
        return text(asDouble).text("), 0)");
    }

    @Override
    public ExpressionCompiler visit(Case<?> node) {
        SqlType<?> found = node.sqlType() == null ? expectedOf(node) : node.sqlType();
        SqlType<?> type = found == null ? null : found.unbounded();
        sql.append("case");
        for (Case.When<?> branch : node.branches()) {
            sql.append(" when ");
            operand(branch.condition(), OR, SqlType.BOOLEAN);
            sql.append(" then ");
            operand(branch.result(), OR, type);
        }
        if (node.otherwise() != null) {
            sql.append(" else ");
            operand(node.otherwise(), OR, type);
        }
        return text(" end");
    }

    @Override
    public ExpressionCompiler visit(Cast<?> node) {
        sql.append("cast(");
        operand(node.expression(), OR, null);
        return text(" as ").text(castName(node.type().on(dialect.name()))).text(")");
    }

    /** The name of a type in a cast. */
    protected abstract String castName(SqlType<?> type);

    @Override
    public ExpressionCompiler visit(Label<?> node) {
        return operand(node.expression(), OR, expected);
    }

    @Override
    public ExpressionCompiler visit(AttributePath<?> node) {
        return Unlowered.refuse(node);
    }

    @Override
    public ExpressionCompiler visit(EntityId node) {
        return Unlowered.refuse(node.path());
    }

    @Override
    public ExpressionCompiler visit(EntityId.Column node) {
        return Unlowered.refuse(node.path());
    }

    @Override
    public ExpressionCompiler visit(EntityComparison node) {
        return Unlowered.refuse(node.path());
    }

    @Override
    public ExpressionCompiler visit(EntityComparison.Paths node) {
        return Unlowered.refuse(node.left());
    }

    @Override
    public ExpressionCompiler visit(EntityComparison.Null node) {
        return Unlowered.refuse(node.path());
    }

    @Override
    public ExpressionCompiler visit(EntityComparison.OfClass node) {
        return Unlowered.refuse(node.path());
    }

    @Override
    public ExpressionCompiler visit(Membership node) {
        return Unlowered.refuse(node);
    }

    @Override
    public ExpressionCompiler visit(Membership.Size node) {
        return Unlowered.refuse(node);
    }

    @Override
    public ExpressionCompiler visit(Constant node) {
        return text(node == Constant.TRUE ? "1 = 1" : "1 = 0");
    }

    @Override
    public ExpressionCompiler visit(IsTrue node) {
        SqlType<?> type = node.expression().sqlType();
        SqlType<?> stored = type == null ? SqlType.BOOLEAN : type.on(dialect.name());
        operand(node.expression(), CONCATENATION, stored);
        if (stored.isConverted()) {
            sql.slot(new Slot(-1, stored, false, null, Boolean.TRUE));
            text(" = ?");
        }
        return this;
    }

    @Override
    public ExpressionCompiler visit(TextExpression<?> node) {
        return OwnText.write(this, node.parts());
    }

    @Override
    public ExpressionCompiler visit(TextCondition node) {
        return OwnText.write(this, node.parts());
    }

    @Override
    public ExpressionCompiler visit(NamedCall<?> node) {
        return OwnText.write(this, node);
    }

    @Override
    public ExpressionCompiler visit(Infix<?> node) {
        return OwnText.write(this, node);
    }

    @Override
    public ExpressionCompiler visit(PerDialect<?> node) {
        return operand(node.on(dialect.name()), PRIMARY, expected);
    }

    @Override
    public ExpressionCompiler visit(CustomExpression<?> node) {
        return OwnText.write(this, dialect, node);
    }
}
