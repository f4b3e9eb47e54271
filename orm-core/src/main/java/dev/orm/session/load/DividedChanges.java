package dev.orm.session.load;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.mapping.Inheritance;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.session.load.DividedChange.Part;
import dev.orm.session.state.Keys;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.Condition;
import dev.orm.sql.Delete;
import dev.orm.sql.EntityPath;
import dev.orm.sql.FromItem;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import dev.orm.sql.Update;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans statements that change rows of an entity which is divided among several tables. */
final class DividedChanges {

    private final Engine engine;
    private final Lowering lowering;

    DividedChanges(Engine engine, Lowering lowering) {
        this.engine = engine;
        this.lowering = lowering;
    }

    DividedChange plan(Change change) {
        EntityPath<?> path = (EntityPath<?>) change.target();
        EntityModel<?> model = lowering.models().get(path.javaType());
        checkForm(change, model);
        lowering.writes(path, true);
        Inheritance inheritance = model.inheritance();
        boolean apart = inheritance != null && !inheritance.hasDiscriminator();
        List<Part> parts = apart ? ofClasses(change, model) : List.of(ofTables(change, path, model));
        if (change instanceof Delete && !lowering.marks(model)) {
            lowering.deletes(path);
        }
        return new DividedChange(model, parts, binds(change).size());
    }

    /** The rows of one object are in several tables. */
    private Part ofTables(Change change, EntityPath<?> path, EntityModel<?> model) {
        Select<?> ids = Sql.select(path);
        Condition where = where(change);
        ids = where == null ? ids : ids.where(where);
        // No row comes to match, or matches no more, between the statements.
        ids = holds() ? ids.forUpdate() : ids;
        List<CompiledStatement> changes = new ArrayList<>();
        for (EntityTable table : inOrder(model.columns().tables())) {
            changes.add(compileByIds(change, byIds(table.table(), table.key(), model)));
        }
        return new Part(engine.compile(lowering.query(ids, null, false), binds(change)), changes);
    }

    /**
     * The rows of each class are in a table of their own. Where the statement looks at no other row of them, each table is changed by itself;
     * otherwise what it looks at must not have been changed before.
     */
    private List<Part> ofClasses(Change change, EntityModel<?> model) {
        List<EntityModel<?>> classes = new ArrayList<>();
        Objects.requireNonNull(model.inheritance()).variants().forEach(variant -> classes.add(variant.model()));
        if (change instanceof Delete) {
            List<EntityTable> order =
                    inOrder(classes.stream().map(each -> each.tables().get(0)).toList());
            classes.sort(
                    Comparator.comparing(each -> order.indexOf(each.tables().get(0))));
        }
        boolean deletes = change instanceof Delete && !lowering.marks(model);
        List<Change> direct = new ArrayList<>();
        for (EntityModel<?> each : classes) {
            direct.add(new ChangeLowering(lowering).ofClass(change, each));
        }
        boolean byIds = lowering.reads(model.root())
                || deletes && classes.stream().anyMatch(each -> !belonging(each).isEmpty());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            EntityModel<?> each = classes.get(i);
            if (byIds) {
                parts.add(byIds(change, each, direct.get(i)));
            } else {
                parts.add(new Part(null, List.of(engine.compile(direct.get(i), binds(change)))));
            }
        }
        return parts;
    }

    private Part byIds(Change change, EntityModel<?> model, Change direct) {
        TableRef rows = (TableRef) direct.target();
        List<ColumnRef<?>> key = Scope.refs(rows, model.columns().key());
        Select<?> ids = Sql.select(Projection.of(List.<Selectable<?>>copyOf(key), row -> row))
                .from(rows);
        Condition where = where(direct);
        ids = where == null ? ids : ids.where(where);
        for (ColumnRef<?> column : key) {
            ids = ids.orderBy(column.asc());
        }
        List<CompiledStatement> changes = new ArrayList<>();
        if (direct instanceof Update update) {
            Condition in = Keys.in(model, key);
            changes.add(compileByIds(change, new Update(rows, update.assignments(), List.of(), in, false)));
        } else {
            belonging(model).forEach(delete -> changes.add(compileByIds(change, delete)));
            changes.add(
                    compileByIds(change, byIds(model.table(), model.columns().key(), model)));
        }
        return new Part(engine.compile(holds() ? ids.forUpdate() : ids, binds(change)), changes);
    }

    private boolean holds() {
        return engine.dialect().supports(Capability.FOR_UPDATE);
    }

    /** The deletes of rows of collections, which stay alone where no foreign key can refer to their owners. */
    private static List<Delete> belonging(EntityModel<?> model) {
        List<Delete> deletes = new ArrayList<>();
        for (ToManyAttribute collection : model.collections()) {
            JoinTable links = collection.joinTable();
            if (links != null && !isGuarded(links.table(), links.ownerColumns())) {
                deletes.add(byIds(links.table(), links.ownerColumns(), model));
            }
        }
        for (ElementsAttribute elements : model.elements()) {
            if (!isGuarded(elements.table(), elements.owner())) {
                deletes.add(byIds(elements.table(), elements.owner(), model));
            }
        }
        return deletes;
    }

    private static boolean isGuarded(Table table, List<Column<?>> owner) {
        List<String> columns = owner.stream().map(Column::name).toList();
        return table.foreignKeys().stream().anyMatch(key -> key.columns().equals(columns));
    }

    /** Tells whether deleting rows of a class leaves rows of collections behind that nothing guards. */
    static boolean leavesRows(EntityModel<?> model) {
        Inheritance inheritance = model.inheritance();
        return inheritance != null
                && !inheritance.hasDiscriminator()
                && !belonging(model).isEmpty();
    }

    private static @Nullable Condition where(Change change) {
        return change instanceof Update update ? update.where() : ((Delete) change).where();
    }

    private static void checkForm(Change change, EntityModel<?> model) {
        boolean every = change instanceof Update update ? update.unconditional() : ((Delete) change).unconditional();
        List<FromItem> others = change instanceof Update update ? update.from() : ((Delete) change).using();
        String name = change instanceof Update ? "UPDATE" : "DELETE";
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " of " + model.name() + ", whose rows are divided among tables, takes no "
                            + (change instanceof Update ? "from" : "using")
                            + "(…). Write the condition with exists(select(…).where(…)).");
        }
        if (where(change) == null && !every) {
            throw new IllegalArgumentException("The " + name + " of " + model.name()
                    + " has no condition. Add .where(…), or .everyRow() if it concerns every row.");
        }
    }

    private static Delete byIds(Table table, List<Column<?>> key, EntityModel<?> model) {
        TableRef rows = new TableRef(table, "");
        return new Delete(rows, Keys.in(model, Scope.refs(rows, key)));
    }

    private BindCollector binds(Change change) {
        BindCollector binds = BindCollector.indexing(change);
        lowering.filters().collectBinds(binds);
        return binds;
    }

    /** The list of the ids stands behind the values of the statement. */
    private CompiledStatement compileByIds(Change change, Change byIds) {
        BindCollector binds = binds(change);
        binds.collect(Objects.requireNonNull(where(byIds)));
        return engine.compile(byIds, binds);
    }

    /** Returns tables with what refers to others first, and the first of them last; those that refer to each other in the order of the mapping. */
    private static List<EntityTable> inOrder(List<EntityTable> tables) {
        List<EntityTable> left = new ArrayList<>(tables);
        List<EntityTable> order = new ArrayList<>();
        while (left.size() > 1) {
            int next = left.size() - 1;
            while (next > 0 && isReferredTo(left.get(next), left)) {
                next--;
            }
            order.add(left.remove(next > 0 ? next : left.size() - 1));
        }
        order.addAll(left);
        return order;
    }

    private static boolean isReferredTo(EntityTable table, List<EntityTable> others) {
        return others.stream()
                .filter(other -> other != table)
                .flatMap(other -> other.table().foreignKeys().stream())
                .anyMatch(key -> key.referencedTable().equals(table.table().name()));
    }
}
