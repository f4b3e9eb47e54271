package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses entities that need a row of each other, none of which can then be the first: foreign keys in a circle, none of which may be
 * null. A row that refers to its own table is left alone, since it may refer to itself.
 */
final class FirstRows {

    private final Map<Class<?>, EntityDraft<?>> drafts;
    private final Set<EntityDraft<?>> possible = new LinkedHashSet<>();

    private FirstRows(Map<Class<?>, EntityDraft<?>> drafts) {
        this.drafts = drafts;
    }

    static void check(Map<Class<?>, EntityDraft<?>> drafts, Faults faults) {
        FirstRows rows = new FirstRows(drafts);
        rows.find();
        Set<EntityDraft<?>> told = new LinkedHashSet<>(rows.possible);
        for (EntityDraft<?> draft : drafts.values()) {
            if (!told.contains(draft)) {
                rows.tell(draft, told, faults);
            }
        }
    }

    /** A class can have a row if all that its rows need can have one, which makes others possible in turn. */
    private void find() {
        Collection<EntityDraft<?>> left = new ArrayList<>(drafts.values());
        boolean more = true;
        while (more) {
            more = left.removeIf(draft -> missing(draft) == null && possible.add(draft));
        }
    }

    /** Returns what a row needs that cannot be there yet, or null if there is nothing of the kind. */
    private @Nullable AttributeDraft missing(EntityDraft<?> draft) {
        if (draft.isReadOnly()) {
            return null;
        }
        for (AttributeDraft attribute : draft.attributes) {
            EntityDraft<?> target = attribute.toOne == null || attribute.nullable || !attribute.insertable
                    ? null
                    : drafts.get(attribute.toOne.target);
            if (target != null
                    && target.root() != draft.root()
                    && target.tree().stream().noneMatch(each -> isConcrete(each) && possible.contains(each))) {
                return attribute;
            }
        }
        return null;
    }

    private static boolean isConcrete(EntityDraft<?> draft) {
        return !Modifier.isAbstract(draft.type.getModifiers());
    }

    /** Follows what is missing until it comes back to where it was. */
    private void tell(EntityDraft<?> start, Set<EntityDraft<?>> told, Faults faults) {
        List<EntityDraft<?>> path = new ArrayList<>();
        List<String> names = new ArrayList<>();
        EntityDraft<?> draft = start;
        while (!told.contains(draft) && !path.contains(draft)) {
            AttributeDraft missing = Objects.requireNonNull(missing(draft));
            path.add(draft);
            names.add(draft.type.getSimpleName() + "." + missing.path);
            draft = next(Objects.requireNonNull(missing.toOne).target);
        }
        told.addAll(path);
        int first = path.indexOf(draft);
        if (first >= 0) {
            faults.add(
                    draft.type,
                    "no first row can be inserted, since " + String.join(" and ", names.subList(first, names.size()))
                            + " need a row of each other and may not be null. Make one of them nullable.");
        }
    }

    private EntityDraft<?> next(Class<?> target) {
        EntityDraft<?> draft = Objects.requireNonNull(drafts.get(target));
        return draft.tree().stream()
                .filter(each -> isConcrete(each) && !possible.contains(each))
                .findFirst()
                .<EntityDraft<?>>map(each -> each)
                .orElse(draft);
    }
}
