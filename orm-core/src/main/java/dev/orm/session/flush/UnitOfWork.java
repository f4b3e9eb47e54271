package dev.orm.session.flush;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.SessionException;
import dev.orm.session.Statistics;
import dev.orm.session.state.Callbacks;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.Keys;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import dev.orm.session.state.TransactionLog;
import dev.orm.session.state.Unread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Writes the changes of a session; corresponds to SQLAlchemy's {@code UnitOfWork}. Rows are inserted with what they refer to
 * first, then rows of join tables, then updates, and deleted with what refers to them first.
 */
public final class UnitOfWork {

    private final PersistenceContext context;
    private final Cascades cascades;
    private final FlushOrder order;
    private final FlushStatements statements;
    private final SequenceKeys sequences;
    private final TransactionLog log;
    private final Statistics statistics;

    /**
     * Makes a unit of work.
     *
     * @param context the objects of the session
     * @param cascades adds and deletes what is reached
     * @param order the order of the entity classes
     * @param engine compiles and caches the statements
     * @param sequences the keys of sequences
     * @param log what is written
     * @param statistics counts what is written
     */
    public UnitOfWork(
            PersistenceContext context,
            Cascades cascades,
            FlushOrder order,
            Engine engine,
            SequenceKeys sequences,
            TransactionLog log,
            Statistics statistics) {
        this.context = context;
        this.cascades = cascades;
        this.order = order;
        this.statements = new FlushStatements(engine);
        this.sequences = sequences;
        this.log = log;
        this.statistics = statistics;
    }

    /** Tells whether a query of some entities could miss changes that are not written yet. */
    public boolean hasChanges(Collection<EntityModel<?>> read) {
        if (reaches(context.pending(), read) || reaches(context.deleted(), read)) {
            return true;
        }
        for (IdentityMap identities : context.identityMaps()) {
            if (read.contains(identities.model()) ? isChanged(identities) : changesWhatItHolds(identities, read)) {
                return true;
            }
        }
        return false;
    }

    private boolean reaches(List<EntityEntry> entries, Collection<EntityModel<?>> read) {
        EntityModel<?> last = null;
        for (EntityEntry entry : entries) {
            // Objects of one class mostly follow each other.
            if (entry.model() != last && !Collections.disjoint(order.reach(entry.model()), read)) {
                return true;
            }
            last = entry.model();
        }
        return false;
    }

    /** What is put into a collection, or taken out, changes the rows of its elements too. */
    private boolean changesWhatItHolds(IdentityMap identities, Collection<EntityModel<?>> read) {
        return identities.models().stream().anyMatch(model -> changesWhatItHolds(identities, model, read));
    }

    private boolean changesWhatItHolds(IdentityMap identities, EntityModel<?> model, Collection<EntityModel<?>> read) {
        for (ToManyAttribute collection : model.collections()) {
            boolean[] changed = new boolean[1];
            if (read.contains(context.models().get(collection.target()).root())) {
                identities.forEach(entry ->
                        changed[0] = changed[0] || entry.model() == model && isChanged(entry, collection.index()));
            }
            if (changed[0]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isChanged(IdentityMap identities) {
        boolean[] changed = new boolean[1];
        identities.forEach(entry -> changed[0] = changed[0] || isChanged(entry));
        return changed[0];
    }

    /** Tells whether an object differs from its row. */
    public static boolean isChanged(EntityEntry entry) {
        if (entry.status() == Status.PENDING || entry.status() == Status.DELETED) {
            return true;
        }
        if (entry.status() != Status.PERSISTENT && entry.status() != Status.EXPIRED) {
            return false;
        }
        if (Changes.compare(entry) != null) {
            return true;
        }
        for (int i = 0; i < entry.model().collections().size(); i++) {
            if (isChanged(entry, i)) {
                return true;
            }
        }
        return entry.model().elements().stream().anyMatch(elements -> ElementScan.isChanged(entry, elements));
    }

    private static boolean isChanged(EntityEntry entry, int index) {
        if (entry.status() != Status.PERSISTENT && entry.status() != Status.EXPIRED) {
            return false;
        }
        Object value = entry.held(entry.model().collections().get(index));
        TrackedCollection collection = entry.collection(index);
        return collection == null ? value != null : collection.held() != value || collection.isChanged();
    }

    /**
     * Writes all changes.
     *
     * @param connection gives the connection of the transaction, once there is something to write
     * @return what was written, as far as somebody listens
     */
    public List<Written> flush(Supplier<EngineConnection> connection) {
        ChangeScan scan = new ChangeScan(context, cascades);
        Changes changes = scan.scan();
        // Even if nothing comes of the rest: the session knows others now than before.
        changes.exchanged().forEach(log::changed);
        switchRows(changes);
        scan.unlinkDeleted();
        scan.followRules();
        if (order.places()) {
            new PlaceScan(context, changes).scan();
        }
        validate(changes);
        List<EntityEntry> pending = context.pending();
        List<Written> written = new ArrayList<>(0);
        boolean nothing = pending.isEmpty()
                && context.deleted().isEmpty()
                && changes.dirty().isEmpty()
                && changes.addedLinks().isEmpty()
                && changes.removedLinks().isEmpty()
                && changes.elements().isEmpty()
                && changes.places().isEmpty()
                && changes.linkPlaces().isEmpty()
                && changes.takenOver().isEmpty();
        if (!nothing) {
            log.wrote();
            write(
                    changes,
                    new FlushContext(context, connection.get(), statements, sequences, log, statistics, written));
            compute(pending, changes);
            statistics.flushed();
        }
        for (TrackedCollection collection : changes.collections()) {
            if (collection.isChanged()) {
                log.changed(collection);
            }
            collection.accept();
        }
        changes.placed().forEach(list -> list.places(null));
        context.flushed();
        return written;
    }

    /** What the database computes may differ now. */
    private void compute(List<EntityEntry> inserted, Changes changes) {
        if (!order.computes()) {
            return;
        }
        List<EntityEntry> written = new ArrayList<>(inserted);
        written.addAll(changes.dirty().entries());
        written.removeIf(entry ->
                entry.status() != Status.PERSISTENT || entry.model().computed().isEmpty());
        byModel(written).values().forEach(context.loader()::compute);
    }

    private void validate(Changes changes) {
        Callbacks callbacks = context.callbacks();
        if (callbacks.validates()) {
            context.pending().forEach(callbacks::validate);
            for (EntityEntry entry : changes.dirty().entries()) {
                if (entry.status() == Status.PERSISTENT) {
                    // What was not read yet looks as if it were missing.
                    Unread.readAll(entry);
                    callbacks.validate(entry);
                }
            }
        }
    }

    /** An object that is added under the id of one that is deleted becomes an update of that row. */
    private void switchRows(Changes changes) {
        if (context.deleted().isEmpty()) {
            return;
        }
        int before;
        do {
            // What has the id of another one knows it when that one does.
            before = changes.takenOver().size();
            List.copyOf(context.pending()).forEach(entry -> switchRow(entry, changes));
        } while (changes.takenOver().size() > before);
    }

    private void switchRow(EntityEntry entry, Changes changes) {
        EntityModel<?> model = entry.model();
        if (model.idGeneration().isByDatabase()) {
            return;
        }
        Object id = TransactionLog.idOf(entry);
        boolean derived = DerivedIds.setIfKnown(context, entry);
        EntityEntry former = context.findByIdOf(model, entry.entity());
        if (former == null || former.status() != Status.DELETED) {
            if (derived) {
                entry.typedModel()
                        .set(entry.entity(), model.ids(), Arrays.asList((Object[]) Objects.requireNonNull(id)));
            }
            return;
        }
        if (former.model() != model) {
            throw new SessionException(entry + " was added under the id of " + former
                    + ", which was deleted and is of another class. Flush in between: session.flush().");
        }
        Unread.readAll(former);
        log.replacing(entry, id, former);
        copyVersion(model, former.entity(), entry.entity());
        context.replaced(entry, former);
        changes.takenOver().put(former, entry);
        long[] bits = Changes.compare(entry);
        if (bits != null) {
            changes.dirty().put(entry, bits);
        }
    }

    private static void copyVersion(EntityModel<?> model, Object from, Object to) {
        if (model.version() != null) {
            int version = model.version().index();
            FlushContext.accessor(model)
                    .set(version, to, FlushContext.accessor(model).get(version, from));
        }
    }

    private void write(Changes changes, FlushContext flush) {
        UniqueTransfers transfers = UniqueTransfers.find(context, changes, order.uniqueKeys());
        Links links = new Links(flush);
        Updates updates = new Updates(flush);
        if (transfers != null) {
            if (transfers.deletesFirst()) {
                unlinkDeleted(links, changes);
                delete(flush);
            }
            new PostUpdates(flush)
                    .write(
                            transfers.vacated(),
                            (entry, attribute, binder, index) ->
                                    Keys.bindWritten(attribute, FreeValue.of(attribute), binder, index));
            updates.writeInOrder(transfers.early(), changes.dirty());
            transfers.early().forEach(changes.dirty()::remove);
        }
        insert(flush);
        Map<EntityModel<?>, List<EntityEntry>> dirty = byModel(changes.dirty().entries());
        for (FlushOrder.Step step : order.steps()) {
            for (EntityModel<?> model : step.models()) {
                List<EntityEntry> rows = dirty.get(model);
                if (rows != null) {
                    rows.removeIf(row -> row.status() != Status.PERSISTENT);
                    updates.write(model, rows, changes.dirty());
                }
            }
        }
        byModel(changes.takenOver().values()).forEach(links::deleteAllOf);
        links.delete(Links.alive(changes.removedLinks()));
        // What a deleted object was linked to may be linked to another one now, and perhaps only to one at a time.
        unlinkDeleted(links, changes);
        links.insert(Links.alive(changes.addedLinks()), changes.linkPlaces());
        new PlaceWrites(flush).write(changes);
        new ElementWrites(flush).write(changes.elements());
        delete(flush);
        DeleteRules rules = changes.deleteRules();
        if (rules != null) {
            rules.apply(flush);
        }
    }

    private void unlinkDeleted(Links links, Changes changes) {
        List<EntityEntry> deleted = deletedForGood();
        byModel(deleted).forEach(links::deleteOf);
        if (!changes.removedLinks().isEmpty()) {
            DeleteRules rules = changes.deleteRules();
            links.deleteTo(changes.removedLinks(), rules == null ? entry -> false : rules::isGone);
        }
    }

    private void insert(FlushContext flush) {
        Map<EntityModel<?>, List<EntityEntry>> added = byModel(context.pending());
        if (added.isEmpty()) {
            return;
        }
        Inserts inserts = new Inserts(flush);
        for (FlushOrder.Step step : order.steps()) {
            if (!step.cyclic()) {
                for (EntityModel<?> model : step.models()) {
                    List<EntityEntry> entries = added.get(model);
                    if (entries != null) {
                        inserts.write(model, entries, null);
                    }
                }
                continue;
            }
            List<EntityEntry> rows = new ArrayList<>();
            step.models().forEach(model -> rows.addAll(added.getOrDefault(model, List.of())));
            RowOrder rowOrder = new RowOrder((entry, foreignKey) -> References.target(context, entry, foreignKey));
            for (List<EntityEntry> level : rowOrder.levels(rows)) {
                byModel(level).forEach((model, entries) -> inserts.write(model, entries, rowOrder));
            }
            inserts.writeLeftOut(rowOrder);
        }
    }

    /** Returns the objects whose rows are still to be deleted. */
    private List<EntityEntry> deleted() {
        return context.deleted().stream()
                .filter(entry -> entry.status() == Status.DELETED)
                .toList();
    }

    /** What is only marked as deleted keeps its links, since it may come back. */
    private List<EntityEntry> deletedForGood() {
        return deleted().stream()
                .filter(entry -> !Deletes.isSoft(context, entry.model()))
                .toList();
    }

    private void delete(FlushContext flush) {
        Map<EntityModel<?>, List<EntityEntry>> deleted = byModel(deleted());
        if (deleted.isEmpty()) {
            return;
        }
        Deletes deletes = new Deletes(flush);
        for (FlushOrder.Step step : order.reversed()) {
            List<EntityEntry> rows = new ArrayList<>();
            step.models().forEach(model -> rows.addAll(deleted.getOrDefault(model, List.of())));
            if (rows.isEmpty()) {
                continue;
            }
            if (step.cyclic()) {
                List<EntityEntry> marked = rows.stream()
                        .filter(row -> Deletes.isSoft(context, row.model()))
                        .toList();
                byModel(marked).forEach(deletes::write);
                rows.removeAll(marked);
                deletes.writeCyclic(rows);
            } else {
                deletes.write(rows.get(0).model(), rows);
            }
        }
    }

    static Map<EntityModel<?>, List<EntityEntry>> byModel(Collection<EntityEntry> entries) {
        Map<EntityModel<?>, List<EntityEntry>> models = new LinkedHashMap<>();
        EntityModel<?> last = null;
        List<EntityEntry> ofLast = List.of();
        for (EntityEntry entry : entries) {
            // Objects of one class mostly follow each other.
            if (entry.model() != last) {
                last = entry.model();
                ofLast = models.computeIfAbsent(last, key -> new ArrayList<>());
            }
            ofLast.add(entry);
        }
        return models;
    }
}
