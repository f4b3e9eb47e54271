package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.mapping.IdGeneration;
import dev.orm.mapping.Inheritance;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.schema.Column;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.Keys;
import dev.orm.session.state.TransactionLog;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inserts the rows of new objects: many in one statement, with the keys that the database makes returned in their order. */
final class Inserts {

    private final FlushContext flush;

    Inserts(FlushContext flush) {
        this.flush = flush;
    }

    /** Inserts objects of one class, none of which refers to another of them. */
    void write(EntityModel<?> model, List<EntityEntry> rows, @Nullable RowOrder order) {
        Sequence sequence = flush.sequences().areThere() || model.sharesNumbers() ? model.sequence() : null;
        boolean generated = model.idGeneration().isByDatabase() && sequence == null;
        rows.forEach(this::prepare);
        if (sequence != null) {
            setKeys(model, sequence, rows);
        }
        for (int i = 0; i < model.tables().size(); i++) {
            write(new Target(model, i, generated && i == 0), rows, order);
        }
        rows.forEach(row -> inserted(row, row.typedModel().key(row.entity())));
        flush.statistics().inserted(rows.size());
    }

    /** Inserts what is missing in a table where there may be no row of an object. */
    void write(EntityModel<?> model, int table, List<EntityEntry> rows) {
        write(new Target(model, table, false), rows, null);
    }

    /** One of the tables of an entity, and what is written to it. */
    private static final class Target {

        final EntityModel<?> model;
        final EntityTable table;
        final boolean generated;

        /** What tells of which class the rows are, if it stands in this table. */
        final @Nullable Inheritance inheritance;

        /** The columns of the id, where it is that of a row in another table. */
        final List<Column<?>> key;

        final List<ColumnAttribute> attributes = new ArrayList<>();
        final List<ColumnAttribute> made = new ArrayList<>();
        final List<Column<?>> columns = new ArrayList<>();

        Target(EntityModel<?> model, int place, boolean generated) {
            this.model = model;
            this.table = model.tables().get(place);
            this.generated = generated;
            Inheritance shared = model.inheritance();
            this.inheritance = place == 0 && shared != null && shared.hasDiscriminator() ? shared : null;
            this.key = place == 0 ? List.of() : table.key();
            if (generated) {
                made.add(model.id());
            }
            model.madeOnInsert().stream()
                    .filter(attribute -> attribute.table() == place)
                    .forEach(made::add);
            columns.addAll(key);
            for (ColumnAttribute attribute : model.attributes()) {
                boolean written = model.isId(attribute) ? !generated : attribute.insertable();
                if (written && attribute.table() == place) {
                    attributes.add(attribute);
                    columns.addAll(attribute.written());
                }
            }
            if (inheritance != null) {
                columns.add(inheritance.discriminator());
            }
        }

        List<Column<?>> returning() {
            return made.stream().<Column<?>>map(ColumnAttribute::column).toList();
        }
    }

    private void write(Target target, List<EntityEntry> rows, @Nullable RowOrder order) {
        List<Column<?>> columns = List.copyOf(target.columns);
        List<Column<?>> returning = target.returning();
        for (int from = 0; from < rows.size(); ) {
            int size = flush.statements().chunk(columns.size(), rows.size() - from);
            List<EntityEntry> chunk = rows.subList(from, from + size);
            CompiledStatement statement = flush.statements().insert(target.table.table(), columns, size, returning);
            EngineConnection.Parameters parameters = binder -> {
                int index = 1;
                for (EntityEntry row : chunk) {
                    index = bind(target, row, order, binder, index);
                }
            };
            if (returning.isEmpty()) {
                flush.connection().update(statement, parameters);
            } else {
                insertReturning(target, chunk, statement, parameters);
            }
            from += size;
        }
    }

    private int bind(Target target, EntityEntry row, @Nullable RowOrder order, ParameterBinder binder, int first)
            throws SQLException {
        int index = first;
        if (!target.key.isEmpty()) {
            index = Keys.bind(target.key, row.typedModel().key(row.entity()), binder, index);
        }
        for (ColumnAttribute attribute : target.attributes) {
            boolean leftOut = order != null && order.isLeftOut(row, attribute);
            index = flush.bind(row, attribute, leftOut, binder, index);
        }
        if (target.inheritance != null) {
            bindClass(target.inheritance, binder, index++);
        }
        return index;
    }

    private void setKeys(EntityModel<?> model, Sequence sequence, List<EntityEntry> rows) {
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        long[] keys = flush.sequences().areThere()
                ? flush.sequences().take(sequence, rows.size(), flush.connection())
                : flush.sequences().next(tables(model), sequence, rows.size(), flush.connection());
        for (int i = 0; i < keys.length; i++) {
            accessor.set(model.id().index(), rows.get(i).entity(), keys[i]);
        }
    }

    /** Returns the tables of all classes of which no two objects have the same id. */
    private static List<Table> tables(EntityModel<?> model) {
        Inheritance inheritance = Objects.requireNonNull(model.root().inheritance());
        return inheritance.variants().stream()
                .map(variant -> variant.model().table())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static void bindClass(Inheritance inheritance, ParameterBinder binder, int index) throws SQLException {
        ((SqlType<Object>) inheritance.discriminator().type()).bind(binder, index, inheritance.value());
    }

    private void prepare(EntityEntry entry) {
        EntityModel<?> model = entry.model();
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        ColumnAttribute version = model.version();
        Object present = version == null ? null : accessor.get(version.index(), entry.entity());
        flush.log().inserting(entry, idBefore(entry), present);
        DerivedIds.set(flush.context(), entry);
        if (version != null) {
            accessor.set(version.index(), entry.entity(), Versions.first(version, present));
        }
    }

    /** Returns the id that a rollback has to bring back. */
    private static @Nullable Object idBefore(EntityEntry entry) {
        Object id = TransactionLog.idOf(entry);
        boolean generated = entry.model().idGeneration() != IdGeneration.ASSIGNED;
        return generated && !(id instanceof Number) ? null : id;
    }

    private void insertReturning(
            Target target,
            List<EntityEntry> chunk,
            CompiledStatement statement,
            EngineConnection.Parameters parameters) {
        List<ColumnAttribute> made = target.made;
        int rows = flush.connection().query(statement, parameters, row -> {
            int number = 0;
            while (row.next()) {
                if (number < chunk.size()) {
                    MadeValues.take(row, made, 1, chunk.get(number));
                }
                number++;
            }
            return number;
        });
        if (rows != chunk.size()) {
            throw new IllegalStateException(
                    "The database returned " + rows + " keys for " + chunk.size() + " rows inserted into "
                            + target.table.table() + "; is there a trigger that changes what is inserted?");
        }
    }

    private void inserted(EntityEntry entry, @Nullable Object id) {
        flush.context().inserted(entry, Objects.requireNonNull(id));
        if (!flush.context().isReadOnly()) {
            FlushContext.snapshot(entry);
        }
        flush.written(LifecycleEvent.POST_PERSIST, entry);
    }

    /** Sets the references that were left out to break circles. */
    void writeLeftOut(RowOrder order) {
        new PostUpdates(flush)
                .write(
                        order.leftOut(),
                        (entry, attribute, binder, index) -> flush.bind(entry, attribute, false, binder, index));
        UnitOfWork.byModel(order.leftOut().keySet()).forEach((model, entries) -> {
            new MadeValues(flush).readAfterUpdate(model, entries);
            entries.forEach(FlushContext::snapshot);
        });
    }
}
