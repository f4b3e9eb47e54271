package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.session.SessionException;
import dev.orm.session.flush.UniqueKeys.UniqueKey;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.PersistenceContext;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds unique values that pass from one row to another in the same flush, and the order that lets them: the row that gives a value
 * up is written before the one that takes it. Where rows exchange values, or other reasons forbid that order, a row first gets a
 * value that nobody has.
 */
final class UniqueTransfers {

    private final PersistenceContext context;
    private final Changes changes;
    private final UniqueKeys keys;
    private final Map<Value, EntityEntry> released = new HashMap<>();
    private final Map<EntityEntry, Set<EntityEntry>> takers = new LinkedHashMap<>();
    private final Map<EntityEntry, Set<UniqueKey>> givenUp = new IdentityHashMap<>();
    private final Map<EntityEntry, Set<ColumnAttribute>> vacated = new LinkedHashMap<>();
    private final List<EntityEntry> early = new ArrayList<>();
    private boolean deletesFirst;

    private record Value(UniqueKey key, List<Object> values) {}

    private UniqueTransfers(PersistenceContext context, Changes changes, UniqueKeys keys) {
        this.context = context;
        this.changes = changes;
        this.keys = keys;
    }

    /** Finds them; returns null if there are none, as nearly always. */
    static @Nullable UniqueTransfers find(PersistenceContext context, Changes changes, UniqueKeys keys) {
        if (context.deleted().isEmpty() && changes.dirty().isEmpty()) {
            return null;
        }
        UniqueTransfers transfers = new UniqueTransfers(context, changes, keys);
        transfers.release();
        if (transfers.released.isEmpty()) {
            return null;
        }
        transfers.take();
        if (transfers.takers.isEmpty()) {
            return null;
        }
        transfers.arrange();
        return transfers;
    }

    /** Tells whether deletes come before inserts and updates. */
    boolean deletesFirst() {
        return deletesFirst;
    }

    /** Returns rows that first give up values by an update of its own, and the attributes that hold them. */
    Map<EntityEntry, Set<ColumnAttribute>> vacated() {
        return vacated;
    }

    /** Returns rows that are updated before anything is inserted, in order. */
    List<EntityEntry> early() {
        return early;
    }

    private void release() {
        for (EntityEntry entry : context.deleted()) {
            // A row that only counts as deleted keeps its values.
            if (!Deletes.isSoft(context, entry.model())) {
                keys.of(entry.model()).forEach(key -> release(entry, key));
            }
        }
        DeleteRules rules = changes.deleteRules();
        if (rules != null) {
            rules.deleted().forEach(entry -> keys.of(entry.model()).forEach(key -> release(entry, key)));
        }
        changes.dirty().forEach((entry, bits) -> {
            for (UniqueKey key : keys.of(entry.model())) {
                if (entry.status() == Status.PERSISTENT && key.isTouched(bits)) {
                    release(entry, key);
                }
            }
        });
    }

    private void release(EntityEntry entry, UniqueKey key) {
        Value value = value(entry, key, former(entry));
        if (value != null) {
            released.put(value, entry);
        }
    }

    private void take() {
        for (EntityEntry entry : context.pending()) {
            for (UniqueKey key : keys.of(entry.model())) {
                take(entry, key);
            }
        }
        changes.dirty().forEach((entry, bits) -> {
            for (UniqueKey key : keys.of(entry.model())) {
                if (entry.status() == Status.PERSISTENT && key.isTouched(bits)) {
                    take(entry, key);
                }
            }
        });
    }

    private void take(EntityEntry taker, UniqueKey key) {
        Value value = value(taker, key, taker.entity());
        EntityEntry giver = value == null ? null : released.get(value);
        if (giver != null && giver != taker) {
            takers.computeIfAbsent(giver, entry -> new LinkedHashSet<>()).add(taker);
            givenUp.computeIfAbsent(giver, entry -> new LinkedHashSet<>()).add(key);
        }
    }

    private void arrange() {
        List<EntityEntry> updates = new ArrayList<>();
        deletesFirst = mayDeleteFirst();
        for (EntityEntry giver : takers.keySet()) {
            if (!isDeleted(giver)) {
                updates.add(giver);
            } else if (!deletesFirst) {
                vacate(giver);
            }
        }
        updates.sort(KeyOrder.COMPARATOR);
        order(updates);
    }

    /** Rows can go first unless another row, which is updated later, still refers to them. */
    private boolean mayDeleteFirst() {
        if (takers.keySet().stream().noneMatch(this::isDeleted)) {
            return false;
        }
        for (EntityEntry entry : changes.dirty().entries()) {
            long[] changed = Objects.requireNonNull(changes.dirty().get(entry));
            for (ColumnAttribute foreignKey : entry.model().toOnes()) {
                if (entry.status() == Status.PERSISTENT && Changes.isSet(changed, foreignKey.index())) {
                    EntityEntry former = References.former(context, entry, foreignKey);
                    if (former != null && isDeleted(former)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Puts updates behind those whose values they take. */
    private void order(List<EntityEntry> updates) {
        Map<EntityEntry, Integer> waits = new IdentityHashMap<>();
        updates.forEach(update -> waits.put(update, 0));
        for (EntityEntry update : updates) {
            for (EntityEntry taker : takers.get(update)) {
                waits.computeIfPresent(taker, (key, number) -> number + 1);
            }
        }
        Deque<EntityEntry> ready = new ArrayDeque<>();
        updates.stream().filter(update -> waits.get(update) == 0).forEach(ready::add);
        Deque<EntityEntry> stuck = new ArrayDeque<>(updates);
        for (int placed = 0; placed < updates.size(); placed++) {
            EntityEntry next = ready.poll();
            if (next == null) {
                next = stuck.poll();
                while (waits.get(next) <= 0) {
                    next = stuck.poll();
                }
                vacate(next);
            } else if (refersToNewRow(next)) {
                vacate(next);
            } else {
                early.add(next);
            }
            waits.put(next, -1);
            for (EntityEntry taker : takers.get(next)) {
                if (waits.getOrDefault(taker, -1) > 0 && waits.merge(taker, -1, Integer::sum) == 0) {
                    ready.add(taker);
                }
            }
        }
    }

    /** A row that refers to one that is inserted by this flush is updated after it. */
    private boolean refersToNewRow(EntityEntry entry) {
        for (ColumnAttribute foreignKey : entry.model().toOnes()) {
            EntityEntry target = References.target(context, entry, foreignKey);
            if (target != null && target.status() == Status.PENDING) {
                return true;
            }
        }
        return false;
    }

    private void vacate(EntityEntry entry) {
        for (UniqueKey key : givenUp.get(entry)) {
            ColumnAttribute attribute = FreeValue.attribute(
                    key, isDeleted(entry) ? null : changes.dirty().get(entry));
            if (attribute == null) {
                throw new SessionException(
                        entry + " and other rows pass on the values of " + key.name() + " in one flush, in a way"
                                + " that no order of statements allows, and "
                                + names(key.attributes()) + " cannot hold anything else meanwhile. Make it"
                                + " nullable, or flush in between with another value.");
            }
            vacated.computeIfAbsent(entry, given -> new LinkedHashSet<>()).add(attribute);
        }
    }

    /** Tells whether the row of an object goes, be it by the rule of a foreign key. */
    private boolean isDeleted(EntityEntry entry) {
        DeleteRules rules = changes.deleteRules();
        return entry.status() == Status.DELETED || rules != null && rules.isGone(entry);
    }

    private static String names(Collection<ColumnAttribute> attributes) {
        return String.join(", ", attributes.stream().map(ColumnAttribute::path).toList());
    }

    private static Object former(EntityEntry entry) {
        Object snapshot = entry.snapshot();
        if (snapshot == null) {
            return entry.entity();
        }
        EntityAccessor<Object> accessor = FlushContext.accessor(entry.model());
        Object former = accessor.newInstance();
        accessor.restore(former, snapshot);
        return former;
    }

    /** Returns what an object has in the columns of a key, or null if one of them is SQL {@code NULL}. */
    private @Nullable Value value(EntityEntry entry, UniqueKey key, Object object) {
        EntityModel<?> model = entry.model();
        List<Object> values = new ArrayList<>(key.attributes().size());
        for (ColumnAttribute attribute : key.attributes()) {
            Object value = FlushContext.accessor(model).get(attribute.index(), object);
            if (value == null) {
                return null;
            }
            values.add(attribute.toOne() == null ? comparable(value) : identity(value));
        }
        return new Value(key, values);
    }

    private static Object comparable(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    private Object identity(Object target) {
        EntityEntry known = context.find(target);
        Object id = known == null ? References.idOf(context, target) : known.id();
        return Objects.requireNonNullElse(id, target);
    }
}
