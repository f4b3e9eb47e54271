package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityColumns;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.mapping.Inheritance;
import dev.orm.mapping.PolymorphicUnion;
import dev.orm.schema.Column;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Inlined;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entity under its alias.
 *
 * @param model the entity
 * @param table the table that stands under its alias: its first one, or the one that a statement changes; or the union, as if it were one
 * @param union what is read in the place of a table, if each class has one with all its columns; else null
 * @param base which of its tables that is
 * @param optional whether a left join may have left it out
 * @param absent whether it is asked as one of a class that its row is not of, so that its attributes are null
 * @param others its other tables
 */
record Source(
        EntityModel<?> model,
        TableRef table,
        @Nullable PolymorphicUnion union,
        int base,
        boolean optional,
        boolean absent,
        JoinedTables others) {

    /** An entity that is read. */
    static Source of(EntityModel<?> model, String alias, boolean optional) {
        PolymorphicUnion union = model.union();
        return union == null
                ? changed(model, alias, 0, optional)
                : of(model, new TableRef(union.rows(), alias), union, 0, optional);
    }

    /** An entity of which rows are changed in one of its own tables. */
    static Source changed(EntityModel<?> model, String alias, int base, boolean optional) {
        return of(model, new TableRef(model.tables().get(base).table(), alias), null, base, optional);
    }

    private static Source of(
            EntityModel<?> model, TableRef table, @Nullable PolymorphicUnion union, int base, boolean optional) {
        List<ColumnRef<?>> key = key(model, table, union, base);
        return new Source(model, table, union, base, optional, false, new JoinedTables(table, key));
    }

    private static List<ColumnRef<?>> key(
            EntityModel<?> model, TableRef table, @Nullable PolymorphicUnion union, int base) {
        List<Column<?>> key = model.tables().get(base).key();
        return union == null
                ? Scope.refs(table, key)
                : key.stream()
                        .<ColumnRef<?>>map(column -> table.column(union.column(model.type(), column)))
                        .toList();
    }

    /** Returns the same row as that of an entity that the entity covers. */
    Source as(EntityModel<?> subclass) {
        return new Source(subclass, table, union, base, true, absent, others);
    }

    /** Returns the row as that of an entity that it is not one of. */
    Source lacking(EntityModel<?> other) {
        return new Source(other, table, union, base, true, true, others);
    }

    /** Tells whether the rows are those of one class, which the table tells. */
    boolean isOfOneClass() {
        Inheritance inheritance = model.inheritance();
        return union == null && inheritance != null && !inheritance.hasDiscriminator();
    }

    /** Tells whether the rows, which are of one class, are of an entity. */
    boolean isA(EntityModel<?> other) {
        return !absent && other.covers(model);
    }

    Source leftOut() {
        return new Source(model, table, union, base, true, absent, others);
    }

    /** Returns what stands in FROM or JOIN. */
    FromItem item() {
        return item(null);
    }

    /** Returns what stands in FROM of a query with a condition. */
    FromItem item(@Nullable Condition where) {
        return union == null ? table : Unions.of(union, table.alias(), where);
    }

    Expression<?> column(ColumnAttribute attribute) {
        return column(attribute, attribute.column());
    }

    /** Returns all columns of an attribute, more than one of a foreign key to an id of several. */
    List<Expression<?>> columns(ColumnAttribute attribute) {
        List<Expression<?>> columns = new ArrayList<>();
        attribute.columns().forEach(column -> columns.add(column(attribute, column)));
        return columns;
    }

    private Expression<?> column(ColumnAttribute attribute, Column<?> column) {
        if (absent) {
            return new Inlined<>(column.type(), null);
        } else if (union != null) {
            return table.column(union.column(model.type(), column));
        }
        return column(model.tables().get(attribute.table()), column, attribute.table());
    }

    private Expression<?> column(EntityTable in, Column<?> column, int place) {
        // A row of an entity has one in each of its own tables.
        boolean inner = !optional && place < model.tables().size() && !in.optional();
        return place == base ? table.column(column) : others.column(in, column, inner);
    }

    /** Returns the column that tells of which class a row is. */
    Expression<?> discriminator() {
        if (union != null) {
            return table.column(union.discriminator());
        }
        EntityTable first = model.tables().get(0);
        return column(first, Objects.requireNonNull(model.inheritance()).discriminator(), 0);
    }

    /** Returns all columns that are read for the entity. */
    List<Expression<?>> columns() {
        EntityColumns columns = model.columns();
        if (union == null && model.union() != null) {
            return Unions.ofClass(model, table);
        }
        List<Expression<?>> all = new ArrayList<>();
        for (int i = 0; i < columns.all().size(); i++) {
            int place = columns.placeOfTable(i);
            all.add(column(columns.tables().get(place), columns.all().get(i), place));
        }
        return all;
    }

    /** Returns the columns of the primary key. */
    List<ColumnRef<?>> key() {
        return key(model, table, union, base);
    }
}
