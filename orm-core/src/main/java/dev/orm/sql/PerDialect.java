package dev.orm.sql;

import dev.orm.sql.node.ExpressionVisitor;
import dev.orm.sql.node.Rewriter;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that is written in another way on some databases, made by {@link Sql#perDialect}; what SQLAlchemy does with
 * {@code @compiles}. Immutable.
 *
 * @param otherwise what is written where no variant is meant
 * @param variants what is written on single databases
 * @param <T> the Java type of its value
 */
public record PerDialect<T>(Expression<T> otherwise, List<Variant<T>> variants) implements ComparableExpression<T> {

    /** Copies the list. */
    public PerDialect {
        variants = List.copyOf(variants);
    }

    /**
     * What is written on one database.
     *
     * @param dialect the name of its dialect, such as {@code PostgreSQL}
     * @param expression the expression
     * @param <T> the Java type of its value
     */
    public record Variant<T>(String dialect, Expression<T> expression) {}

    /**
     * Says what is written on one database.
     *
     * @param dialect the name of its dialect: {@code SQLite}, {@code H2}, {@code PostgreSQL}, {@code MariaDB}, or that of another
     *     dialect
     * @param expression the expression
     * @return the changed expression
     * @throws IllegalArgumentException if there is one for that database already
     */
    public PerDialect<T> on(String dialect, Expression<T> expression) {
        for (Variant<T> variant : variants) {
            if (variant.dialect().equals(dialect)) {
                throw new IllegalArgumentException("There are two variants for " + dialect + ". Leave one out.");
            }
        }
        List<Variant<T>> more = new ArrayList<>(variants);
        more.add(new Variant<>(dialect, expression));
        return new PerDialect<>(otherwise, more);
    }

    /**
     * Returns what is written on a database.
     *
     * @param dialect the name of its dialect
     * @return the variant for it, or what is written otherwise
     */
    public Expression<T> on(String dialect) {
        for (Variant<T> variant : variants) {
            if (variant.dialect().equals(dialect)) {
                return variant.expression();
            }
        }
        return otherwise;
    }

    @Override
    public Class<T> javaType() {
        return otherwise.javaType();
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return otherwise.sqlType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        List<Variant<T>> rewritten = new ArrayList<>();
        for (Variant<T> variant : variants) {
            rewritten.add(new Variant<>(variant.dialect(), rewriter.rewrite(variant.expression())));
        }
        return new PerDialect<>(rewriter.rewrite(otherwise), rewritten);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(otherwise);
        for (Variant<T> variant : variants) {
            binds.collect(variant.expression());
        }
    }
}
