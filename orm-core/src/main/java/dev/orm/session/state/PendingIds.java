package dev.orm.session.state;

import dev.orm.mapping.EntityModel;
import dev.orm.session.state.EntityEntry.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds objects that were added by the ids that they were given. What has no id yet is asked each time. */
final class PendingIds {

    private final Map<EntityModel<?>, Map<Object, EntityEntry>> entries = new HashMap<>();
    private final List<EntityEntry> without = new ArrayList<>(0);

    void add(EntityEntry entry) {
        Object id = idOf(entry);
        if (id == null) {
            without.add(entry);
            return;
        }
        entries.computeIfAbsent(entry.model().root(), root -> new HashMap<>())
                .merge(id, entry, (there, added) -> isOf(there, id) ? there : added);
    }

    @Nullable
    EntityEntry find(EntityModel<?> model, Object id) {
        EntityEntry found = entries.getOrDefault(model.root(), Map.of()).get(id);
        if (found != null && isOf(found, id) && model.covers(found.model())) {
            return found;
        }
        for (EntityEntry entry : without) {
            if (model.covers(entry.model()) && isOf(entry, id)) {
                return entry;
            }
        }
        return null;
    }

    private static boolean isOf(EntityEntry entry, Object id) {
        return entry.status() == Status.PENDING && id.equals(idOf(entry));
    }

    private static @Nullable Object idOf(EntityEntry entry) {
        return entry.typedModel().key(entry.entity());
    }
}
