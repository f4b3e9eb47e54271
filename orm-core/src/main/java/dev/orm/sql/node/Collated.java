package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.Expression;
import dev.orm.sql.StringExpression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A text that is compared by the rules of a collation.
 *
 * @param text the text
 * @param collation the rules
 */
public record Collated(Expression<String> text, Collation collation) implements StringExpression {

    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<String> rewritten(Rewriter rewriter) {
        return new Collated(rewriter.rewrite(text), collation);
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return text.sqlType();
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(text);
    }
}
