package dev.orm.engine.internal;

import dev.orm.sql.Expression;
import dev.orm.sql.Statement;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.EntityId;
import dev.orm.sql.node.Rewriter;
import java.util.List;

/**
 * Copies a statement without its bind values. The copy equals the statement, so it can stand for it in the statement cache
 * without keeping anybody's data alive.
 */
public final class StatementKey extends Rewriter {

    /** Takes the values out of the part of a statement. */
    public static final StatementKey REWRITER = new StatementKey();

    private StatementKey() {}

    /** Returns the copy. */
    public static Statement of(Statement statement) {
        return statement.rewritten(REWRITER);
    }

    /** A function may hold on to somebody's data. */
    @Override
    public boolean keepsFunctions() {
        return false;
    }

    @Override
    protected Expression<?> replace(Expression<?> node) {
        if (node instanceof Bind<?> bind) {
            return bind.withoutValue();
        } else if (node instanceof BindList list) {
            return list.withoutValues();
        } else if (node instanceof EntityComparison comparison) {
            return new EntityComparison(comparison.path(), List.of(), comparison.isList());
        } else if (node instanceof EntityId id) {
            return id.withoutEntity();
        } else if (node instanceof DerivedColumn<?> column) {
            return column.withoutValues();
        }
        return super.replace(node);
    }
}
