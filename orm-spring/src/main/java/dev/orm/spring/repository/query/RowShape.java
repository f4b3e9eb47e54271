package dev.orm.spring.repository.query;

import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.data.repository.query.ReturnedType;

/**
 * What a query selects for a return type: the entity; only the columns that a closed interface projection shows; or only what the
 * constructor of a record or class takes.
 *
 * @param projection what is selected, or null for the entity
 */
record RowShape(@Nullable Projection<?> projection) {

    private static final RowShape ENTITY = new RowShape(null);

    /**
     * Finds the shape of a return type.
     *
     * @throws IllegalArgumentException if the type cannot be made of the entity's attributes
     */
    static RowShape of(ReturnedType type, EntityQueries<?> entity) {
        Class<?> returned = type.getReturnedType();
        if (!type.isProjecting()) {
            if (!returned.isAssignableFrom(type.getDomainType())
                    && !type.getDomainType().isAssignableFrom(returned)) {
                throw new IllegalArgumentException(
                        "A method name cannot select a " + returned.getSimpleName() + " of "
                                + type.getDomainType().getSimpleName()
                                + ". Return the entity, a record or interface of its attributes, or write the statement with @Query.");
            }
            return ENTITY;
        }
        if (type.isInterfaceProjection()) {
            return type.needsCustomConstruction() ? ofInterface(type, entity) : ENTITY;
        }
        return ofClass(type, entity);
    }

    boolean isEntity() {
        return projection == null;
    }

    Select<?> select(Select<?> rows) {
        return projection == null ? rows : rows.select(projection);
    }

    private static RowShape ofInterface(ReturnedType type, EntityQueries<?> entity) {
        List<String> names = List.copyOf(type.getInputProperties());
        List<Selectable<?>> items = new ArrayList<>();
        for (String name : names) {
            Selectable<?> item = find(name, type, entity);
            if (item == null) {
                // A collection or a computed property: only the whole entity has it.
                return ENTITY;
            }
            items.add(item);
        }
        return new RowShape(Projection.of(items, byName(names)));
    }

    private static @Nullable Selectable<?> find(String name, ReturnedType type, EntityQueries<?> entity) {
        try {
            return entity.properties().find(entity.root(), name).selectable();
        } catch (IllegalArgumentException e) {
            if (BeanUtils.getPropertyDescriptor(type.getDomainType(), name) != null) {
                return null;
            }
            throw new IllegalArgumentException(
                    "The projection " + type.getReturnedType().getName() + " shows \"" + name + "\": " + e.getMessage(),
                    e);
        }
    }

    private static Function<@Nullable Object[], Map<String, @Nullable Object>> byName(List<String> names) {
        return values -> {
            Map<String, @Nullable Object> row = new HashMap<>(names.size() * 2);
            for (int i = 0; i < values.length; i++) {
                row.put(names.get(i), values[i]);
            }
            return row;
        };
    }

    private static RowShape ofClass(ReturnedType type, EntityQueries<?> entity) {
        Class<?> returned = type.getReturnedType();
        List<String> names = type.getInputProperties();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("The projection " + returned.getName()
                    + " has no constructor that takes attributes. Make it a record whose components are named like attributes of "
                    + type.getDomainType().getSimpleName() + ".");
        }
        List<Selectable<?>> items = new ArrayList<>();
        for (String name : names) {
            Selectable<?> item;
            try {
                item = entity.properties().find(entity.root(), name).selectable();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "The projection " + returned.getName() + " takes \"" + name + "\": " + e.getMessage(), e);
            }
            if (item == null) {
                throw new IllegalArgumentException("The projection " + returned.getName() + " takes \"" + name
                        + "\", an association to many, which a row cannot hold. Leave it out or return the entity.");
            }
            items.add(item);
        }
        return new RowShape(Projection.of(items, RowConstructor.of(returned, names, items)));
    }
}
