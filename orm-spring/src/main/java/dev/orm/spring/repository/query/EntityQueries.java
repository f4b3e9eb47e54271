package dev.orm.spring.repository.query;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.CompositeId;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.spring.repository.UnsortablePropertyException;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Projection;
import dev.orm.sql.RowValue;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.SortKey;
import java.beans.Introspector;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Sort;

/**
 * The statements about one entity class that repositories are made of. Thread-safe.
 *
 * @param <T> the entity class
 */
public final class EntityQueries<T> {

    private final EntityModel<T> model;
    private final Properties properties;
    private final EntityPath<T> root;
    private final List<AttributePath<?>> key;
    private final Select<T> all;
    private final Select<?> ids;

    /**
     * Makes the statements.
     *
     * @param models the models of all entities
     * @param type the entity class
     */
    public EntityQueries(EntityModels models, Class<T> type) {
        this.model = models.get(type);
        this.properties = new Properties(models);
        this.root = root(type);
        this.key = List.copyOf(key(models, model, root));
        this.all = Sql.select(root).from(root);
        this.ids = all.select(Projection.single(key.get(0)));
    }

    /** Takes the root of the generated class, of which conditions speak; without one, the root that it would have. */
    @SuppressWarnings("unchecked")
    private static <T> EntityPath<T> root(Class<T> type) {
        String simpleName =
                type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '_');
        String name = type.getPackageName().isEmpty() ? "" : type.getPackageName() + ".";
        try {
            Class<?> generated = Class.forName(name + "Q" + simpleName, true, type.getClassLoader());
            for (Field field : generated.getDeclaredFields()) {
                if (field.getType() == generated
                        && Modifier.isStatic(field.getModifiers())
                        && Modifier.isPublic(field.getModifiers())
                        && field.get(null) instanceof EntityPath<?> path
                        && path.javaType() == type) {
                    return (EntityPath<T>) path;
                }
            }
        } catch (ClassNotFoundException | IllegalAccessException e) {
            // Without the annotation processor there is no such class, and the model works by reflection.
        }
        return new NamedEntityPath<>(type, Introspector.decapitalize(type.getSimpleName()));
    }

    /**
     * Returns the model of the entity class.
     *
     * @return the model
     */
    public EntityModel<T> model() {
        return model;
    }

    /**
     * Returns the path by which the statements call the entity.
     *
     * @return the root
     */
    public EntityPath<T> root() {
        return root;
    }

    /** Returns a path for each column of the primary key; an association that is part of the id is followed to the id it leads to. */
    private static List<AttributePath<?>> key(EntityModels models, EntityModel<?> model, EntityPath<?> path) {
        List<AttributePath<?>> key = new ArrayList<>();
        for (ColumnAttribute id : model.ids()) {
            ToOneAttribute toOne = id.toOne();
            if (toOne == null) {
                key.add(NamedEntityPath.column(
                        path, id.path(), id.column().type().javaType()));
            } else {
                EntityPath<?> target = new NamedEntityPath<>(toOne.target(), path, id.path());
                key.addAll(key(models, models.get(toOne.target()), target));
            }
        }
        return key;
    }

    /**
     * Returns the condition that an entity has an id.
     *
     * @param id the id
     * @return the condition
     * @throws IllegalArgumentException if it is of another class
     */
    public Condition hasId(Object id) {
        CompositeId compositeId = model.compositeId();
        if (compositeId == null) {
            return equal(key.get(0), id);
        }
        List<Object> values = compositeId.key(id);
        Condition condition = equal(key.get(0), values.get(0));
        for (int i = 1; i < values.size(); i++) {
            condition = condition.and(equal(key.get(i), values.get(i)));
        }
        return condition;
    }

    @SuppressWarnings("unchecked")
    private static Condition equal(AttributePath<?> path, Object value) {
        return ((AttributePath<Object>) path).eq(value);
    }

    /**
     * Returns the condition that an entity has one of some ids.
     *
     * @param ids the ids
     * @return the condition
     * @throws IllegalArgumentException if one is of another class
     */
    @SuppressWarnings("unchecked")
    public Condition hasIdOf(List<Object> ids) {
        CompositeId compositeId = model.compositeId();
        return compositeId == null
                ? ((AttributePath<Object>) key.get(0)).in(ids)
                : new RowValue(List.copyOf(key))
                        .in(ids.stream().map(compositeId::key).toList());
    }

    /**
     * Selects all entities.
     *
     * @return the query
     */
    public Select<T> all() {
        return all;
    }

    /**
     * Selects the ids of all entities.
     *
     * @return the query
     */
    public Select<?> ids() {
        return ids;
    }

    Properties properties() {
        return properties;
    }

    /**
     * Makes sort keys of properties.
     *
     * @param sort the properties, also those behind to-one associations ({@code author.name})
     * @return the keys
     * @throws UnsortablePropertyException if a property is not mapped or nothing to sort by
     */
    public List<SortKey> orderBy(Sort sort) {
        if (sort.isUnsorted()) {
            return List.of();
        }
        List<SortKey> keys = new ArrayList<>();
        for (Sort.Order order : sort) {
            keys.add(key(order));
        }
        return keys;
    }

    private SortKey key(Sort.Order order) {
        Property property;
        try {
            property = properties.find(root, order.getProperty());
        } catch (IllegalArgumentException e) {
            throw new UnsortablePropertyException(
                    order.getProperty(), "The result cannot be sorted: " + e.getMessage(), e);
        }
        if (!(property instanceof Property.Column column)) {
            throw new UnsortablePropertyException(
                    order.getProperty(),
                    "The result cannot be sorted by the association \""
                            + order.getProperty() + "\" of " + model.name()
                            + ". Sort by a property of a to-one association, such as its id.",
                    null);
        }
        boolean descending = order.isDescending();
        SortKey.Nulls nulls = switch (order.getNullHandling()) {
            case NULLS_FIRST -> SortKey.Nulls.FIRST;
            case NULLS_LAST -> SortKey.Nulls.LAST;
            case NATIVE -> descending ? SortKey.Nulls.FIRST : SortKey.Nulls.LAST;
        };
        if (!order.isIgnoreCase()) {
            return new SortKey(column.path(), descending, nulls);
        }
        if (!(column.path() instanceof StringExpression text)) {
            throw new UnsortablePropertyException(
                    order.getProperty(),
                    "\"" + order.getProperty() + "\" of " + model.name()
                            + " is no text and cannot be sorted without regard to case. Leave ignoreCase() out.",
                    null);
        }
        return new SortKey(text.lower(), descending, nulls);
    }
}
