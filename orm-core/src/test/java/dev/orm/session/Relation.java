package dev.orm.session;

import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An association of a graph that is a foreign key. */
enum Relation {
    TEAM_OF_TASK(
            Task.class,
            "team",
            Team.class,
            true,
            (node, target) -> ((Task) node).team((Team) target),
            node -> ((Team) node).tasks()),
    WORKER(
            Task.class,
            "worker",
            Person.class,
            false,
            (node, target) -> ((Task) node).worker((Person) target),
            node -> ((Person) node).jobs()),
    TEAM_OF_PERSON(
            Person.class,
            "team",
            Team.class,
            false,
            (node, target) -> ((Person) node).team((Team) target),
            node -> ((Team) node).members()),
    BOSS(
            Person.class,
            "boss",
            Person.class,
            false,
            (node, target) -> ((Person) node).boss((Person) target),
            node -> ((Person) node).reports()),
    BADGE(Person.class, "badge", Badge.class, false, (node, target) -> ((Person) node).badge((Badge) target), null),
    TOOL(Task.class, "tool", Asset.class, false, (node, target) -> ((Task) node).tool((Asset) target), null),
    KEEPER(
            Asset.class,
            "keeper",
            Person.class,
            false,
            (node, target) -> ((Asset) node).keeper((Person) target),
            node -> ((Person) node).assets()),
    OWNER(
            Machine.class,
            "owner",
            Team.class,
            false,
            (node, target) -> ((Machine) node).owner((Team) target),
            node -> ((Team) node).machines()),
    TASK(
            Step.class,
            "task",
            Task.class,
            true,
            (node, target) -> ((Step) node).task((Task) target),
            node -> ((Task) node).steps()),
    WHOLE(
            Step.class,
            "whole",
            Step.class,
            false,
            (node, target) -> ((Step) node).whole((Step) target),
            node -> ((Step) node).parts()),
    HELPER(Step.class, "helper", Person.class, false, (node, target) -> ((Step) node).helper((Person) target), null),
    PART(Machine.class, "part", Asset.class, false, (node, target) -> ((Machine) node).part((Asset) target), null);

    final Class<? extends Node> from;
    final String attribute;
    final Class<? extends Node> to;
    final boolean required;
    private final BiConsumer<Node, @Nullable Node> setter;
    private final @Nullable Function<Node, Object> inverse;

    Relation(
            Class<? extends Node> from,
            String attribute,
            Class<? extends Node> to,
            boolean required,
            BiConsumer<Node, @Nullable Node> setter,
            @Nullable Function<Node, Object> inverse) {
        this.from = from;
        this.attribute = attribute;
        this.to = to;
        this.required = required;
        this.setter = setter;
        this.inverse = inverse;
    }

    void set(Node node, @Nullable Node target) {
        setter.accept(node, target);
    }

    boolean hasMany() {
        return inverse != null;
    }

    /** Tells whether the rule of the foreign key sets it to null when the row it leads to goes. */
    boolean isForgotten() {
        return this == KEEPER || this == HELPER;
    }

    boolean has(Node owner, Node element) {
        return elements(owner) instanceof Map<?, ?> map
                ? map.containsValue(element)
                : ((Collection<?>) elements(owner)).contains(element);
    }

    @SuppressWarnings("unchecked")
    void add(Node owner, Node element) {
        if (elements(owner) instanceof Map<?, ?> map) {
            ((Map<Object, Node>) map).put(key(element), element);
        } else {
            ((Collection<Node>) elements(owner)).add(element);
        }
    }

    void remove(Node owner, Node element) {
        if (elements(owner) instanceof Map<?, ?> map) {
            map.remove(key(element));
        } else {
            ((Collection<?>) elements(owner)).remove(element);
        }
    }

    private Object key(Node element) {
        return this == WHOLE ? element.id() : element.mark();
    }

    /** Tells whether the other side can take an element that has no id yet. */
    boolean takesNew() {
        return this != WHOLE;
    }

    private Object elements(Node owner) {
        return Objects.requireNonNull(inverse).apply(owner);
    }
}
