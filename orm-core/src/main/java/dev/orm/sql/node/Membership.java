package dev.orm.sql.node;

import dev.orm.sql.Association;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.NumberExpression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Whether an association leads to an entity for which a condition is true: a correlated {@code EXISTS}.
 *
 * @param association the association
 * @param element what the condition calls the entity that the association leads to
 * @param where the condition, or null for any entity
 */
public record Membership(
        Association<?> association,
        EntityPath<?> element,
        @Nullable Condition where) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return where == null ? this : new Membership(association, element, rewriter.rewrite(where));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        if (where != null) {
            binds.collectInQuery(where);
        }
    }

    /**
     * How many entities an association leads to.
     *
     * @param association the association
     * @param element what the query that counts calls them
     */
    public record Size(Association<?> association, EntityPath<?> element) implements NumberExpression<Long> {

        @Override
        public Class<Long> javaType() {
            return Long.class;
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public Size rewritten(Rewriter rewriter) {
            return this;
        }

        @Override
        public SqlType<?> sqlType() {
            return SqlType.BIGINT;
        }

        @Override
        public void collectBinds(BindCollector binds) {}
    }
}
