package dev.orm.session;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.LazyReference;
import dev.orm.mapping.ReferenceLoader;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.session.state.Unread;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.SimplePath;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.SortKey.Nulls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a query of entities that begin behind a row, and not behind a number of rows: the database finds the place by an index, however far
 * it is, and no row is shown twice or left out because others were inserted or deleted meanwhile ({@code seek} of other libraries).
 *
 * <pre>{@code
 * Keyset<Post> newest = Keyset.of(session.models(), select(post).orderBy(post.createdAt.desc()));
 * List<Post> page = session.query(newest.first().limit(20)).list();
 * List<Post> next = session.query(newest.after(newest.key(page.get(19))).limit(20)).list();
 * }</pre>
 *
 * <p>The id is added to the order, so that no two rows have the same place. Immutable and thread-safe.
 *
 * @param <T> the entity class
 */
public final class Keyset<T> {

    private final EntityModels models;
    private final EntityModel<T> model;
    private final Select<T> select;
    private final List<Part> parts;

    private Keyset(EntityModels models, EntityModel<T> model, Select<T> select, List<Part> parts) {
        this.models = models;
        this.model = model;
        this.select = select;
        this.parts = List.copyOf(parts);
    }

    /** One key of the order. */
    private record Part(AttributePath<?> path, boolean descending, Nulls nulls, boolean nullable) {

        SortKey key(boolean reversed) {
            Nulls where = reversed == (nulls == Nulls.LAST) ? Nulls.FIRST : Nulls.LAST;
            return new SortKey(path, descending != reversed, where);
        }

        Part reversed() {
            return new Part(path, !descending, nulls == Nulls.LAST ? Nulls.FIRST : Nulls.LAST, nullable);
        }
    }

    /** The way to an attribute of an id that is that of another entity. */
    private static final class IdPath<E> extends EntityPath<E> {
        IdPath(Class<E> type, EntityPath<?> owner, String attribute) {
            super(type, owner, attribute);
        }
    }

    /**
     * Makes the pages of a query.
     *
     * @param models the models of the entities, as {@link Session#models()} gives them
     * @param select the query of one entity; its order names attributes of it, also behind associations to one
     * @param <T> the entity class
     * @return the pages
     * @throws IllegalArgumentException if the query selects something else, groups rows, or is ordered by something that is no attribute
     */
    @SuppressWarnings("unchecked")
    public static <T> Keyset<T> of(EntityModels models, Select<T> select) {
        List<Selectable<?>> items = select.parts().projection().items();
        if (items.size() != 1 || !(items.get(0) instanceof EntityPath<?> root) || !root.isRoot()) {
            throw new IllegalArgumentException(
                    "Pages behind a key are of one entity, whose id tells its rows apart, and" + " the query selects "
                            + items + ". Select the entity, or use limit and offset.");
        }
        if (!select.parts().groupBy().isEmpty()) {
            throw new IllegalArgumentException(
                    "Pages behind a key are of rows, and the query groups them. Use limit and offset.");
        }
        EntityModel<T> model = (EntityModel<T>) models.get(root.javaType());
        List<Part> parts = new ArrayList<>();
        for (SortKey key : select.parts().orderBy()) {
            parts.add(part(models, root, key));
        }
        boolean descending = !parts.isEmpty() && parts.get(parts.size() - 1).descending();
        for (AttributePath<?> id : ids(models, model, root)) {
            if (parts.stream().noneMatch(part -> part.path().equals(id))) {
                parts.add(new Part(id, descending, descending ? Nulls.FIRST : Nulls.LAST, false));
            }
        }
        return new Keyset<>(models, model, select, parts);
    }

    private static Part part(EntityModels models, EntityPath<?> root, SortKey key) {
        if (!(key.expression().unwrapped() instanceof AttributePath<?> path) || !isFrom(root, path.owner())) {
            throw new IllegalArgumentException("Pages behind a key are ordered by attributes of " + root
                    + ", which each of its objects has, and not by " + key.expression()
                    + ". Order by attributes, or use limit and offset.");
        }
        ColumnAttribute attribute = attribute(models, path);
        boolean nullable = attribute.computed() || attribute.column().nullable();
        for (EntityPath<?> owner = path.owner(); !owner.isRoot(); owner = owner.owner()) {
            nullable = true;
        }
        return new Part(path, key.descending(), key.nulls(), nullable);
    }

    private static boolean isFrom(EntityPath<?> root, EntityPath<?> path) {
        EntityPath<?> from = path;
        while (!from.isRoot()) {
            from = from.owner();
        }
        return from.equals(root);
    }

    private static ColumnAttribute attribute(EntityModels models, AttributePath<?> path) {
        EntityModel<?> owner = models.get(path.owner().javaType());
        ColumnAttribute attribute = owner.attribute(path.name());
        if (attribute == null) {
            throw new IllegalArgumentException(owner.name() + " has no attribute \"" + path.name() + "\".");
        }
        return attribute;
    }

    private static List<AttributePath<?>> ids(EntityModels models, EntityModel<?> model, EntityPath<?> path) {
        List<AttributePath<?>> ids = new ArrayList<>();
        for (ColumnAttribute id : model.ids()) {
            ToOneAttribute toOne = id.toOne();
            if (toOne == null) {
                ids.add(new SimplePath<>(path, id.path(), id.column().type().javaType()));
            } else {
                ids.addAll(ids(models, models.get(toOne.target()), new IdPath<>(toOne.target(), path, id.path())));
            }
        }
        return ids;
    }

    /**
     * Returns the attributes whose values are the key of a row: those of the order, and the id.
     *
     * @return their names, with a dot before each attribute behind an association or of an embedded class
     */
    public List<String> attributes() {
        return parts.stream().map(part -> name(part.path())).toList();
    }

    private static String name(AttributePath<?> path) {
        String name = path.name();
        for (EntityPath<?> owner = path.owner(); !owner.isRoot(); owner = owner.owner()) {
            name = owner.attribute() + "." + name;
        }
        return name;
    }

    /**
     * Returns the query of the first page.
     *
     * @return the query in its order
     */
    public Select<T> first() {
        return ordered(false);
    }

    /**
     * Returns the query of the last page.
     *
     * @return the query in the opposite order: the last row comes first
     */
    public Select<T> last() {
        return ordered(true);
    }

    /**
     * Returns the query of the rows behind a key.
     *
     * @param key the key of a row, as {@link #key} gives it; the row need not be there any more
     * @return the query in its order
     * @throws IllegalArgumentException if it is no key of this order
     */
    public Select<T> after(List<? extends @Nullable Object> key) {
        return first().where(behind(parts, checked(key), 0));
    }

    /**
     * Returns the query of the rows before a key.
     *
     * @param key the key of a row, as {@link #key} gives it; the row need not be there any more
     * @return the query in the opposite order: the row that is nearest to the key comes first
     * @throws IllegalArgumentException if it is no key of this order
     */
    public Select<T> before(List<? extends @Nullable Object> key) {
        List<Part> reversed = parts.stream().map(Part::reversed).toList();
        return last().where(behind(reversed, checked(key), 0));
    }

    private Select<T> ordered(boolean reversed) {
        List<SortKey> keys = parts.stream().map(part -> part.key(reversed)).toList();
        SelectParts<T> of = select.parts();
        return Select.of(new SelectParts<>(
                of.projection(),
                of.distinct(),
                of.from(),
                of.joins(),
                of.where(),
                of.groupBy(),
                of.having(),
                keys,
                of.paging(),
                of.lock(),
                of.fetches()));
    }

    private List<@Nullable Object> checked(List<? extends @Nullable Object> key) {
        if (key.size() != parts.size()) {
            throw new IllegalArgumentException("The key of a page of " + model.name() + " has a value for each of "
                    + attributes() + ", and not " + key.size() + " values. Give what key(…) returned.");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Object value = key.get(i);
            Part part = parts.get(i);
            Class<?> type = attribute(models, part.path()).column().type().javaType();
            if (value == null ? !part.nullable() : !type.isInstance(value)) {
                throw new IllegalArgumentException("The key of a page of " + model.name() + " has "
                        + (value == null ? "null" : "a " + value.getClass().getSimpleName()) + " for "
                        + name(part.path()) + ", which is "
                        + (value == null ? "never null" : "a " + type.getSimpleName())
                        + ". Give what key(…) returned.");
            }
            values.add(value);
        }
        return values;
    }

    /** The condition that a row stands behind a key, looking at the parts from one on. */
    private static Condition behind(List<Part> parts, List<@Nullable Object> key, int from) {
        Part part = parts.get(from);
        Object value = key.get(from);
        boolean last = from == parts.size() - 1;
        boolean nullsBehind = part.nullable() && part.nulls() == Nulls.LAST;
        if (value == null) {
            Condition isNull = new NullCheck(part.path(), false);
            if (nullsBehind) {
                return last ? Constant.FALSE : Junction.of(true, isNull, behind(parts, key, from + 1));
            }
            Condition isThere = new NullCheck(part.path(), true);
            return last ? isThere : Junction.of(false, isThere, behind(parts, key, from + 1));
        }
        Condition further = compared(part, part.descending() ? Operator.LT : Operator.GT, value, nullsBehind);
        if (last) {
            return further;
        }
        // The first condition is what the database looks up in an index.
        Condition there = compared(part, part.descending() ? Operator.LE : Operator.GE, value, nullsBehind);
        return Junction.of(true, there, Junction.of(false, further, behind(parts, key, from + 1)));
    }

    private static Condition compared(Part part, Operator operator, Object value, boolean orNull) {
        Condition compared = new Comparison(operator, part.path(), bind(part.path(), value));
        return orNull ? Junction.of(false, compared, new NullCheck(part.path(), false)) : compared;
    }

    @SuppressWarnings("unchecked")
    private static <V> Bind<V> bind(Expression<V> path, Object value) {
        return Bind.of(path, (V) value);
    }

    /**
     * Returns the key of a row, by which the next page is found. What the order names behind an association is loaded for it.
     *
     * @param row an object that the query gave
     * @return a value for each of {@link #attributes()}
     */
    public List<@Nullable Object> key(T row) {
        List<@Nullable Object> key = new ArrayList<>();
        parts.forEach(part -> key.add(value(row, part.path())));
        return Collections.unmodifiableList(key);
    }

    private @Nullable Object value(Object row, AttributePath<?> path) {
        Object owner = object(row, path.owner());
        return owner == null ? null : get(owner, attribute(models, path));
    }

    private @Nullable Object object(Object row, EntityPath<?> path) {
        if (path.isRoot()) {
            return row;
        }
        Object owner = object(row, path.owner());
        EntityModel<?> model = models.get(path.owner().javaType());
        return owner == null ? null : get(owner, Objects.requireNonNull(model.attribute(path.attribute())));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object get(Object owner, ColumnAttribute attribute) {
        EntityModel<Object> of = (EntityModel<Object>) models.get(owner.getClass());
        if (!of.isId(attribute) && owner instanceof LazyReference reference) {
            ReferenceLoader loader = reference.$loader();
            if (loader != null) {
                loader.load(owner);
            }
        }
        Unread.read(owner, attribute);
        return of.accessor().get(attribute.index(), owner);
    }
}
