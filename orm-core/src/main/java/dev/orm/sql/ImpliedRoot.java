package dev.orm.sql;

import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.Rewriter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the entity that a query reads from where it does not say so: the only one of which it selects something. */
final class ImpliedRoot extends Rewriter {

    private final Set<EntityPath<?>> roots = new LinkedHashSet<>();

    private ImpliedRoot() {}

    static @Nullable FromItem only(Projection<?> projection) {
        ImpliedRoot found = new ImpliedRoot();
        projection.rewritten(found);
        if (found.roots.size() > 1) {
            throw new IllegalStateException("The query selects of several entities " + found.roots
                    + " but says not where from. Add .from(…) and a join for each of the others.");
        }
        return found.roots.isEmpty() ? null : found.roots.iterator().next();
    }

    private void add(EntityPath<?> path) {
        EntityPath<?> root = path;
        while (!root.isRoot()) {
            root = root.owner();
        }
        roots.add(root);
    }

    @Override
    protected Expression<?> replace(Expression<?> node) {
        if (node instanceof AttributePath<?> attribute) {
            add(attribute.owner());
        } else if (node instanceof EntityComparison comparison) {
            add(comparison.path());
        } else if (node instanceof EntityComparison.Paths paths) {
            add(paths.left());
            add(paths.right());
        } else if (node instanceof EntityComparison.Null check) {
            add(check.path());
        } else if (node instanceof EntityComparison.OfClass check) {
            add(check.path());
        } else if (node instanceof Membership membership) {
            add(membership.association().owner());
            return inside(membership);
        } else if (node instanceof Membership.Size size) {
            add(size.association().owner());
        }
        return super.replace(node);
    }

    /** The condition calls what the association leads to by a root path, which is none of the query. */
    private Expression<?> inside(Membership membership) {
        boolean known = roots.contains(membership.element());
        super.replace(membership);
        if (!known) {
            roots.remove(membership.element());
        }
        return membership;
    }

    @Override
    protected Selectable<?> replace(Selectable<?> item) {
        if (item instanceof EntityPath<?> path) {
            add(path);
        }
        return item;
    }

    @Override
    protected Selectable<?> replace(NestedList<?> list) {
        add(list.association().owner());
        return list;
    }

    /** A query inside has a FROM of its own. */
    @Override
    protected QueryExpression<?> replace(QueryExpression<?> query) {
        return query;
    }
}
