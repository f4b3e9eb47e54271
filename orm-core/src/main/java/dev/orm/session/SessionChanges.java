package dev.orm.session;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.internal.StatementBatch;
import dev.orm.mapping.EntityModel;
import dev.orm.session.load.AssociationLoader;
import dev.orm.session.load.ChangePlan;
import dev.orm.session.load.DividedChange;
import dev.orm.session.load.Filters;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TransactionLog;
import dev.orm.sql.BindCollector;
import dev.orm.sql.BoundStatement;
import dev.orm.sql.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Runs statements that change rows beside the objects of a {@link DefaultSession}, and brings the objects up to date. */
final class SessionChanges {

    private final DefaultSession session;
    private final PersistenceContext context;
    private final TransactionLog log;
    private final AssociationLoader associations;
    private final SessionEvents events;

    SessionChanges(
            DefaultSession session,
            PersistenceContext context,
            TransactionLog log,
            AssociationLoader associations,
            SessionEvents events) {
        this.session = session;
        this.context = context;
        this.log = log;
        this.associations = associations;
        this.events = events;
    }

    long execute(Change change) {
        BoundStatement<Change> bound = BoundStatement.of(change);
        BindCollector binds = bound.binds();
        Filters filters = session.filters();
        filters.collectBinds(binds);
        ChangePlan plan = session.planner().plan(bound.statement(), binds, filters);
        filters.check(plan.reads());
        flushBefore(plan.reads(), plan.changed());
        log.wrote();
        long rows = session.transaction().run(connection -> plan.run(connection, binds.values()));
        synchronize(plan.changed(), plan.moved());
        events.afterChange(change, rows);
        return rows;
    }

    <R> long[] executeBatch(Collection<R> rows, Function<? super R, ? extends Change> change) {
        Filters filters = session.filters();
        StatementBatch<Change> batch = StatementBatch.of(rows, change, filters::collectBinds);
        if (batch == null) {
            return new long[0];
        }
        ChangePlan plan = session.planner().plan(batch.statement(), batch.binds(), filters);
        filters.check(plan.reads());
        flushBefore(plan.reads(), plan.changed());
        log.wrote();
        DividedChange divided = plan.divided();
        CompiledStatement statement = batch.form(plan.statement());
        long[] matched = session.transaction()
                .run(connection -> divided != null
                        ? divided.run(connection, batch.values())
                        : connection.batch(
                                statement,
                                batch.values().size(),
                                (row, binder) ->
                                        statement.bind(binder, batch.values().get(row))));
        synchronize(plan.changed(), plan.moved());
        events.afterChange(
                batch.statement(),
                LongStream.of(matched).filter(number -> number > 0).sum());
        return matched;
    }

    /** Writes what a statement could miss, and what is changed in objects that are read again after it. */
    void flushBefore(Set<EntityModel<?>> reads, Set<EntityModel<?>> changed) {
        if (reads.containsAll(changed)) {
            session.flushBefore(reads);
            return;
        }
        Set<EntityModel<?>> all = new HashSet<>(reads);
        for (EntityModel<?> model : changed) {
            all.add(model);
            all.add(model.root());
        }
        session.flushBefore(all);
    }

    /** Remembers that a statement writes, so that what is read from now on may be undone. */
    void wrote() {
        log.wrote();
    }

    /** Reads all objects again after a statement of which nothing is known. */
    void refreshAll() {
        log.wrote();
        context.identityMaps().forEach(identities -> refreshAll(identities.model()));
    }

    /** Brings objects in step with rows that a statement changed. */
    void synchronize(Set<EntityModel<?>> changed, Set<EntityModel<?>> moved) {
        changed.forEach(this::refreshAll);
        if (!moved.isEmpty()) {
            collections().forget(moved);
        }
    }

    private LoadedCollections collections() {
        return new LoadedCollections(context, associations, session.isInTransaction() ? log : null);
    }

    /** Reads all objects of an entity again whose rows were changed beside them. */
    void refreshAll(EntityModel<?> model) {
        List<EntityEntry> entries = new ArrayList<>();
        context.identities(model).forEach(entry -> {
            // One that waits to be read again may be gone as well.
            boolean read = entry.status() == Status.PERSISTENT || entry.status() == Status.EXPIRED;
            if (read && model.covers(entry.model())) {
                entries.add(entry);
            }
        });
        if (entries.isEmpty()) {
            return;
        }
        boolean undoable = session.isInTransaction();
        if (undoable) {
            log.updating(entries);
        }
        // One whose row is gone, and comes back with a rollback, still has to be read then.
        entries.stream().filter(entry -> entry.status() == Status.EXPIRED).forEach(context::readAgain);
        List<EntityEntry> gone = associations.refreshAll(model, entries);
        for (EntityEntry entry : gone) {
            context.removed(entry);
            if (undoable) {
                log.deleted(entry);
            }
        }
        if (!gone.isEmpty()) {
            collections().takeOut(model, gone);
        }
    }
}
