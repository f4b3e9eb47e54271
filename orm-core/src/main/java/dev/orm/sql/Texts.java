package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.IsTrue;
import dev.orm.sql.node.NamedText;
import dev.orm.sql.node.TableRef;
import dev.orm.sql.node.TextParts;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The doors for what the toolkit has no word for; users find them in {@link Sql}. */
abstract class Texts extends Conditions {

    Texts() {}

    /**
     * A condition in the database's own SQL: {@code unsafeCondition("age % :n = 0").bind("n", 2)}. The text is sent as it is:
     * never put together from what comes from outside.
     *
     * @param sql the text, with {@code :name} for each parameter
     * @return the condition, whose parameters have to be set
     * @throws IllegalArgumentException if the text could not stand inside a statement, such as one with a {@code ;}
     */
    public static TextCondition unsafeCondition(String sql) {
        return new TextCondition(TextParts.of(NamedText.fragment(sql)));
    }

    /**
     * An expression in the database's own SQL. The text is sent as it is: never put together from what comes from outside.
     *
     * @param type the type of its value
     * @param sql the text, with {@code :name} for each parameter
     * @param <T> the Java type of its value
     * @return the expression, whose parameters have to be set
     * @throws IllegalArgumentException if the text could not stand inside a statement, such as one with a {@code ;}
     */
    public static <T> TextExpression<T> unsafeExpression(SqlType<T> type, String sql) {
        return new TextExpression<>(TextParts.of(NamedText.fragment(sql)), type);
    }

    /**
     * A query in the database's own SQL, as a table: {@code unsafeSelect("select id from t where a > :n", ID).bind("n", 2)}. The text is
     * sent as it is: never put together from what comes from outside.
     *
     * @param sql the text, with {@code :name} for each parameter
     * @param column the first column that it selects; the query is read by these columns, whatever its own are called
     * @param more the others, in order
     * @return the table under the alias {@code text}, whose parameters have to be set
     * @throws IllegalArgumentException if the text could not stand inside a statement, such as one with a {@code ;}, or if two columns have
     *     the same name
     */
    public static TextTable unsafeSelect(String sql, Column<?> column, Column<?>... more) {
        List<Column<?>> columns = new ArrayList<>(List.of(column));
        columns.addAll(List.of(more));
        return new TextTable("text", TextParts.of(NamedText.fragment(sql)), columns);
    }

    /**
     * A table that is known by its name only, where there is no {@link dev.orm.schema.Table} of it: {@code table("users", "u")}. Its columns
     * are those that are asked for by {@link TableRef#column(String, SqlType)}; SQLAlchemy calls it {@code table()}.
     *
     * @param name its name, unquoted
     * @param alias its alias, unquoted; empty for none
     * @return the table
     */
    public static TableRef table(String name, String alias) {
        return table(TableName.of(name), alias);
    }

    /**
     * A table that is known by its name only, in a schema of that name if the name has one.
     *
     * @param name its name
     * @param alias its alias, unquoted; empty for none
     * @return the table
     */
    public static TableRef table(TableName name, String alias) {
        return new TableRef(Table.builder(name).build(), alias);
    }

    /**
     * Declares a function of the database that has no method here.
     *
     * @param name its name: letters, digits and underscores, after a schema and a dot if wanted
     * @param type the type of its value
     * @param <T> the Java type of its value
     * @return the function
     * @throws IllegalArgumentException if the name is anything else
     */
    public static <T> FunctionDeclaration<T> function(String name, SqlType<T> type) {
        return new FunctionDeclaration<>(name, type);
    }

    /**
     * Declares an operator of the database that has no method here.
     *
     * @param symbol characters of operators such as {@code @>}, or a word such as {@code regexp}
     * @param type the type of its value
     * @param <T> the Java type of its value
     * @return the operator
     * @throws IllegalArgumentException if the symbol is anything else
     */
    public static <T> OperatorDeclaration<T> operator(String symbol, SqlType<T> type) {
        return new OperatorDeclaration<>(symbol, type);
    }

    /**
     * An expression that is written in another way on some databases: {@code perDialect(a).on("SQLite", b)}.
     *
     * @param otherwise what is written on all databases that get no variant
     * @param <T> the Java type of its value
     * @return the expression
     */
    public static <T> PerDialect<T> perDialect(Expression<T> otherwise) {
        return new PerDialect<>(otherwise, List.of());
    }

    /**
     * A boolean expression, such as a call of a declared function, as a condition.
     *
     * @param expression the expression
     * @return the condition; unknown where the expression is SQL {@code NULL}
     */
    public static Condition condition(Expression<Boolean> expression) {
        return expression instanceof Condition condition ? condition : new IsTrue(expression);
    }

    static Expression<?> value(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The value of :" + name
                    + " is null, which tells the database no type. Name it: bind(\"" + name + "\", type, null).");
        }
        return typed(name, value);
    }

    @SuppressWarnings("unchecked")
    private static <V> Expression<V> typed(String name, V value) {
        SqlType<V> type = (SqlType<V>) JavaTypes.find(value.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "A " + value.getClass().getName() + " cannot be sent to a database as :" + name
                            + ". Turn it into a text, a number, a date or bytes first, or name its type: bind(\"" + name
                            + "\", type, …).");
        }
        return Bind.of(type.unbounded(), value);
    }

    static <V> Expression<V> value(SqlType<V> type, @Nullable V value) {
        return Bind.of(type, value);
    }

    static BindList list(String name, Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The list for :" + name
                    + " is empty, so nothing tells its type. Name it: bindList(\"" + name + "\", type, values).");
        }
        SqlType<?> type = value(name, values.iterator().next()).sqlType();
        return BindList.of(Objects.requireNonNull(type), Collections.unmodifiableList(new ArrayList<>(values)));
    }

    static <V> BindList list(SqlType<V> type, Collection<? extends V> values) {
        return BindList.of(type, Collections.unmodifiableList(new ArrayList<>(values)));
    }
}
