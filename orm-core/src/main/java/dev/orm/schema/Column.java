package dev.orm.schema;

import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. Immutable: each method that changes something returns another column. Two columns are equal when the
 * database would make the same of them.
 *
 * <pre>{@code
 * Column.of("price", SqlType.decimal(10, 2)).notNull().defaultValue(DdlExpression.literal(BigDecimal.ZERO))
 * }</pre>
 *
 * @param <T> the Java type of its values
 */
public final class Column<T> {

    private final String name;
    private final SqlType<T> type;
    private final boolean nullable;
    private final Options options;
    private final Sources<T> sources;

    /**
     * Makes a column that the program gives its values.
     *
     * @param name its name, unquoted
     * @param type its type
     * @param nullable whether it may hold SQL {@code NULL}
     */
    public Column(String name, SqlType<T> type, boolean nullable) {
        this(name, type, nullable, Options.NONE, new Sources<>(null, null));
    }

    /**
     * Makes a column that may be generated.
     *
     * @param name its name, unquoted
     * @param type its type
     * @param nullable whether it may hold SQL {@code NULL}
     * @param identity whether the database generates its value when the program gives none
     */
    public Column(String name, SqlType<T> type, boolean nullable, boolean identity) {
        this(
                name,
                type,
                nullable,
                identity ? Options.NONE.identity(Identity.BY_DEFAULT) : Options.NONE,
                new Sources<>(null, null));
    }

    private Column(String name, SqlType<T> type, boolean nullable, Options options, Sources<T> sources) {
        this.name = Objects.requireNonNull(name);
        this.type = Objects.requireNonNull(type);
        this.nullable = nullable;
        this.options = options;
        this.sources = sources;
    }

    /** What the program gives where a statement names no value; the database knows nothing of it. */
    private record Sources<T>(
            @Nullable ValueSource<T> onInsert, @Nullable ValueSource<T> onUpdate) {}

    /** What few columns have. */
    private record Options(
            @Nullable Identity identity,
            @Nullable DdlExpression defaultValue,
            @Nullable Computed computed,
            @Nullable EnumType enumType,
            @Nullable String collation,
            @Nullable String comment) {

        static final Options NONE = new Options(null, null, null, null, null, null);

        Options identity(@Nullable Identity changed) {
            return new Options(changed, defaultValue, computed, enumType, collation, comment);
        }

        void check(String column) {
            int sources = (identity == null ? 0 : 1) + (defaultValue == null ? 0 : 1) + (computed == null ? 0 : 1);
            if (sources > 1) {
                throw new IllegalArgumentException("Column \"" + column
                        + "\" has more than one of a default, an identity and a computed value. Keep one of them.");
            }
        }
    }

    /**
     * Makes a column that may hold SQL {@code NULL}, as in SQL when nothing else is said.
     *
     * @param name its name, unquoted
     * @param type its type
     * @param <T> the Java type of its values
     * @return the column
     */
    public static <T> Column<T> of(String name, SqlType<T> type) {
        return new Column<>(name, type, true);
    }

    /**
     * {@code NOT NULL}.
     *
     * @return the same column that cannot hold SQL {@code NULL}
     */
    public Column<T> notNull() {
        return nullable(false);
    }

    /**
     * Returns the same column with another rule about SQL {@code NULL}.
     *
     * @param changed whether it may hold SQL {@code NULL}
     * @return the column
     */
    public Column<T> nullable(boolean changed) {
        return new Column<>(name, type, changed, options, sources);
    }

    /**
     * Returns the same column under another name.
     *
     * @param changed the name, unquoted
     * @return the column
     */
    public Column<T> named(String changed) {
        return new Column<>(changed, type, nullable, options, sources);
    }

    /**
     * Returns the same column with another type, and without what gave it values of the former one.
     *
     * @param changed the type
     * @param <U> the Java type of its values
     * @return the column
     */
    public <U> Column<U> type(SqlType<U> changed) {
        return new Column<>(name, changed, nullable, options, new Sources<>(null, null));
    }

    /**
     * {@code GENERATED … AS IDENTITY}.
     *
     * @param changed how the database generates its value, or null if it does not
     * @return the column
     * @throws IllegalArgumentException if it has a default or is computed
     */
    public Column<T> identity(@Nullable Identity changed) {
        return with(options.identity(changed));
    }

    /**
     * {@code DEFAULT}: what the database stores if an {@code INSERT} does not name the column ({@code server_default} of SQLAlchemy).
     *
     * @param changed the default, or null for none
     * @return the column
     * @throws IllegalArgumentException if it has an identity or is computed
     */
    public Column<T> defaultValue(@Nullable DdlExpression changed) {
        return with(new Options(
                options.identity, changed, options.computed, options.enumType, options.collation, options.comment));
    }

    /**
     * {@code GENERATED ALWAYS AS (…)}.
     *
     * @param changed what the database computes, or null if it does not
     * @return the column
     * @throws IllegalArgumentException if it has an identity or a default
     */
    public Column<T> computed(@Nullable Computed changed) {
        return with(new Options(
                options.identity, options.defaultValue, changed, options.enumType, options.collation, options.comment));
    }

    /**
     * Lets the column hold the values of a named type only. Where a database has no named types, the values stand in the
     * definition of the column or in a check.
     *
     * @param changed the enum type, or null for none
     * @return the column
     */
    public Column<T> enumType(@Nullable EnumType changed) {
        return with(new Options(
                options.identity, options.defaultValue, options.computed, changed, options.collation, options.comment));
    }

    /**
     * {@code COLLATE}.
     *
     * @param changed the name of a collation of the database, unquoted, or null for that of the database
     * @return the column
     */
    public Column<T> collation(@Nullable String changed) {
        return with(new Options(
                options.identity, options.defaultValue, options.computed, options.enumType, changed, options.comment));
    }

    /**
     * {@code COMMENT ON COLUMN}. It is not stored where a database has no comments, as it changes nothing that the database does.
     *
     * @param changed the comment, or null for none
     * @return the column
     */
    public Column<T> comment(@Nullable String changed) {
        return with(new Options(
                options.identity,
                options.defaultValue,
                options.computed,
                options.enumType,
                options.collation,
                changed));
    }

    /**
     * Says what the program gives to rows whose {@code INSERT} does not name the column ({@code default} of SQLAlchemy). The program
     * gives it when the statement runs, whatever the {@link #defaultValue} of the database is.
     *
     * @param source a {@link ValueSource} or an {@code Expression}; null for none
     * @return the column
     * @throws IllegalArgumentException if the database computes the column
     */
    public Column<T> onInsert(@Nullable ValueSource<T> source) {
        return with(new Sources<>(source, sources.onUpdate));
    }

    /**
     * Says what the program gives to rows whose {@code UPDATE} does not set the column ({@code onupdate} of SQLAlchemy), that of
     * {@code ON CONFLICT DO UPDATE} included.
     *
     * @param source a {@link ValueSource} or an {@code Expression}, which may speak of columns under the empty alias; null for none
     * @return the column
     * @throws IllegalArgumentException if the database computes the column
     */
    public Column<T> onUpdate(@Nullable ValueSource<T> source) {
        return with(new Sources<>(sources.onInsert, source));
    }

    private Column<T> with(Sources<T> changed) {
        checkSources(options, changed);
        return new Column<>(name, type, nullable, options, changed);
    }

    private void checkSources(Options of, Sources<T> by) {
        boolean always = of.computed != null || of.identity != null && of.identity.always();
        if (always && (by.onInsert != null || by.onUpdate != null)) {
            throw new IllegalArgumentException("Column \"" + name
                    + "\" is computed by the database, so the program cannot give it a value. Keep one of the two.");
        }
    }

    private Column<T> with(Options changed) {
        changed.check(name);
        checkSources(changed, sources);
        return new Column<>(name, type, nullable, changed, sources);
    }

    /**
     * Returns the name.
     *
     * @return the name, unquoted
     */
    public String name() {
        return name;
    }

    /**
     * Returns the type.
     *
     * @return the type
     */
    public SqlType<T> type() {
        return type;
    }

    /**
     * Tells whether it may hold SQL {@code NULL}.
     *
     * @return whether it may
     */
    public boolean nullable() {
        return nullable;
    }

    /**
     * Tells whether the database gives out numbers for it.
     *
     * @return whether it has an {@link #identity()}
     */
    public boolean isIdentity() {
        return options.identity != null;
    }

    /**
     * Returns how the database gives out numbers for it.
     *
     * @return the identity, or null if it has none
     */
    public @Nullable Identity identity() {
        return options.identity;
    }

    /**
     * Returns what the database stores if an {@code INSERT} does not name the column.
     *
     * @return the default, or null if there is none
     */
    public @Nullable DdlExpression defaultValue() {
        return options.defaultValue;
    }

    /**
     * Returns what the program gives to rows whose {@code INSERT} does not name the column.
     *
     * @return the source, or null if there is none
     */
    public @Nullable ValueSource<T> onInsert() {
        return sources.onInsert;
    }

    /**
     * Returns what the program gives to rows whose {@code UPDATE} does not set the column.
     *
     * @return the source, or null if there is none
     */
    public @Nullable ValueSource<T> onUpdate() {
        return sources.onUpdate;
    }

    /**
     * Returns what the database computes.
     *
     * @return the computation, or null if it is an ordinary column
     */
    public @Nullable Computed computed() {
        return options.computed;
    }

    /**
     * Returns the named type whose values it holds.
     *
     * @return the enum type, or null if it holds any value of its {@link #type()}
     */
    public @Nullable EnumType enumType() {
        return options.enumType;
    }

    /**
     * Returns the check that stands for the {@link #enumType()} where a database has no enum types.
     *
     * @param table the table of the column
     * @return the check, named by the convention, or null if the column has no enum type
     */
    public @Nullable Check enumCheck(TableName table) {
        EnumType enumType = options.enumType;
        if (enumType == null) {
            return null;
        }
        List<DdlExpression> values =
                enumType.values().stream().map(DdlExpression::literal).toList();
        return new Check(
                NamingConvention.DEFAULT.check(table.name(), name),
                DdlExpression.column(name).in(values));
    }

    /**
     * Returns the collation.
     *
     * @return its name, or null for that of the database
     */
    public @Nullable String collation() {
        return options.collation;
    }

    /**
     * Returns the comment.
     *
     * @return the comment, or null if there is none
     */
    public @Nullable String comment() {
        return options.comment;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Column<?> that
                        && name.equals(that.name)
                        && nullable == that.nullable
                        && type.equals(that.type)
                        && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + type.hashCode();
    }

    @Override
    public String toString() {
        return name + " " + type + (nullable ? "" : " not null");
    }
}
