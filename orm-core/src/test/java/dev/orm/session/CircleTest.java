package dev.orm.session;

import static dev.orm.session.QCircleTest_Part.part;
import static dev.orm.session.QCircleTest_Root.root;
import static dev.orm.session.QCircleTest_Thing.thing;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.ForeignKeyViolationException;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.MappingException;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that refer to each other in circles, of one table and of several. */
@EachDatabase
class CircleTest extends EntityFixture {

    private static final int GRAPHS = Integer.getInteger("orm.test.graphs", 200);

    @Entity
    static class Thing {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ManyToOne
        @Nullable
        Thing next;

        @ManyToOne
        @Nullable
        Part part;

        Thing() {}

        Thing(String name) {
            this.name = name;
        }
    }

    @Entity
    static class Part {
        @Id
        String name;

        @ManyToOne(optional = false)
        Thing owner;

        @ManyToOne
        @Nullable
        Thing user;

        @ManyToOne
        @Nullable
        Part twin;

        Part() {}

        Part(String name) {
            this.name = name;
        }
    }

    /** The uppermost row is its own parent. */
    @Entity
    static class Root {
        @Id
        int id;

        @ManyToOne(optional = false)
        Root parent;

        Root() {}

        Root(int id, @Nullable Root parent) {
            this.id = id;
            this.parent = parent == null ? this : parent;
        }
    }

    @Entity
    static class Hen {
        @Id
        int id;

        @ManyToOne(optional = false)
        Egg egg;
    }

    @Entity
    static class Egg {
        @Id
        int id;

        @ManyToOne(optional = false)
        Nest nest;
    }

    @Entity
    static class Nest {
        @Id
        int id;

        @ManyToOne(optional = false)
        Hen hen;
    }

    @Entity
    static class Feather {
        @Id
        int id;

        @ManyToOne(optional = false)
        Hen hen;
    }

    CircleTest() {
        super(Mapping.GENERATED, Thing.class, Part.class, Root.class);
    }

    private static <T> @Nullable T any(List<T> all, Random random) {
        return random.nextInt(4) == 0 ? null : all.get(random.nextInt(all.size()));
    }

    private static void refer(List<Thing> things, List<Part> parts, Random random) {
        for (Thing each : things) {
            each.next = any(things, random);
            each.part = any(parts, random);
        }
        for (Part each : parts) {
            each.owner = things.get(random.nextInt(things.size()));
            each.user = any(things, random);
            each.twin = any(parts, random);
        }
    }

    private static Map<String, String> shown(List<Thing> things, List<Part> parts) {
        Map<String, String> shown = new TreeMap<>();
        things.forEach(each -> shown.put(each.name, "next " + name(each.next) + ", part " + name(each.part)));
        parts.forEach(each -> shown.put(
                each.name, "owner " + name(each.owner) + ", user " + name(each.user) + ", twin " + name(each.twin)));
        return shown;
    }

    private static String name(@Nullable Object each) {
        return each instanceof Thing one ? one.name : each instanceof Part one ? one.name : Objects.toString(each);
    }

    /** Writes what was changed, and reads all rows again. */
    private static Map<String, String> stored(Session session) {
        session.flush();
        session.clear();
        return shown(
                session.query(select(thing)).list(), session.query(select(part)).list());
    }

    private static void writeChangeAndDelete(Session session, Random random, String which) {
        List<Thing> things = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            things.add(new Thing("thing" + i));
        }
        for (int i = 0; i <= random.nextInt(5); i++) {
            parts.add(new Part("part" + i));
        }
        refer(things, parts, random);
        session.addAll(shuffled(things, parts, random));
        assertThat(stored(session)).as(which).isEqualTo(shown(things, parts));
        List<Thing> storedThings = session.query(select(thing)).list();
        List<Part> storedParts = session.query(select(part)).list();
        refer(storedThings, storedParts, random);
        Map<String, String> changed = shown(storedThings, storedParts);
        assertThat(stored(session)).as(which + ", changed").isEqualTo(changed);
        shuffled(
                        session.query(select(thing)).list(),
                        session.query(select(part)).list(),
                        random)
                .forEach(session::delete);
        assertThat(stored(session)).as(which + ", deleted").isEmpty();
    }

    private static List<Object> shuffled(List<Thing> things, List<Part> parts, Random random) {
        List<Object> all = new ArrayList<>(things);
        all.addAll(parts);
        Collections.shuffle(all, random);
        return all;
    }

    @Test
    @Tag("FAULT-33")
    void graphsWithCirclesAreWrittenChangedAndDeleted() {
        long seed = Long.getLong("orm.test.seed", System.nanoTime());
        Random random = new Random(seed);
        run(session -> {
            for (int graph = 0; graph < GRAPHS; graph++) {
                writeChangeAndDelete(session, random, "graph " + graph + ", seed " + seed);
            }
        });
    }

    @Test
    @Tag("FAULT-33")
    void aCircleIsClosedByAnUpdate() {
        Thing one = new Thing("one");
        Thing two = new Thing("two");
        one.next = two;
        two.next = one;
        run(session -> session.addAll(List.of(one, two)));
        assertThat(log.sent())
                .containsExactly(
                        "insert into thing (name, next_id, part_name) values (?, ?, ?)",
                        "insert into thing (name, next_id, part_name) values (?, ?, ?)",
                        "update thing set next_id = ? where id = ?");
    }

    @Test
    @Tag("FAULT-33")
    void aRowMayReferToItselfInAColumnThatIsNeverNull(TestDatabase database) {
        Root top = new Root(1, null);
        Root below = new Root(2, top);
        run(session -> session.addAll(List.of(below, top)));
        assertThat(log.sent())
                .containsExactly(
                        "insert into root (id, parent_id) values (?, ?)",
                        "insert into root (id, parent_id) values (?, ?)");
        Consumer<Session> delete = session -> {
            Root found = session.getOrThrow(Root.class, 2);
            assertThat(found.parent.parent).isSameAs(found.parent);
            session.delete(found.parent);
            session.delete(found);
        };
        if (database.kind() == DatabaseKind.MARIADB) {
            // There a row that refers to itself stands in its own way.
            assertThatThrownBy(() -> run(delete)).isInstanceOf(ForeignKeyViolationException.class);
        } else {
            run(delete);
            assertThat(number(session -> session.query(select(root)).count())).isZero();
        }
    }

    @Test
    @Tag("FAULT-33")
    void entitiesOfWhichNoneCanBeTheFirstAreRefusedAtStart() {
        for (boolean reflective : new boolean[] {true, false}) {
            List<Class<?>> classes = List.of(Feather.class, Hen.class, Egg.class, Nest.class);
            assertThatThrownBy(() -> {
                        if (reflective) {
                            EntityModels.reflective(classes);
                        } else {
                            EntityModels.of(classes);
                        }
                    })
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Hen: no first row can be inserted, since Hen.egg and Egg.nest and Nest.hen"
                            + " need a row of each other and may not be null. Make one of them nullable.")
                    .hasMessageNotContaining("Feather");
        }
    }
}
