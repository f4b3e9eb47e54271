package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.UniqueViolationException;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.Inheritance;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.schema.Column;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.Keys;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TransactionLog;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.TableRef;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inserts the row of one object unless a row of the same unique key is there, whoever inserts at the same time. */
public final class UniqueRows {

    private final PersistenceContext context;
    private final TransactionLog log;
    private final Engine engine;
    private final UniqueKeys keys;

    /**
     * Makes an inserter.
     *
     * @param context the objects of the session
     * @param log what is written
     * @param engine compiles and caches the statements
     * @param order knows the unique keys
     */
    public UniqueRows(PersistenceContext context, TransactionLog log, Engine engine, FlushOrder order) {
        this.context = context;
        this.log = log;
        this.engine = engine;
        this.keys = order.uniqueKeys();
    }

    private record Key(EntityModel<?> model, List<ColumnAttribute> key) {}

    /** Sees to it that attributes are a unique key, and that an object has values in all of them. */
    public void check(EntityModel<?> model, List<ColumnAttribute> key, Object entity) {
        Set<ColumnAttribute> wanted = new LinkedHashSet<>(key);
        boolean unique = wanted.equals(Set.copyOf(model.ids()))
                || keys.of(model).stream().anyMatch(known -> wanted.equals(Set.copyOf(known.attributes())));
        if (!unique) {
            throw new IllegalArgumentException(
                    names(model, key) + " is no unique key, so there may be several such rows."
                            + " Declare it unique (@Column(unique = true), @UniqueConstraint), or name attributes that are.");
        }
        if (model.parent() != null && !model.isPartOfTable() || model.union() != null) {
            throw new IllegalArgumentException("The key of a " + model.name()
                    + " is unique in the table of its own class (TABLE_PER_CLASS), and another class may have a row like it. Look"
                    + " it up by a query, and add it if there is none.");
        }
        if (model.tables().size() > 1) {
            throw new IllegalArgumentException("The row of a " + model.name() + " is divided among the tables "
                    + model.tables().stream().map(table -> table.table().name()).toList()
                    + ", which no one statement inserts into. Look it up by a query, and add it if there is none: of two that do"
                    + " so at the same time the unique key lets one through.");
        }
        for (ColumnAttribute attribute : key) {
            if (FlushContext.accessor(model).get(attribute.index(), entity) == null) {
                throw new IllegalArgumentException(
                        names(model, key) + " is null in the object, and SQL NULL is equal to nothing. Set it first.");
            }
        }
    }

    private static String names(EntityModel<?> model, List<ColumnAttribute> key) {
        List<String> names = key.stream()
                .map(attribute -> model.name() + "." + attribute.path())
                .toList();
        return names.size() == 1 ? names.get(0) : names.toString();
    }

    /** Writes the value that an object has in an attribute; returns the position of the parameter behind it. */
    public int bind(EntityModel<?> model, Object entity, ColumnAttribute attribute, ParameterBinder binder, int index)
            throws SQLException {
        return bind(model, entity, attribute, false, binder, index);
    }

    private int bind(
            EntityModel<?> model,
            Object entity,
            ColumnAttribute attribute,
            boolean written,
            ParameterBinder binder,
            int index)
            throws SQLException {
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        if (attribute.toOne() == null) {
            accessor.bind(attribute.index(), entity, binder, index);
            return index + 1;
        }
        Object target = accessor.get(attribute.index(), entity);
        Object id =
                target == null ? null : References.requiredId(context, target, model.name() + "." + attribute.path());
        return written
                ? Keys.bindWritten(attribute, id, binder, index)
                : Keys.bind(attribute.columns(), id, binder, index);
    }

    /** Inserts the row of an added object; returns false if there is one of the same key. */
    public boolean insert(EntityEntry entry, List<ColumnAttribute> key, EngineConnection connection) {
        EntityModel<?> model = entry.model();
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        ColumnAttribute version = model.version();
        Object before = version == null ? null : accessor.get(version.index(), entry.entity());
        if (version != null) {
            accessor.set(version.index(), entry.entity(), Versions.first(version, before));
        }
        DerivedIds.set(context, entry);
        List<ColumnAttribute> written = written(model);
        log.wrote();
        CompiledStatement statement = engine.cached(new Key(model, key), () -> compile(model, written, key));
        try {
            return run(connection, statement, binder -> {
                int index = 1;
                for (ColumnAttribute attribute : written) {
                    index = bind(model, entry.entity(), attribute, true, binder, index);
                }
            });
        } finally {
            if (version != null) {
                accessor.set(version.index(), entry.entity(), before);
            }
        }
    }

    /** Not every database sees what another transaction inserts at the same time before it fails on it. */
    private static boolean run(
            EngineConnection connection, CompiledStatement statement, EngineConnection.Parameters parameters) {
        EngineConnection.Savepoint savepoint = connection.savepoint();
        try {
            boolean inserted = connection.update(statement, parameters) > 0;
            savepoint.release();
            return inserted;
        } catch (UniqueViolationException another) {
            savepoint.rollback();
            return false;
        }
    }

    private static List<ColumnAttribute> written(EntityModel<?> model) {
        List<ColumnAttribute> written = new ArrayList<>();
        for (ColumnAttribute attribute : model.attributes()) {
            boolean id = model.isId(attribute);
            boolean generated = id && model.idGeneration().isByDatabase();
            if (!generated && (attribute.insertable() || id)) {
                written.add(attribute);
            }
        }
        return written;
    }

    private CompiledStatement compile(EntityModel<?> model, List<ColumnAttribute> written, List<ColumnAttribute> key) {
        TableRef table = new TableRef(model.table(), "");
        List<Expression<?>> target = new ArrayList<>();
        key.forEach(attribute -> attribute.columns().forEach(column -> target.add(table.column(column))));
        List<Expression<?>> columns = new ArrayList<>();
        List<Expression<?>> values = new ArrayList<>();
        for (ColumnAttribute attribute : written) {
            for (Column<?> column : attribute.written()) {
                columns.add(table.column(column));
                values.add(placeholder(column));
            }
        }
        Inheritance inheritance = model.inheritance();
        if (inheritance != null) {
            columns.add(table.column(inheritance.discriminator()));
            values.add(inheritance.inlined());
        }
        try {
            return compile(new Insert(table, columns, List.of(values), null, new Conflict(target, List.of(), null)));
        } catch (UnsupportedConstructException onlyAnyKey) {
            // A row that conflicts with another key only is not found afterwards, and then inserted in the ordinary
            // way.
            return compile(new Insert(table, columns, List.of(values), null, new Conflict(List.of(), List.of(), null)));
        }
    }

    private CompiledStatement compile(Insert insert) {
        return engine.compile(insert, BindCollector.indexing(insert));
    }

    private static <T> Bind<T> placeholder(Column<T> column) {
        return Bind.of(column.type(), (T) null);
    }

    /**
     * Tells whether a row has the values of an added object. MariaDB counts a row that was there like one that was inserted; what
     * is equal in everything may be taken for either.
     */
    public boolean isRowOf(EntityEntry entry, Object row) {
        EntityModel<?> model = entry.model();
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        for (ColumnAttribute attribute : written(model)) {
            if (attribute != model.version()) {
                Object wanted = accessor.get(attribute.index(), entry.entity());
                Object found = accessor.get(attribute.index(), row);
                if (!isStoredAs(attribute, wanted, found)) {
                    return false;
                }
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private boolean isStoredAs(ColumnAttribute attribute, @Nullable Object wanted, @Nullable Object found) {
        if (wanted == null || found == null) {
            return wanted == found;
        } else if (attribute.toOne() != null) {
            return References.requiredId(context, wanted, attribute.path())
                    .equals(References.requiredId(context, found, attribute.path()));
        }
        return ((SqlType<Object>) attribute.column().type()).isSame(inMicros(wanted), inMicros(found));
    }

    private static Object inMicros(Object value) {
        if (value instanceof Temporal time && time.isSupported(ChronoField.NANO_OF_SECOND)) {
            return time.with(ChronoField.NANO_OF_SECOND, time.get(ChronoField.NANO_OF_SECOND) / 1000 * 1000L);
        }
        return value;
    }

    /** Makes an added object stand for the row that was inserted for it and read again into another object. */
    public void inserted(EntityEntry entry, Object row) {
        EntityModel<?> model = entry.model();
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        ColumnAttribute version = model.version();
        boolean generated = model.idGeneration().isByDatabase();
        log.inserting(
                entry,
                generated ? null : TransactionLog.idOf(entry),
                version == null ? null : accessor.get(version.index(), entry.entity()));
        if (generated) {
            take(entry, model.id(), row);
        }
        if (version != null) {
            take(entry, version, row);
        }
        model.madeOnInsert().forEach(attribute -> take(entry, attribute, row));
        context.insertedAlone(entry, Objects.requireNonNull(entry.typedModel().key(entry.entity())));
        FlushContext.snapshot(entry);
    }

    private static void take(EntityEntry entry, ColumnAttribute attribute, Object row) {
        EntityAccessor<Object> accessor = FlushContext.accessor(entry.model());
        accessor.set(attribute.index(), entry.entity(), accessor.get(attribute.index(), row));
    }

    /** Calls what listens to the insert of an object. */
    public void announce(EntityEntry entry) {
        context.callbacks().call(LifecycleEvent.POST_PERSIST, entry.model(), entry.entity());
    }
}
