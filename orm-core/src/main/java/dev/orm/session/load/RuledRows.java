package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.schema.ReferentialAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Where the rules of foreign keys ({@code ON DELETE}) lead to from a statement that deletes rows. */
final class RuledRows {

    private RuledRows() {}

    /** Returns an entity whose rows are deleted, and those whose rows change with them; none whose objects another one covers. */
    static Set<EntityModel<?>> reach(EntityModels models, EntityModel<?> deleted) {
        Set<EntityModel<?>> reached = new LinkedHashSet<>();
        reached.add(deleted);
        Deque<EntityModel<?>> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            EntityModel<?> gone = open.poll();
            for (EntityModel<?> referring : models.all()) {
                boolean ruled = referring.toOnes().stream().anyMatch(reference -> isRuled(reference, gone));
                if (ruled && reached.add(referring)) {
                    open.add(referring);
                }
            }
        }
        reached.removeIf(model -> reached.stream().anyMatch(other -> other != model && other.covers(model)));
        return reached;
    }

    /** A statement about an entity deletes rows of the classes that extend it too. */
    private static boolean isRuled(ColumnAttribute reference, EntityModel<?> gone) {
        ToOneAttribute toOne = Objects.requireNonNull(reference.toOne());
        return toOne.onDelete() != ReferentialAction.NO_ACTION
                && (toOne.target().isAssignableFrom(gone.type()) || gone.type().isAssignableFrom(toOne.target()));
    }
}
