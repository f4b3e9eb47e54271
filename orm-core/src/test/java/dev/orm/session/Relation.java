package dev.orm.session;

import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.Collection;
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
    BADGE(Person.class, "badge", Badge.class, false, (node, target) -> ((Person) node).badge((Badge) target), null);

    final Class<? extends Node> from;
    final String attribute;
    final Class<? extends Node> to;
    final boolean required;
    private final BiConsumer<Node, @Nullable Node> setter;
    private final @Nullable Function<Node, Collection<? extends Node>> inverse;

    Relation(
            Class<? extends Node> from,
            String attribute,
            Class<? extends Node> to,
            boolean required,
            BiConsumer<Node, @Nullable Node> setter,
            @Nullable Function<Node, Collection<? extends Node>> inverse) {
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

    @SuppressWarnings("unchecked")
    Collection<Node> elements(Node owner) {
        return (Collection<Node>) java.util.Objects.requireNonNull(inverse).apply(owner);
    }
}
