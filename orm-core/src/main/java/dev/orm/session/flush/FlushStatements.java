package dev.orm.session.flush;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.session.state.Keys;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Delete;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.Update;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The statements of a flush, each compiled once as long as the engine's statement cache holds it. */
final class FlushStatements {

    private final Engine engine;

    FlushStatements(Engine engine) {
        this.engine = engine;
    }

    private record InsertKey(Table table, List<Column<?>> columns, int rows, List<Column<?>> returning) {}

    private record UpdateKey(EntityModel<?> model, int table, List<ColumnAttribute> attributes, boolean versioned) {}

    private record MadeKey(EntityModel<?> model, int table) {}

    private record LockKey(EntityModel<?> model) {}

    private record DeleteKey(EntityModel<?> model) {}

    private record UnlinkKey(Table table, List<Column<?>> left, List<Column<?>> right) {}

    private record PlaceKey(Table table, Column<?> place, List<Column<?>> left, List<Column<?>> right) {}

    private record ElementKey(ElementsAttribute elements) {}

    private record AbsentKey(ElementsAttribute elements, List<Column<?>> absent) {}

    private record UnlinkAllKey(Table table, List<Column<?>> columns) {}

    /** Returns an insert of some rows. */
    CompiledStatement insert(Table table, List<Column<?>> columns, int rows, List<Column<?>> returning) {
        return engine.cached(
                new InsertKey(table, columns, rows, returning),
                () -> engine.dialect().compileInsert(table, columns, rows, returning));
    }

    /** Returns how many of the rows that are left one statement should insert, so that there are few different statements. */
    int chunk(int columns, int left) {
        int most = engine.dialect().maxInsertRows(Math.max(1, columns));
        if (columns == 0) {
            return 1;
        }
        return left >= most ? most : left <= 16 ? left : Integer.highestOneBit(left);
    }

    /**
     * Returns an update of some attributes of one row; its parameters are their values, the id, and the version compared.
     *
     * @param in which of the tables of the entity has them
     */
    CompiledStatement update(EntityModel<?> model, int in, List<ColumnAttribute> attributes, boolean versioned) {
        return engine.cached(new UpdateKey(model, in, attributes, versioned), () -> {
            List<Assignment> assignments = new ArrayList<>();
            for (ColumnAttribute attribute : attributes) {
                for (Column<?> column : attribute.written()) {
                    assignments.add(new Assignment(ref(column), placeholder(column)));
                }
            }
            EntityTable table = model.tables().get(in);
            return compile(
                    new Update(new TableRef(table.table(), ""), assignments, row(model, table.key(), versioned)));
        });
    }

    /**
     * Returns a query for the ids of rows and what the database made when they were updated; its parameter is the list of ids.
     *
     * @param in which of the tables of the entity has what was made
     */
    CompiledStatement made(EntityModel<?> model, int in, List<ColumnAttribute> made) {
        return engine.cached(new MadeKey(model, in), () -> {
            EntityTable table = model.tables().get(in);
            List<Selectable<?>> columns = new ArrayList<>(refs(table.key()));
            made.forEach(attribute -> columns.add(ref(attribute.column())));
            return compile(Sql.select(Projection.of(columns, row -> row))
                    .from(new TableRef(table.table(), ""))
                    .where(Keys.in(model, refs(table.key()))));
        });
    }

    /** Returns a query that locks rows one after the other in the order of their ids; its parameter is the list of ids. */
    CompiledStatement lock(EntityModel<?> model) {
        return engine.cached(new LockKey(model), () -> {
            List<ColumnRef<?>> key = refs(model.columns().key());
            Select<?> select = Sql.select(Projection.of(List.<Selectable<?>>copyOf(key), row -> row))
                    .from(new TableRef(model.table(), ""))
                    .where(Keys.in(model, key));
            for (ColumnRef<?> column : key) {
                select = select.orderBy(column.asc());
            }
            return compile(select.forUpdate());
        });
    }

    /** Tells whether two transactions write at the same time, so that one may wait for rows of the other. */
    boolean isConcurrent() {
        return engine.dialect().supports(Capability.CONCURRENT_WRITERS);
    }

    /** Returns a delete of one row; its parameters are the id and, if the entity has one, the version. */
    CompiledStatement delete(EntityModel<?> model) {
        return engine.cached(
                new DeleteKey(model),
                () -> compile(new Delete(
                        new TableRef(model.table(), ""),
                        row(model, model.columns().key(), model.version() != null))));
    }

    /** Returns a delete of one row of a join table. */
    CompiledStatement unlink(Table table, List<Column<?>> left, List<Column<?>> right) {
        return engine.cached(
                new UnlinkKey(table, left, right),
                () -> compile(new Delete(new TableRef(table, ""), Junction.of(true, equal(left), equal(right)))));
    }

    /**
     * Returns a delete of the rows of an owner that hold an element; its parameters are the owner's id and the columns of the element but
     * for those that are SQL {@code NULL}.
     */
    CompiledStatement deleteElement(ElementsAttribute elements, List<Column<?>> absent) {
        return engine.cached(new AbsentKey(elements, absent), () -> {
            List<Column<?>> present = elements.form().columns().stream()
                    .filter(column -> !absent.contains(column))
                    .toList();
            List<Condition> conditions = new ArrayList<>();
            conditions.add(equal(elements.owner()));
            if (!present.isEmpty()) {
                conditions.add(equal(present));
            }
            absent.forEach(column -> conditions.add(ref(column).isNull()));
            return compile(new Delete(new TableRef(elements.table(), ""), Junction.of(true, conditions)));
        });
    }

    /** Returns an update of one element of a list or map; its parameters are its columns, the owner's id and the key or place. */
    CompiledStatement updateElement(ElementsAttribute elements) {
        return engine.cached(new ElementKey(elements), () -> {
            Column<?> key = Objects.requireNonNull(elements.key());
            List<Assignment> values = elements.form().columns().stream()
                    .map(column -> new Assignment(ref(column), placeholder(column)))
                    .toList();
            return compile(new Update(
                    new TableRef(elements.table(), ""),
                    values,
                    Junction.of(true, equal(elements.owner()), equal(List.of(key)))));
        });
    }

    /** Returns an update of the place of a row in a list; its parameters are the place and the columns by which the row is found. */
    CompiledStatement updatePlace(Table table, Column<?> place, List<Column<?>> left, List<Column<?>> right) {
        return engine.cached(new PlaceKey(table, place, left, right), () -> {
            Condition row = right.isEmpty() ? equal(left) : Junction.of(true, equal(left), equal(right));
            return compile(
                    new Update(new TableRef(table, ""), List.of(new Assignment(ref(place), placeholder(place))), row));
        });
    }

    /** Returns a delete of the rows of a table that refer to one of many; its parameter is the list of ids. */
    CompiledStatement unlinkAll(EntityModel<?> model, Table table, List<Column<?>> columns) {
        return engine.cached(
                new UnlinkAllKey(table, columns),
                () -> compile(new Delete(new TableRef(table, ""), Keys.in(model, refs(columns)))));
    }

    private static Condition row(EntityModel<?> model, List<Column<?>> key, boolean versioned) {
        Condition id = equal(key);
        ColumnAttribute version = model.version();
        return versioned && version != null ? Junction.of(true, id, equal(List.of(version.column()))) : id;
    }

    private static Condition equal(List<Column<?>> columns) {
        return Keys.equalParameters(refs(columns), columns);
    }

    private static List<ColumnRef<?>> refs(List<Column<?>> columns) {
        return columns.stream().<ColumnRef<?>>map(FlushStatements::ref).toList();
    }

    private static ColumnRef<?> ref(Column<?> column) {
        return new ColumnRef<>("", column);
    }

    private static <T> Bind<T> placeholder(Column<T> column) {
        return Bind.of(column.type(), (T) null);
    }

    private CompiledStatement compile(Statement statement) {
        return engine.compile(statement, BindCollector.indexing(statement));
    }
}
