package dev.orm.sql;

import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.Rewriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out by which root paths a condition calls the entities of a class. */
final class Roots extends Rewriter {

    private final Class<?> type;
    private final Set<EntityPath<?>> found = new LinkedHashSet<>();

    private Roots(Class<?> type) {
        this.type = type;
    }

    /** Returns the path by which a condition calls what an association leads to. */
    static EntityPath<?> element(Association<?> association, Condition condition) {
        return element(
                association,
                List.of(condition),
                "A condition on",
                "give it before the condition: any(path, condition) or has(path, condition)");
    }

    /** Returns the path by which the conditions and sort keys of a fetch call what an association leads to. */
    static EntityPath<?> fetched(Association<?> association, List<? extends Expression<?>> parts) {
        return element(
                association, parts, "What is fetched of", "call what is fetched by it in every condition and sort key");
    }

    private static EntityPath<?> element(
            Association<?> association, List<? extends Expression<?>> parts, String subject, String mend) {
        Roots roots = new Roots(association.target());
        parts.forEach(roots::rewrite);
        EntityPath<?> owner = root(association.owner());
        roots.found.remove(owner);
        if (roots.found.size() != 1) {
            String type = association.target().getSimpleName();
            throw new IllegalArgumentException(subject + " \"" + association + "\" has to call the " + type
                    + " by one root path"
                    + (owner.javaType() == association.target() ? " other than \"" + owner + "\"" : "")
                    + "; it calls it by "
                    + (roots.found.isEmpty() ? "none" : roots.found)
                    + ". Make one by .as(\"…\") and " + mend + ".");
        }
        return roots.found.iterator().next();
    }

    private static EntityPath<?> root(EntityPath<?> path) {
        EntityPath<?> root = path;
        while (!root.isRoot()) {
            root = root.owner();
        }
        return root;
    }

    private void see(EntityPath<?> path) {
        EntityPath<?> root = root(path);
        if (root.javaType() == type) {
            found.add(root);
        }
    }

    @Override
    protected Expression<?> replace(Expression<?> node) {
        if (node instanceof AttributePath<?> attribute) {
            see(attribute.owner());
        } else if (node instanceof EntityComparison comparison) {
            see(comparison.path());
        } else if (node instanceof EntityComparison.Paths paths) {
            see(paths.left());
            see(paths.right());
        } else if (node instanceof EntityComparison.Null check) {
            see(check.path());
        } else if (node instanceof EntityComparison.OfClass check) {
            see(check.path());
        } else if (node instanceof Count count && count.counted() instanceof EntityPath<?> path) {
            see(path);
        } else if (node instanceof Membership.Size size) {
            see(size.association().owner());
        } else if (node instanceof Membership membership) {
            see(membership.association().owner());
            return within(membership.element(), membership);
        }
        return super.replace(node);
    }

    /** What an inner query calls by a path of its own is no matter of the condition around it. */
    private Expression<?> within(EntityPath<?> declared, Expression<?> node) {
        boolean outside = found.contains(declared);
        Expression<?> seen = super.replace(node);
        if (!outside) {
            found.remove(declared);
        }
        return seen;
    }

    @Override
    protected Selectable<?> replace(Selectable<?> item) {
        if (item instanceof EntityPath<?> path) {
            see(path);
        }
        return item;
    }

    @Override
    protected Selectable<?> replace(NestedList<?> list) {
        see(list.association().owner());
        return list;
    }

    @Override
    protected QueryExpression<?> replace(QueryExpression<?> query) {
        Set<EntityPath<?>> outside = Set.copyOf(found);
        Set<FromItem> declared = new LinkedHashSet<>();
        if (query instanceof Select<?> select) {
            FromItem root = select.root();
            if (root != null) {
                declared.add(root);
            }
            select.parts().joins().forEach(join -> declared.add(join.target()));
        }
        QueryExpression<?> seen = super.replace(query);
        found.removeIf(path -> declared.contains(path) && !outside.contains(path));
        return seen;
    }
}
