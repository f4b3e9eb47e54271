package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.schema.ReferentialAction;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.EntryMap;
import dev.orm.session.state.PersistenceContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the database does by itself to rows that refer to deleted ones, by the {@code ON DELETE} of their foreign keys. */
final class DeleteRules {

    private final PersistenceContext context;
    private final EntryMap<long[]> dirty;
    private final Set<EntityEntry> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<EntityModel<?>> seen = new HashSet<>();
    private final Set<Reference> found = new HashSet<>();
    private final Map<EntityEntry, List<Cleared>> referring = new IdentityHashMap<>();
    private final List<EntityEntry> deleted = new ArrayList<>(0);
    private final List<Cleared> cleared = new ArrayList<>(0);

    private DeleteRules(PersistenceContext context, EntryMap<long[]> dirty) {
        this.context = context;
        this.dirty = dirty;
    }

    /**
     * A reference that becomes SQL {@code NULL}.
     *
     * @param entry the object that has it
     * @param reference the association
     */
    record Cleared(EntityEntry entry, ColumnAttribute reference) {}

    /** A reference of the objects of one class. */
    private record Reference(EntityModel<?> model, int index) {}

    /**
     * Follows the rules from objects whose rows go to those of the session that refer to them. What refers to them only since the
     * last flush is not among these ({@link #check}).
     */
    static DeleteRules follow(PersistenceContext context, EntryMap<long[]> dirty, Collection<EntityEntry> gone) {
        DeleteRules rules = new DeleteRules(context, dirty);
        rules.gone.addAll(gone);
        Deque<EntityEntry> open = new ArrayDeque<>(gone);
        while (!open.isEmpty()) {
            EntityEntry target = open.poll();
            if (rules.seen.add(target.model())) {
                rules.findReferences(target.model());
            }
            for (Cleared reference : rules.referring.getOrDefault(target, List.of())) {
                if (isCascaded(reference.reference())) {
                    if (rules.gone.add(reference.entry())) {
                        rules.deleted.add(reference.entry());
                        open.add(reference.entry());
                    }
                } else {
                    rules.cleared.add(reference);
                }
            }
        }
        return rules;
    }

    private static boolean isCascaded(ColumnAttribute reference) {
        return Objects.requireNonNull(reference.toOne()).onDelete() == ReferentialAction.CASCADE;
    }

    /** Finds what refers to objects of a class by a rule. */
    private void findReferences(EntityModel<?> target) {
        for (EntityModel<?> model : context.models().all()) {
            for (ColumnAttribute reference : model.toOnes()) {
                ToOneAttribute toOne = Objects.requireNonNull(reference.toOne());
                if (toOne.onDelete() != ReferentialAction.NO_ACTION
                        && toOne.target().isAssignableFrom(target.type())
                        && found.add(new Reference(model, reference.index()))) {
                    context.identities(model).forEach(model, entry -> remember(entry, reference));
                }
            }
        }
    }

    private void remember(EntityEntry entry, ColumnAttribute reference) {
        long[] bits = dirty.get(entry);
        if ((entry.status() == Status.PERSISTENT || entry.status() == Status.EXPIRED)
                && (bits == null || !Changes.isSet(bits, reference.index()))) {
            EntityEntry target = References.target(context, entry, reference);
            if (target != null) {
                referring.computeIfAbsent(target, key -> new ArrayList<>(1)).add(new Cleared(entry, reference));
            }
        }
    }

    /** Refuses that what is inserted or updated refers to a row that goes by a rule. */
    void check(Collection<EntityEntry> pending) {
        if (deleted.isEmpty()) {
            return;
        }
        for (EntityEntry entry : pending) {
            for (ColumnAttribute reference : entry.model().toOnes()) {
                check(entry, reference);
            }
        }
        dirty.forEach((entry, bits) -> {
            if (entry.status() == Status.PERSISTENT && !gone.contains(entry)) {
                for (ColumnAttribute reference : entry.model().toOnes()) {
                    if (Changes.isSet(bits, reference.index())) {
                        check(entry, reference);
                    }
                }
            }
        });
    }

    private void check(EntityEntry entry, ColumnAttribute reference) {
        EntityEntry target = References.target(context, entry, reference);
        if (target != null && gone.contains(target)) {
            throw new SessionException(entry + "." + reference.path() + " leads to " + target
                    + ", whose row is deleted in the same flush, by the rule of a foreign key (@OnDelete). Set the attribute"
                    + " to something else, or delete " + entry + " too.");
        }
    }

    /** Tells whether the row of an object goes, because the session deletes it or by a rule. */
    boolean isGone(EntityEntry entry) {
        return gone.contains(entry);
    }

    /** Returns the objects whose rows go too. */
    List<EntityEntry> deleted() {
        return deleted;
    }

    /** Brings the objects in step when the rows are gone. */
    void apply(FlushContext flush) {
        for (EntityEntry entry : deleted) {
            if (entry.isManaged()) {
                if (entry.status() == Status.EXPIRED) {
                    // Should it come back with a rollback, it still has to be read.
                    context.readAgain(entry);
                }
                flush.log().deleted(entry);
                context.removed(entry);
            }
        }
        for (Cleared reference : cleared) {
            EntityEntry entry = reference.entry();
            if (entry.isManaged()) {
                flush.log().updating(List.of(entry));
                FlushContext.accessor(entry.model()).set(reference.reference().index(), entry.entity(), null);
                FlushContext.snapshot(entry);
            }
        }
    }
}
