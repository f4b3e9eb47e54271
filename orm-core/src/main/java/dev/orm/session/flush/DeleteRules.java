package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.schema.ReferentialAction;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.PersistenceContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the database does by itself to rows that refer to deleted ones, by the {@code ON DELETE} of their foreign keys. */
public final class DeleteRules {

    private final PersistenceContext context;
    private final List<EntityEntry> deleted = new ArrayList<>(0);
    private final List<Cleared> cleared = new ArrayList<>(0);

    private DeleteRules(PersistenceContext context) {
        this.context = context;
    }

    /**
     * A reference that becomes SQL {@code NULL}.
     *
     * @param entry the object that has it
     * @param reference the association
     */
    record Cleared(EntityEntry entry, ColumnAttribute reference) {}

    /** Follows the rules from objects whose rows go to those of the session that refer to them. */
    static DeleteRules follow(PersistenceContext context, Collection<EntityEntry> gone) {
        DeleteRules rules = new DeleteRules(context);
        Set<EntityEntry> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(gone);
        Deque<EntityModel<?>> open = new ArrayDeque<>(UnitOfWork.byModel(gone).keySet());
        while (!open.isEmpty()) {
            EntityModel<?> model = open.poll();
            for (EntityModel<?> referring : context.models().all()) {
                for (ColumnAttribute reference : referring.toOnes()) {
                    if (isRuled(reference, model) && rules.follow(referring, reference, all)) {
                        open.add(referring);
                    }
                }
            }
        }
        return rules;
    }

    private static boolean isRuled(ColumnAttribute reference, EntityModel<?> gone) {
        ToOneAttribute toOne = Objects.requireNonNull(reference.toOne());
        return toOne.onDelete() != ReferentialAction.NO_ACTION && toOne.target().isAssignableFrom(gone.type());
    }

    /** Tells whether more objects of a class go. */
    private boolean follow(EntityModel<?> model, ColumnAttribute reference, Set<EntityEntry> gone) {
        IdentityMap identities = context.identities(model);
        List<EntityEntry> referring = new ArrayList<>();
        identities.forEach(entry -> {
            if (entry.model() == model
                    && (entry.status() == Status.PERSISTENT || entry.status() == Status.EXPIRED)
                    && !gone.contains(entry)) {
                EntityEntry target = References.target(context, entry, reference);
                if (target != null && gone.contains(target)) {
                    referring.add(entry);
                }
            }
        });
        if (Objects.requireNonNull(reference.toOne()).onDelete() == ReferentialAction.CASCADE) {
            deleted.addAll(referring);
            gone.addAll(referring);
            return !referring.isEmpty();
        }
        referring.forEach(entry -> cleared.add(new Cleared(entry, reference)));
        return false;
    }

    /** Returns the objects whose rows go too. */
    List<EntityEntry> deleted() {
        return deleted;
    }

    /** Brings the objects in step when the rows are gone. */
    void apply(FlushContext flush) {
        for (EntityEntry entry : deleted) {
            if (entry.isManaged()) {
                flush.log().deleted(entry);
                context.removed(entry);
            }
        }
        for (Cleared reference : cleared) {
            EntityEntry entry = reference.entry();
            if (entry.isManaged()) {
                flush.log().updating(entry);
                FlushContext.accessor(entry.model()).set(reference.reference().index(), entry.entity(), null);
                FlushContext.snapshot(entry);
            }
        }
    }

    /**
     * Returns the entities whose rows may change when rows of some are deleted by a statement.
     *
     * @param models all entities
     * @param changed those whose rows are deleted
     * @return the given ones, and those that the rules lead to
     */
    public static Set<EntityModel<?>> reach(EntityModels models, Set<EntityModel<?>> changed) {
        Set<EntityModel<?>> reached = new LinkedHashSet<>(changed);
        Deque<EntityModel<?>> open = new ArrayDeque<>(changed);
        while (!open.isEmpty()) {
            EntityModel<?> model = open.poll();
            for (EntityModel<?> referring : models.all()) {
                boolean ruled = referring.toOnes().stream().anyMatch(reference -> isRuled(reference, model));
                if (ruled && reached.add(referring)) {
                    open.add(referring);
                }
            }
        }
        return reached;
    }
}
