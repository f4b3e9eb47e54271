package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.schema.Column;
import dev.orm.session.state.Keys;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.MapPath;
import dev.orm.sql.RowSource;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entities that a statement, or a query inside one, can speak of. A path along a to-one association
 * ({@code post.author().name}) joins what it leads to once, where the path begins.
 */
final class Scope {

    private final Lowering statement;
    private final EntityModels models;
    private final @Nullable Scope outer;
    private final boolean joinable;
    private final Map<EntityPath<?>, Source> sources = new HashMap<>();
    private final Map<EntityPath<?>, ElementRow> values = new HashMap<>(0);
    private final Map<String, RowSource> rows = new HashMap<>();
    private final Set<String> aliases = new HashSet<>();
    private final Names names;
    private final List<Join> joins = new ArrayList<>();
    private @Nullable EntityPath<?> joining;

    /**
     * Opens a scope.
     *
     * @param statement the statement, whose filters hold
     * @param outer what the statement around speaks of, or null where nothing of it is seen
     * @param joinable whether a path may add a join
     */
    Scope(Lowering statement, @Nullable Scope outer, boolean joinable) {
        this.statement = statement;
        this.models = statement.models();
        this.outer = outer;
        this.joinable = joinable;
        this.names = outer == null ? new Names(new HashSet<>(), new HashSet<>()) : outer.names;
    }

    /** The aliases of a whole statement. One that was made up differs from all others, so that no inner query hides it. */
    private record Names(Set<String> given, Set<String> madeUp) {}

    static List<ColumnRef<?>> refs(TableRef table, List<Column<?>> columns) {
        return columns.stream().<ColumnRef<?>>map(table::column).toList();
    }

    /** The row of a value of a collection. */
    private record ElementRow(ElementsAttribute elements, TableRef table) {

        ColumnRef<?> column(String name) {
            Column<?> key = elements.key();
            Column<?> column = key != null && name.equals(MapPath.KEY)
                    ? key
                    : elements.form().column(name);
            if (column == null) {
                throw new IllegalArgumentException(elements.form().javaType().getSimpleName() + " has no attribute \""
                        + name + "\" with a column.");
            }
            return table.column(column);
        }
    }

    EntityModels models() {
        return models;
    }

    /** Returns the joins, in the order in which they were needed. */
    List<Join> joins() {
        return joins;
    }

    /**
     * Declares an entity that is read.
     *
     * @param optional whether a left join may leave it out
     */
    Source declare(EntityPath<?> path, boolean optional) {
        statement.read(models.get(path.javaType()));
        return declare(path, model -> Source.of(model, path.alias(), optional));
    }

    /**
     * Declares an entity that the statement changes.
     *
     * @param base which of its tables stands under its alias
     */
    Source declareChanged(EntityPath<?> path, int base) {
        return declare(path, model -> Source.changed(model, path.alias(), base, false));
    }

    /** Declares the rows of one class, of those that an entity covers, which the statement changes in its table. */
    Source declareChanged(EntityPath<?> path, EntityModel<?> one) {
        return declare(path, model -> Source.changed(one, path.alias(), 0, false));
    }

    private Source declare(EntityPath<?> path, Function<EntityModel<?>, Source> made) {
        if (!path.isRoot()) {
            throw new IllegalArgumentException("\"" + path
                    + "\" leads along an association. FROM and JOIN take a root path such as "
                    + path.javaType().getSimpleName() + "'s own; name the association first: .join(" + path + ", …).");
        }
        EntityModel<?> model = models.get(path.javaType());
        reserve(path.alias());
        statement.touch(model);
        Source source = made.apply(model);
        sources.put(path, source);
        return source;
    }

    /** Says that an entity stands in FROM or has been joined, so that what lies behind it can be joined. */
    void open(Source source) {
        if (joinable) {
            source.others().open(this);
        }
    }

    /** Lets an entity stand in FROM under an alias of its own. */
    Source from(EntityModel<?> model, String alias) {
        reserve(alias);
        statement.read(model);
        Source source = Source.of(model, alias, false);
        open(source);
        return source;
    }

    /** Lets the rows of one class stand in FROM, in the table of their own where each class has one. */
    Source fromOwn(EntityModel<?> model, String alias) {
        reserve(alias);
        statement.read(model);
        Source source = Source.changed(model, alias, 0, false);
        open(source);
        return source;
    }

    /** Declares the row of an element of a collection, which the program has given its alias. */
    TableRef declareJoined(EntityPath<?> row, ElementsAttribute elements) {
        reserve(row.alias());
        return declare(row, elements, row.alias());
    }

    /** Declares the row of an element of a collection; expressions name the value, or its attributes, and its key. */
    TableRef declare(EntityPath<?> row, ElementsAttribute elements) {
        return declare(row, elements, freeAlias(row.alias()));
    }

    private TableRef declare(EntityPath<?> row, ElementsAttribute elements, String alias) {
        TableRef table = new TableRef(elements.table(), alias);
        values.put(row, new ElementRow(elements, table));
        return table;
    }

    /** Opens a scope in which an entity of this one is called by another path, and nothing can be joined. */
    Scope calling(EntityPath<?> path, Source source) {
        Scope inner = new Scope(statement, this, false);
        inner.sources.put(path, source);
        return inner;
    }

    /** Declares rows that the statement makes by itself. */
    void declare(RowSource source) {
        reserve(source.alias());
        rows.put(source.alias(), source);
    }

    /** Declares what needs no lowering, such as a table. */
    void reserve(String alias) {
        names.given().add(alias);
        if (names.madeUp().contains(alias) || !aliases.add(alias)) {
            throw new IllegalArgumentException("Two parts of the statement are called \"" + alias
                    + "\". Give one of them another alias with .as(\"…\").");
        }
    }

    /** A full join may leave out rows of all that stands before it. */
    void leaveOutAll() {
        sources.replaceAll((path, source) -> source.leftOut());
    }

    /** Returns a column of rows that the statement makes by itself, typed by what was selected there. */
    <T> DerivedColumn<T> column(DerivedColumn<T> column) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            RowSource source = scope.rows.get(column.alias());
            if (source != null) {
                return typed(column, source);
            }
        }
        throw new IllegalArgumentException("\"" + column.alias() + "." + column.name()
                + "\" is used where the statement does not read from \"" + column.alias()
                + "\". Add .from(…) or .join(…, …) of it.");
    }

    @SuppressWarnings("unchecked")
    private static <T> DerivedColumn<T> typed(DerivedColumn<T> column, RowSource source) {
        int place = source.names().indexOf(column.name());
        if (place < 0) {
            throw new IllegalArgumentException("\"" + column.alias() + "\" has no column \"" + column.name()
                    + "\"; it has " + source.names() + ".");
        }
        return new DerivedColumn<>(
                column.alias(), column.name(), (Expression<T>) source.items().get(place));
    }

    void addJoin(Join join) {
        joins.add(join);
    }

    /** Lowers the condition that joins an entity, before which nothing behind that entity can be joined. */
    <R> R joining(FromItem target, Supplier<R> condition) {
        joining = target instanceof EntityPath<?> path ? path : null;
        R lowered = condition.get();
        joining = null;
        return lowered;
    }

    private boolean canJoin(EntityPath<?> path) {
        EntityPath<?> root = path;
        while (!root.isRoot()) {
            root = root.owner();
        }
        return joinable && !root.equals(joining);
    }

    String freeAlias(String wanted) {
        String alias = wanted;
        for (int i = 2; names.given().contains(alias) || !names.madeUp().add(alias); i++) {
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
        return scopeOf(path).joinToOne(path);
    }

    private @Nullable Source lookUp(EntityPath<?> path) {
        return scopeOf(path).find(path);
    }

    /** An entity is also called by a path of a class that extends it, under the same alias: its attributes are in the same row. */
    private @Nullable Source find(EntityPath<?> path) {
        Source source = sources.get(path);
        EntityModel<?> model = source == null && path.isRoot() ? models.find(path.javaType()) : null;
        if (model == null || model.parent() == null) {
            return source;
        }
        for (Map.Entry<EntityPath<?>, Source> declared : sources.entrySet()) {
            Source other = declared.getValue();
            EntityPath<?> key = declared.getKey();
            if (!key.isRoot() || !key.alias().equals(path.alias())) {
                continue;
            } else if (!other.isOfOneClass()) {
                return other.model().covers(model) ? other.as(model) : null;
            }
            // It may stand for more classes in the statement, which is lowered for the rows of one of them.
            boolean meant = models.get(key.javaType()).covers(model);
            return !meant ? null : model.covers(other.model()) ? other : other.lacking(model);
        }
        return null;
    }

    /** A path belongs to the nearest scope that declares its root, or joins a part of it: an inner query may declare the same root again. */
    private Scope scopeOf(EntityPath<?> path) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (EntityPath<?> part = path; ; part = part.owner()) {
                if (scope.find(part) != null) {
                    return scope;
                }
                if (part.isRoot()) {
                    break;
                }
            }
        }
        return this;
    }

    private Source joinToOne(EntityPath<?> path) {
        if (!canJoin(path)) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" needs a join, which cannot stand here: UPDATE and DELETE have"
                            + " none, and in the condition of a join it would come too late. Name one of its attributes, or write exists(select(…).where(…)).");
        }
        Source owner = source(path.owner());
        ColumnAttribute foreignKey = toOne(owner.model(), path);
        ToOneAttribute association = Objects.requireNonNull(foreignKey.toOne());
        EntityModel<?> target = models.get(association.target());
        boolean optional = owner.optional() || association.optional();
        Source source = implicit(path, target, optional);
        Condition on = Keys.equal(source.key(), owner.columns(foreignKey));
        joins.add(new Join(
                optional ? Join.Kind.LEFT : Join.Kind.INNER,
                null,
                source.item(),
                Lowering.and(on, statement.visibleByReference(source))));
        open(source);
        return source;
    }

    private Source implicit(EntityPath<?> path, EntityModel<?> target, boolean optional) {
        Source source = Source.of(target, freeAlias(path.alias()), optional);
        statement.read(target);
        sources.put(path, source);
        return source;
    }

    /**
     * Where nothing can be joined, in UPDATE and DELETE, a query inside the expression finds what lies behind an association: no row and
     * so SQL NULL where the association leads to nothing, as a left join has it.
     */
    private Expression<?> selected(EntityPath<?> path, String name) {
        EntityPath<?> first = path;
        while (!sources.containsKey(first.owner())) {
            first = first.owner();
        }
        Source owner = source(first.owner());
        ColumnAttribute foreignKey = toOne(owner.model(), first);
        EntityModel<?> target =
                models.get(Objects.requireNonNull(foreignKey.toOne()).target());
        Scope inner = new Scope(statement, this, true);
        Source source = inner.implicit(first, target, false);
        inner.open(source);
        Expression<?> value = inner.column(path, name);
        Condition on = Keys.equal(source.key(), owner.columns(foreignKey));
        Condition where = Lowering.and(on, statement.visibleByReference(source));
        return scalar(value, MemberQueries.query(value, source.item(), inner.joins(), Objects.requireNonNull(where)));
    }

    @SuppressWarnings("unchecked")
    private static <T> Expression<T> scalar(Expression<T> value, Select<?> query) {
        return new ScalarQuery<>((Select<T>) query, value.javaType());
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
    Expression<?> column(EntityPath<?> path, String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            ElementRow row = scope.values.get(path);
            if (row != null) {
                return row.column(name);
            }
        }
        if (!path.isRoot() && lookUp(path) == null) {
            int id = placeInKey(models.get(path.javaType()), name);
            EntityPath<?> needed = id >= 0 ? path.owner() : path;
            Scope home = scopeOf(needed);
            if (!home.canJoin(needed) && !home.sources.containsKey(needed) && !needed.isRoot()) {
                return home.selected(path, name);
            }
            if (id >= 0) {
                Source owner = source(path.owner());
                return owner.columns(toOne(owner.model(), path)).get(id);
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
        return attribute.computed() ? computed(source, attribute) : source.column(attribute);
    }

    /** In the place of an attribute that has no column stands what it is computed of. */
    Expression<?> computed(Source source, ColumnAttribute attribute) {
        EntityAccessor<?> accessor = source.model().accessor();
        return statement.computing(source.model() + "." + attribute.path(), () -> {
            Scope inner = calling(accessor.root(), source);
            return new ExpressionLowering(inner, statement).rewrite(accessor.computed(attribute.index()));
        });
    }

    /**
     * Adds to what rows are grouped by what follows from the id of an entity that is there, where the database does not know it: the ids in its
     * joined tables, the columns of a union.
     */
    List<Expression<?>> completed(List<Expression<?>> groupBy) {
        List<Expression<?>> all = new ArrayList<>(groupBy);
        for (Source source : sources.values()) {
            List<? extends Expression<?>> dependent =
                    source.union() == null ? source.others().keys() : source.columns();
            if (!dependent.isEmpty() && groupBy.containsAll(source.key())) {
                dependent.stream().filter(column -> !all.contains(column)).forEach(all::add);
            }
        }
        return all;
    }

    /** Adds all that is read of an entity. */
    void addColumns(Source source, List<Selectable<?>> items) {
        items.addAll(source.columns());
        for (ColumnAttribute attribute : source.model().computed()) {
            items.add(computed(source, attribute));
        }
    }

    /** Returns which column of the primary key an attribute is, or -1 if it is no part of the id or a foreign key itself. */
    static int placeInKey(EntityModel<?> model, String name) {
        int place = 0;
        for (ColumnAttribute id : model.ids()) {
            if (id.toOne() == null && id.path().equals(name)) {
                return place;
            }
            place += id.columns().size();
        }
        return -1;
    }

    /** Returns the columns that tell which row a path stands for: its id, or the foreign key that leads to it. */
    List<Expression<?>> key(EntityPath<?> path) {
        EntityModel<?> model = models.get(path.javaType());
        if (model.compositeId() == null) {
            return List.of(column(path, model.id().path()));
        }
        if (path.isRoot() || lookUp(path) != null) {
            return List.copyOf(source(path).key());
        }
        EntityPath<?> needed = path.owner();
        Scope home = scopeOf(needed);
        if (!home.canJoin(needed) && !home.sources.containsKey(needed) && !needed.isRoot()) {
            return model.ids().stream()
                    .<Expression<?>>map(id -> column(path, id.path()))
                    .toList();
        }
        Source owner = source(path.owner());
        return List.copyOf(owner.columns(toOne(owner.model(), path)));
    }

    /** Returns the column that tells which row a path stands for, where there is place for one only. */
    Expression<?> identity(EntityPath<?> path) {
        List<Expression<?>> key = key(path);
        if (key.size() > 1) {
            throw new IllegalArgumentException("\"" + path + "\" stands where one value is wanted, but the id of "
                    + path.javaType().getSimpleName() + " has " + key.size() + " columns. Name its attributes: "
                    + models.get(path.javaType()).ids().stream()
                            .map(id -> path + "." + id.path())
                            .toList() + ".");
        }
        return key.get(0);
    }
}
