package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entities that a statement, or a query inside one, can speak of. A path along a to-one association
 * ({@code post.author().name}) joins what it leads to once, where the path begins.
 */
final class Scope {

    private final EntityModels models;
    private final @Nullable Scope outer;
    private final boolean joinable;
    private final Map<EntityPath<?>, Source> sources = new HashMap<>();
    private final Set<String> aliases = new HashSet<>();
    private final List<Join> joins = new ArrayList<>();
    private final Set<EntityModel<?>> touched;

    Scope(EntityModels models, @Nullable Scope outer, boolean joinable) {
        this.models = models;
        this.outer = outer;
        this.joinable = joinable;
        this.touched = outer == null ? new HashSet<>() : outer.touched;
    }

    /** An entity under its alias, and whether a left join may have left it out. */
    record Source(EntityModel<?> model, TableRef table, boolean optional) {

        ColumnRef<?> column(ColumnAttribute attribute) {
            return table.column(attribute.column());
        }
    }

    EntityModels models() {
        return models;
    }

    /** Returns all entities that the statement reads, those of inner queries included. */
    Set<EntityModel<?>> touched() {
        return touched;
    }

    /** Returns the joins, in the order in which they were needed. */
    List<Join> joins() {
        return joins;
    }

    Source declare(EntityPath<?> path, boolean optional) {
        if (!path.isRoot()) {
            throw new IllegalArgumentException("\"" + path
                    + "\" leads along an association. FROM and JOIN take a root path such as "
                    + path.javaType().getSimpleName() + "'s own; name the association first: .join(" + path + ", …).");
        }
        EntityModel<?> model = models.get(path.javaType());
        if (!aliases.add(path.alias())) {
            throw new IllegalArgumentException("Two parts of the statement are called \"" + path.alias()
                    + "\". Give one of them another alias with .as(\"…\").");
        }
        touched.add(model);
        Source source = new Source(model, new TableRef(model.table(), path.alias()), optional);
        sources.put(path, source);
        return source;
    }

    void addJoin(Join join) {
        joins.add(join);
    }

    String freeAlias(String wanted) {
        String alias = wanted;
        for (int i = 2; !aliases.add(alias); i++) {
            alias = wanted + "_" + i;
        }
        return alias;
    }

    Source source(EntityPath<?> path) {
        Source source = lookUp(path);
        if (source != null) {
            return source;
        }
        if (path.isRoot()) {
            throw new IllegalArgumentException(
                    "\"" + path.alias() + "\" (" + path.javaType().getSimpleName()
                            + ") is used in the statement but stands neither in FROM nor in a JOIN. Add .join(…, "
                            + path.alias()
                            + ") or .from(" + path.alias() + ").");
        }
        return scopeOf(root(path)).joinToOne(path);
    }

    /** A path belongs to the scope that declares its root: an inner query may declare the same root again. */
    private @Nullable Source lookUp(EntityPath<?> path) {
        return scopeOf(root(path)).sources.get(path);
    }

    private static EntityPath<?> root(EntityPath<?> path) {
        EntityPath<?> root = path;
        while (!root.isRoot()) {
            root = root.owner();
        }
        return root;
    }

    private Scope scopeOf(EntityPath<?> root) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.sources.containsKey(root)) {
                return scope;
            }
        }
        return this;
    }

    private Source joinToOne(EntityPath<?> path) {
        if (!joinable) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" needs a join, which UPDATE and DELETE do not have. Write the condition as "
                            + "exists(select(…).where(…)) or compare the association itself.");
        }
        Source owner = source(path.owner());
        ColumnAttribute foreignKey = toOne(owner.model(), path);
        ToOneAttribute association = java.util.Objects.requireNonNull(foreignKey.toOne());
        EntityModel<?> target = models.get(association.target());
        boolean optional = owner.optional() || association.optional();
        Source source = new Source(target, new TableRef(target.table(), freeAlias(path.alias())), optional);
        Condition on = new Comparison(Comparison.Operator.EQ, source.column(target.id()), owner.column(foreignKey));
        touched.add(target);
        joins.add(new Join(optional ? Join.Kind.LEFT : Join.Kind.INNER, null, source.table(), on));
        sources.put(path, source);
        return source;
    }

    /** Returns the foreign key that a path along a to-one association follows. */
    static ColumnAttribute toOne(EntityModel<?> owner, EntityPath<?> path) {
        ColumnAttribute attribute = owner.attribute(path.attribute());
        if (attribute == null || attribute.toOne() == null) {
            throw new IllegalArgumentException(owner.name() + " has no to-one association \"" + path.attribute()
                    + "\", which \"" + path + "\" follows.");
        }
        return attribute;
    }

    /** Returns the column of an attribute; the id behind a to-one association is the foreign key itself, without a join. */
    ColumnRef<?> column(EntityPath<?> path, String name) {
        if (!path.isRoot() && lookUp(path) == null) {
            Source owner = source(path.owner());
            ColumnAttribute foreignKey = toOne(owner.model(), path);
            if (models.get(path.javaType()).id().path().equals(name)) {
                return owner.column(foreignKey);
            }
        }
        Source source = source(path);
        ColumnAttribute attribute = source.model().attribute(name);
        if (attribute == null) {
            throw new IllegalArgumentException(
                    source.model().name() + " has no attribute \"" + name + "\" with a column; it has "
                            + source.model().attributes().stream()
                                    .map(ColumnAttribute::path)
                                    .toList() + ".");
        }
        return source.column(attribute);
    }

    /** Returns the column that tells which row a path stands for: its id, or the foreign key that leads to it. */
    ColumnRef<?> identity(EntityPath<?> path) {
        return column(path, models.get(path.javaType()).id().path());
    }
}
