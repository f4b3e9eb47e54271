package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.Inheritance;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.mapping.ToOneAttribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The order of entity classes by their foreign keys: what is referred to comes first. Classes that refer to each other, or to
 * themselves, form one step, within which rows are ordered one by one. Immutable; made once for all sessions.
 */
public final class FlushOrder {

    private final List<Step> steps;
    private final UniqueKeys uniqueKeys;
    private final Map<EntityModel<?>, Set<EntityModel<?>>> reach;
    private final boolean computes;
    private final boolean places;

    /**
     * Orders the entity classes.
     *
     * @param models the models of the entities
     */
    public FlushOrder(EntityModels models) {
        this.steps = new Components(models).steps();
        this.uniqueKeys = new UniqueKeys(models);
        this.reach = reach(models);
        this.computes =
                models.all().stream().anyMatch(model -> !model.computed().isEmpty());
        this.places = models.all().stream()
                .anyMatch(model -> model.collections().stream().anyMatch(collection -> collection.place() != null));
    }

    /**
     * Classes that are written together.
     *
     * @param models their models
     * @param cyclic whether a row of one may refer to a row of another, or of the same
     */
    record Step(List<EntityModel<?>> models, boolean cyclic) {}

    List<Step> steps() {
        return steps;
    }

    /** Tells whether there are lists with an order column. */
    boolean places() {
        return places;
    }

    /** Tells whether the database computes attributes of an entity. */
    boolean computes() {
        return computes;
    }

    /**
     * Returns the entities whose rows may change when a row of one is inserted or deleted: itself, those that its associations lead to, and those
     * that the database deletes along with it.
     */
    Set<EntityModel<?>> reach(EntityModel<?> model) {
        return reach.getOrDefault(model, Set.of(model));
    }

    private static Map<EntityModel<?>, Set<EntityModel<?>>> reach(EntityModels models) {
        Map<EntityModel<?>, Set<EntityModel<?>>> next = new HashMap<>();
        for (EntityModel<?> model : models.all()) {
            for (ColumnAttribute foreignKey : model.toOnes()) {
                ToOneAttribute toOne = Objects.requireNonNull(foreignKey.toOne());
                EntityModel<?> target = models.get(toOne.target());
                if (toOne.cascades().persist() || toOne.cascades().orphanRemoval()) {
                    next.computeIfAbsent(model, key -> new LinkedHashSet<>()).add(target);
                }
                next.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(model);
            }
            // What reads a table may see the rows of all its classes, and what refers to a class those that extend it.
            for (EntityModel<?> parent = model.parent(); parent != null; parent = parent.parent()) {
                next.computeIfAbsent(model, key -> new LinkedHashSet<>()).add(parent);
            }
            for (ToManyAttribute collection : model.collections()) {
                next.computeIfAbsent(model, key -> new LinkedHashSet<>()).add(models.get(collection.target()));
            }
        }
        Map<EntityModel<?>, Set<EntityModel<?>>> reach = new HashMap<>();
        for (EntityModel<?> model : models.all()) {
            Set<EntityModel<?>> reached = new LinkedHashSet<>(List.of(model));
            Deque<EntityModel<?>> open = new ArrayDeque<>(reached);
            while (!open.isEmpty()) {
                for (EntityModel<?> target : next.getOrDefault(open.poll(), Set.of())) {
                    if (reached.add(target)) {
                        open.add(target);
                    }
                }
            }
            reach.put(model, reached);
        }
        return reach;
    }

    UniqueKeys uniqueKeys() {
        return uniqueKeys;
    }

    List<Step> reversed() {
        List<Step> reversed = new ArrayList<>(steps);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Tarjan's strongly connected components, without recursion; they come out with what is referred to first. */
    private static final class Components {

        private final Map<EntityModel<?>, List<EntityModel<?>>> edges = new HashMap<>();
        private final Map<EntityModel<?>, Integer> numbers = new HashMap<>();
        private final Map<EntityModel<?>, Integer> lowest = new HashMap<>();
        private final Deque<EntityModel<?>> open = new ArrayDeque<>();
        private final List<Step> found = new ArrayList<>();

        Components(EntityModels models) {
            for (EntityModel<?> model : models.all()) {
                List<EntityModel<?>> targets = new ArrayList<>();
                for (ColumnAttribute attribute : model.toOnes()) {
                    EntityModel<?> target =
                            models.get(Objects.requireNonNull(attribute.toOne()).target());
                    targets.add(target);
                    Inheritance inheritance = target.inheritance();
                    if (inheritance != null) {
                        inheritance.variants().forEach(variant -> targets.add(variant.model()));
                    }
                }
                edges.put(model, targets);
            }
            for (EntityModel<?> model : models.all()) {
                if (!numbers.containsKey(model)) {
                    visit(model);
                }
            }
        }

        List<Step> steps() {
            return List.copyOf(found);
        }

        private void visit(EntityModel<?> start) {
            Deque<EntityModel<?>> path = new ArrayDeque<>();
            Map<EntityModel<?>, Integer> next = new HashMap<>();
            enter(start, path);
            while (!path.isEmpty()) {
                EntityModel<?> model = path.peek();
                List<EntityModel<?>> targets = edges.get(model);
                int index = next.merge(model, 1, Integer::sum) - 1;
                if (index < targets.size()) {
                    EntityModel<?> target = targets.get(index);
                    if (!numbers.containsKey(target)) {
                        enter(target, path);
                    } else if (open.contains(target)) {
                        lowest.merge(model, numbers.get(target), Math::min);
                    }
                } else {
                    path.pop();
                    leave(model);
                    if (!path.isEmpty()) {
                        lowest.merge(path.peek(), lowest.get(model), Math::min);
                    }
                }
            }
        }

        private void enter(EntityModel<?> model, Deque<EntityModel<?>> path) {
            numbers.put(model, numbers.size());
            lowest.put(model, numbers.get(model));
            open.push(model);
            path.push(model);
        }

        private void leave(EntityModel<?> model) {
            if (!lowest.get(model).equals(numbers.get(model))) {
                return;
            }
            List<EntityModel<?>> members = new ArrayList<>();
            EntityModel<?> member;
            do {
                member = open.pop();
                members.add(member);
            } while (member != model);
            boolean cyclic = members.size() > 1 || edges.get(model).contains(model);
            found.add(new Step(List.copyOf(members), cyclic));
        }
    }
}
