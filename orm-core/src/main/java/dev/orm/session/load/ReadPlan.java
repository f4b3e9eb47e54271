package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.sql.Select;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded of an entity at one place of a query: which associations at once, in one statement each, and what of the
 * entities behind them. Immutable once {@link ReadPlans} has made it; it may lead back to itself.
 */
public final class ReadPlan {

    private final EntityModel<?> model;
    private final EntityModel<?>[] targets;
    private final @Nullable ReadPlan[] eager;
    private final @Nullable KeyReader @Nullable [] foreignKeys;
    private final @Nullable KeyReader key;
    private final List<Fetch> fetches = new ArrayList<>(0);
    private final boolean fetchesOnly;
    private final List<ElementsAttribute> values = new ArrayList<>(0);
    private final List<ColumnAttribute> attributes = new ArrayList<>(0);
    private List<InRow> inRow = List.of();
    private List<ReadPlan> variants = List.of();

    ReadPlan(EntityModel<?> model, boolean fetchesOnly) {
        this.model = model;
        this.fetchesOnly = fetchesOnly;
        int size = model.attributes().size();
        this.targets = new EntityModel<?>[size];
        this.eager = new ReadPlan[size];
        boolean composite = model.toOnes().stream()
                .anyMatch(toOne -> Objects.requireNonNull(toOne.toOne()).compositeId());
        this.foreignKeys = composite ? new KeyReader[size] : null;
        this.key = model.compositeId() == null
                ? null
                : new KeyReader(model.columns().key(), model.columns().keyPlaces());
    }

    /**
     * One association that is loaded at once.
     *
     * @param toOne the foreign key it follows, or null
     * @param toMany the association to many, or null
     * @param elements the query of the elements that are loaded; null for all, in the order of the association
     * @param plan what is loaded of the entities behind it
     * @param asked whether the query asks for it, so that it is loaded of objects too that were in the session before
     */
    record Fetch(
            @Nullable ColumnAttribute toOne,
            @Nullable ToManyAttribute toMany,
            @Nullable Select<?> elements,
            ReadPlan plan,
            boolean asked) {}

    void fetch(ColumnAttribute attribute) {
        attributes.add(attribute);
    }

    /**
     * Says that what is computed, and the attributes that are asked for, stand in the rows behind the other columns of the entity.
     *
     * @param columns the types of all columns of the rows
     * @param first place of the first column behind those of the entity, from 0
     */
    void attributesInRow(List<SqlType<?>> columns, int first) {
        List<InRow> behind = new ArrayList<>();
        for (ColumnAttribute attribute : inRowAttributes()) {
            behind.add(new InRow(attribute, columns.get(first + behind.size())));
        }
        inRow = List.copyOf(behind);
        attributes.clear();
    }

    private List<ColumnAttribute> inRowAttributes() {
        List<ColumnAttribute> all = new ArrayList<>(model.computed());
        all.addAll(attributes);
        return all;
    }

    /** An attribute that stands behind the columns of the entity, and how it is read there. */
    record InRow(ColumnAttribute attribute, SqlType<?> type) {}

    /** Returns the attributes that stand in the rows behind the columns of the entity. */
    List<InRow> inRow() {
        return inRow;
    }

    /** Returns the attributes that are asked for and read by a statement of their own. */
    List<ColumnAttribute> attributes() {
        return attributes;
    }

    void variants(List<ReadPlan> plans) {
        variants = plans;
    }

    /** Returns the plans of the classes that a row may be of, none if it is of one class only. */
    List<ReadPlan> variants() {
        return variants;
    }

    void fetch(ElementsAttribute collection) {
        values.add(collection);
    }

    /** Returns the collections of values that are loaded at once. */
    List<ElementsAttribute> values() {
        return values;
    }

    void target(ColumnAttribute toOne, EntityModel<?> target, @Nullable ReadPlan plan, boolean asked) {
        targets[toOne.index()] = target;
        eager[toOne.index()] = plan;
        if (foreignKeys != null && Objects.requireNonNull(toOne.toOne()).compositeId()) {
            foreignKeys[toOne.index()] =
                    new KeyReader(toOne.columns(), model.columns().places(toOne.index()));
        }
        if (plan != null) {
            fetches.add(new Fetch(toOne, null, null, plan, asked));
        }
    }

    void fetch(ToManyAttribute toMany, @Nullable Select<?> elements, ReadPlan plan, boolean asked) {
        fetches.add(new Fetch(null, toMany, elements, plan, asked));
    }

    /** Tells whether the objects of all rows have to be known once they are read, and not only those they refer to. */
    boolean goesOn() {
        for (Fetch fetch : fetches) {
            if (fetch.asked() || fetch.toMany() != null) {
                return true;
            }
        }
        return !values.isEmpty();
    }

    /** Tells whether nothing is loaded beyond this plan when it is touched. */
    boolean fetchesOnly() {
        return fetchesOnly;
    }

    EntityModel<?> model() {
        return model;
    }

    EntityModel<?> target(int attribute) {
        return targets[attribute];
    }

    /** Returns what reads the key of the entity, or null if its id is one value. */
    @Nullable
    KeyReader key() {
        return key;
    }

    /** Returns what reads a foreign key of several columns. */
    KeyReader foreignKey(int attribute) {
        return Objects.requireNonNull(Objects.requireNonNull(foreignKeys)[attribute]);
    }

    /** Tells whether what a foreign key refers to is loaded at once. */
    boolean isEager(int attribute) {
        return eager[attribute] != null;
    }

    List<Fetch> fetches() {
        return fetches;
    }
}
