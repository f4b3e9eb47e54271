package dev.orm.session;

import static dev.orm.session.QKeysetContract_Race.race;
import static dev.orm.session.QKeysetContract_Runner.runner;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.Select;
import dev.orm.sql.node.SortKey;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages that begin behind a row: {@link Keyset}. */
abstract class KeysetContract extends EntityFixture {

    KeysetContract(Mapping mapping) {
        super(mapping, Race.class, Runner.class, Place.class);
    }

    @Entity
    static class Race {

        @Id
        @GeneratedValue
        private Long id;

        private String town;

        protected Race() {}

        Race(String town) {
            this.town = town;
        }

        String getTown() {
            return town;
        }
    }

    @Entity
    static class Runner {

        @Id
        @GeneratedValue
        private Long id;

        private String name;

        private Integer seconds;

        private int age;

        @ManyToOne(fetch = FetchType.LAZY)
        private Race race;

        protected Runner() {}

        Runner(String name, Integer seconds, int age, Race race) {
            this.name = name;
            this.seconds = seconds;
            this.age = age;
            this.race = race;
        }

        Long getId() {
            return id;
        }

        String getName() {
            return name;
        }
    }

    record PlaceKey(Long race, int number) {}

    @Entity
    @IdClass(PlaceKey.class)
    static class Place {

        @Id
        @ManyToOne
        private Race race;

        @Id
        private int number;

        protected Place() {}

        Place(Race race, int number) {
            this.race = race;
            this.number = number;
        }
    }

    private void runners() {
        run(session -> {
            Race rome = session.add(new Race("Rome"));
            Race none = session.add(new Race(null));
            session.addAll(List.of(
                    new Runner("a", 10, 1, rome),
                    new Runner("b", null, 2, rome),
                    new Runner("c", 10, 2, none),
                    new Runner("a", null, 1, null),
                    new Runner("d", 30, 1, rome),
                    new Runner("b", 20, 3, null),
                    new Runner("a", 10, 1, none)));
            session.addAll(List.of(new Place(rome, 2), new Place(none, 1), new Place(rome, 1)));
        });
        log.sent();
    }

    private static List<List<SortKey>> orders() {
        return List.of(
                List.of(),
                List.of(runner.name.asc()),
                List.of(runner.name.desc(), runner.age.asc()),
                List.of(runner.seconds.asc()),
                List.of(runner.seconds.desc()),
                List.of(runner.seconds.asc().nullsFirst(), runner.name.desc()),
                List.of(runner.seconds.desc().nullsLast(), runner.age.asc()),
                List.of(runner.race().town.asc(), runner.seconds.desc()),
                List.of(runner.race().town.desc().nullsLast(), runner.id.desc()),
                List.of(runner.race().id.asc()));
    }

    @Test
    void everyOrderIsReadForwardAndBackward() {
        runners();
        for (List<SortKey> order : orders()) {
            run(session -> {
                Keyset<Runner> keyset =
                        Keyset.of(session.models(), select(runner).orderBy(order));
                List<Runner> all = session.query(keyset.first()).list();
                assertThat(all).hasSize(7);
                List<Runner> forward = new ArrayList<>();
                List<Runner> page = session.query(keyset.first().limit(2)).list();
                while (!page.isEmpty()) {
                    forward.addAll(page);
                    List<Object> key = keyset.key(page.get(page.size() - 1));
                    page = session.query(keyset.after(key).limit(2)).list();
                }
                assertThat(forward).as("%s", order).containsExactlyElementsOf(all);
                List<Runner> backward = new ArrayList<>();
                page = session.query(keyset.last().limit(3)).list();
                while (!page.isEmpty()) {
                    backward.addAll(page);
                    List<Object> key = keyset.key(page.get(page.size() - 1));
                    page = session.query(keyset.before(key).limit(3)).list();
                }
                Collections.reverse(backward);
                assertThat(backward).as("%s backward", order).containsExactlyElementsOf(all);
            });
        }
    }

    @Test
    void asksForWhatAnIndexFinds() {
        runners();
        run(session -> {
            Keyset<Runner> keyset = Keyset.of(session.models(), select(runner).orderBy(runner.age.desc()));
            assertThat(keyset.attributes()).containsExactly("age", "id");
            session.query(keyset.after(List.of(2, 3L)).limit(2)).list();
            assertThat(log.sent().get(0))
                    .contains(" where runner.age <= ? and (runner.age < ? or runner.id < ?)"
                            + " order by runner.age desc");
            session.query(keyset.before(List.of(2, 3L)).limit(2)).list();
            assertThat(log.sent().get(0)).contains(" where runner.age >= ? and (runner.age > ? or runner.id > ?)");
            Keyset<Runner> byId = Keyset.of(session.models(), select(runner));
            session.query(byId.after(List.of(3L))).list();
            assertThat(log.sent().get(0)).contains(" where runner.id > ? order by runner.id");
        });
    }

    @Test
    void whatIsInsertedMeanwhileMovesNothing() {
        runners();
        run(session -> {
            Keyset<Runner> keyset = Keyset.of(session.models(), select(runner).orderBy(runner.name.asc()));
            List<Runner> first = session.query(keyset.first().limit(3)).list();
            List<Object> key = keyset.key(first.get(2));
            session.add(new Runner("a", 1, 1, null));
            session.delete(first.get(2));
            assertThat(session.query(keyset.after(key).limit(2)).list())
                    .extracting(Runner::getName)
                    .containsExactly("a", "b");
        });
    }

    @Test
    void anIdOfSeveralAttributesTellsRowsApart() {
        runners();
        run(session -> {
            Keyset<Place> keyset = Keyset.of(
                    session.models(),
                    select(QKeysetContract_Place.place).where(QKeysetContract_Place.place.number.lt(9)));
            assertThat(keyset.attributes()).containsExactly("race.id", "number");
            List<Place> all = session.query(keyset.first()).list();
            List<Place> rest =
                    session.query(keyset.after(keyset.key(all.get(0)))).list();
            assertThat(rest).containsExactlyElementsOf(all.subList(1, 3));
        });
    }

    @Test
    void aKeyOfAnotherOrderIsRefused() {
        run(session -> {
            Keyset<Runner> keyset = Keyset.of(session.models(), select(runner).orderBy(runner.seconds.asc()));
            log.sent();
            assertThatThrownBy(() -> keyset.after(List.of(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The key of a page of Runner has a value for each of [seconds, id], and not 1 values."
                            + " Give what key(…) returned.");
            assertThatThrownBy(() -> keyset.after(List.of("1 or 1 = 1", 1L)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The key of a page of Runner has a String for seconds, which is a Integer."
                            + " Give what key(…) returned.");
            assertThatThrownBy(() -> keyset.before(Arrays.asList(1, null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The key of a page of Runner has null for id, which is never null."
                            + " Give what key(…) returned.");
            assertThat(keyset.after(Arrays.asList(null, 1L))).isNotNull();
            assertThatThrownBy(() -> Keyset.of(
                            session.models(),
                            select(runner).orderBy(runner.name.lower().asc())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("are ordered by attributes of runner");
            Select<Long> number = select(count()).from(race);
            assertThatThrownBy(() -> Keyset.of(session.models(), number))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Pages behind a key are of one entity");
            assertThat(log.sent()).isEmpty();
        });
    }
}
