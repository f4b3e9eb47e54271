package dev.orm.session.flush;

import dev.orm.engine.EngineConnection;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.session.StaleEntityException;
import dev.orm.session.Statistics;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.Keys;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TransactionLog;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the writers of one flush share.
 *
 * @param context the objects of the session
 * @param connection the connection of the transaction
 * @param statements the statements
 * @param sequences the keys of sequences
 * @param log what is written, to be undone in the objects by a rollback
 * @param statistics counts what is written
 * @param written what was written of entities that somebody listens to
 */
record FlushContext(
        PersistenceContext context,
        EngineConnection connection,
        FlushStatements statements,
        SequenceKeys sequences,
        TransactionLog log,
        Statistics statistics,
        List<Written> written) {

    /** Remembers what was written, if somebody listens. */
    void written(LifecycleEvent event, EntityEntry entry) {
        if (context.callbacks().hearsOfAll() || context.callbacks().listenTo(event, entry.model())) {
            written.add(new Written(event, entry));
        }
    }

    @SuppressWarnings("unchecked")
    static EntityAccessor<Object> accessor(EntityModel<?> model) {
        return ((EntityModel<Object>) model).accessor();
    }

    /**
     * Writes an attribute of an object to a statement; a foreign key that is left out is written as SQL {@code NULL}. Returns the
     * position of the parameter behind it.
     */
    int bind(EntityEntry entry, ColumnAttribute attribute, boolean leftOut, ParameterBinder binder, int index)
            throws SQLException {
        ToOneAttribute toOne = attribute.toOne();
        if (toOne == null) {
            try {
                accessor(entry.model()).bind(attribute.index(), entry.entity(), binder, index);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(
                        entry + "." + attribute.path() + ": " + refused.getMessage(), refused);
            }
        } else {
            Object key = leftOut ? null : References.id(context, entry, attribute);
            if (toOne.compositeId()) {
                SharedColumns.check(context, entry, attribute, key);
                return Keys.bindWritten(attribute, key, binder, index);
            }
            bindValue(attribute, key, binder, index);
        }
        return index + 1;
    }

    /** Writes the key of an object's row to a statement; returns the position of the parameter behind it. */
    static int bindKey(EntityEntry entry, ParameterBinder binder, int index) throws SQLException {
        return Keys.bind(entry.model().columns().key(), entry.id(), binder, index);
    }

    @SuppressWarnings("unchecked")
    static void bindValue(ColumnAttribute attribute, @Nullable Object value, ParameterBinder binder, int index)
            throws SQLException {
        ((SqlType<Object>) attribute.column().type()).bind(binder, index, value);
    }

    /** Takes the state of an object as that of its row. */
    static void snapshot(EntityEntry entry) {
        entry.snapshot(accessor(entry.model()).snapshot(entry.entity()));
    }

    /** Sees to it that a statement about one row matched it. */
    static void matched(EntityEntry entry, long rows, String done) {
        if (rows == 1) {
            return;
        }
        if (rows < 0) {
            throw new IllegalStateException(
                    "The driver does not say how many rows each statement of a batch matched, so a stale "
                            + entry.model().name()
                            + " would pass unseen. Switch off the driver option that rewrites batches.");
        }
        throw new StaleEntityException(
                entry.model().type(),
                entry.model().idOf(Objects.requireNonNull(entry.id())),
                entry + " could not be " + done + ": its row was changed or deleted by someone else since it was read."
                        + " Read it again (session.refresh) and decide anew.",
                true);
    }
}
