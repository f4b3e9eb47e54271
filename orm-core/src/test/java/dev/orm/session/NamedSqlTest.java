package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.mapping.MappingOf;
import dev.orm.mapping.SoftDelete;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SQL that is written at an entity and called by its name. */
@EachDatabase
class NamedSqlTest extends EntityFixture {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());

    @MappedSuperclass
    @NamedNativeQueries({
        @NamedNativeQuery(
                name = "Base.numberOfRows",
                query = "select (select count(*) from ship) + (select count(*) from dock)")
    })
    abstract static class Base {
        @Id
        @GeneratedValue
        @Nullable
        Long id;
    }

    @Entity(name = "Ship")
    @NamedNativeQuery(
            name = "Ship.heavierThan",
            query = "select * from ship where tons > :tons order by tons",
            resultClass = Ship.class)
    @NamedNativeQuery(
            name = "Ship.weights",
            query = "select name, tons from ship where name in (:names) order by name;",
            resultClass = Weight.class)
    @NamedNativeQuery(name = "Ship.total", query = "select sum(tons) from ship", resultClass = long.class)
    @NamedNativeQuery(name = "Ship.load", query = "update ship set tons = tons + :tons where name = :name")
    @NamedNativeQuery(name = "Ship.named", query = "select * from ship where name = :name")
    static class Ship extends Base {
        String name = "";
        int tons;

        @SoftDelete
        boolean scrapped;

        Ship() {}

        Ship(String name, int tons) {
            this.name = name;
            this.tons = tons;
        }
    }

    @Entity(name = "Dock")
    static class Dock extends Base {}

    record Weight(String name, int tons) {}

    /** A class of a library. */
    static class Crane {
        @Nullable
        Long id;

        int reach;
    }

    @Entity(name = "Crane")
    @MappingOf(Crane.class)
    @NamedNativeQuery(
            name = "Crane.longest",
            query = "select * from crane order by reach desc",
            resultClass = Crane.class)
    abstract static class CraneMapping {
        @Id
        @GeneratedValue
        @Nullable
        Long id;

        int reach;
    }

    NamedSqlTest() {
        super(Mapping.GENERATED, Ship.class, Dock.class, CraneMapping.class);
    }

    private void save() {
        run(session -> session.addAll(
                List.of(new Ship("ark", 10), new Ship("bounty", 20), new Ship("cutty", 30), new Dock())));
        log.sent();
    }

    @Test
    @Tag("LOAD-04")
    void itsRowsBecomeEntitiesRecordsOrValues() {
        save();
        run(session -> {
            List<Ship> heavy =
                    session.namedSql("Ship.heavierThan").bind("tons", 15).entities(Ship.class);
            assertThat(heavy).extracting(ship -> ship.name).containsExactly("bounty", "cutty");
            assertThat(session.contains(heavy.get(0))).isTrue();
            assertThat(session.namedSql("Ship.weights")
                            .bindList("names", List.of("cutty", "ark"))
                            .list(Weight.class))
                    .containsExactly(new Weight("ark", 10), new Weight("cutty", 30));
            assertThat(session.namedSql("Ship.total").list(Long.class)).containsExactly(60L);
            try (Stream<Weight> weights =
                    session.namedSql("Ship.weights").bindList("names", List.of("ark")).stream(Weight.class)) {
                assertThat(weights).containsExactly(new Weight("ark", 10));
            }
        });
        assertThat(log.sent())
                .containsExactly(
                        "select * from ship where tons > ? order by tons",
                        "select name, tons from ship where name in (?, ?) order by name",
                        "select sum(tons) from ship",
                        "select name, tons from ship where name in (?) order by name");
    }

    @Test
    void itFlushesBeforeAndObjectsShowWhatItChanged() {
        save();
        run(session -> {
            Ship ark = session.namedSql("Ship.named")
                    .bind("name", "ark")
                    .entities(Ship.class)
                    .get(0);
            ark.tons = 100;
            assertThat(session.noAutoflush(() -> session.namedSql("Ship.total").list(Long.class)))
                    .containsExactly(60L);
            assertThat(session.namedSql("Ship.total").list(Long.class)).containsExactly(150L);
            long changed = session.namedSql("Ship.load")
                    .bind("tons", 1)
                    .bind("name", "ark")
                    .update();
            assertThat(changed).isEqualTo(1);
            assertThat(ark.tons).isEqualTo(101);
        });
    }

    @Test
    void filtersDoNotReachIt() {
        save();
        run(session -> session.delete(session.namedSql("Ship.named")
                .bind("name", "ark")
                .entities(Ship.class)
                .get(0)));
        run(session -> {
            assertThat(session.namedSql("Ship.total").list(Long.class)).containsExactly(60L);
            assertThat(session.namedSql("Ship.named").bind("name", "ark").entities(Ship.class))
                    .allMatch(ship -> ship.scrapped)
                    .hasSize(1);
        });
    }

    @Test
    void mappedSuperclassesAndDescriptionsHaveItToo() {
        save();
        run(session -> {
            Crane crane = session.add(new Crane());
            crane.reach = 7;
            assertThat(session.namedSql("Base.numberOfRows").list(Long.class)).containsExactly(4L);
            assertThat(session.namedSql("Crane.longest").entities(Crane.class)).containsExactly(crane);
        });
    }

    @Test
    void anotherClassThanTheOneThatIsWrittenIsRefused() {
        run(session -> {
            assertThatThrownBy(() -> session.namedSql("Ship.total").list(String.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "A row of the named SQL \"Ship.total\" is a Long, as its resultClass says, and a String was asked"
                                    + " for. Make the two alike, or leave resultClass out.");
            assertThatThrownBy(() ->
                            session.namedSql("Ship.heavierThan").bind("tons", 1).entities(Dock.class))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> session.namedSql("Ship.total").stream(Integer.class))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void aNameThatNothingHasIsRefusedWithTheOneThatWasMeant() {
        run(session -> {
            assertThatThrownBy(() -> session.namedSql("Ship.totl"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "No entity class has SQL that is called \"Ship.totl\". Did you mean \"Ship.total\"?")
                    .hasMessageContaining("Write @NamedNativeQuery(name = \"Ship.totl\"");
            assertThatThrownBy(() -> session.namedSql("fleet"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("There are: Base.numberOfRows, Crane.longest, Ship.heavierThan, Ship.load,");
        });
    }

    @Test
    @Tag("SEC-02")
    void noNameAndNoValueBecomesText() {
        save();
        List<String> hostile = HostileStrings.generated(new Random(SEED), 40);
        run(session -> {
            for (String text : hostile) {
                assertThatThrownBy(() -> session.namedSql(text))
                        .as("orm.test.seed=%d <%s>", SEED, text)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        });
        assertThat(log.sent()).isEmpty();
        for (String text : List.of("x' or '1'='1", "'; drop table ship; --", ":name", "\\' or 1=1 #", "Ship.total")) {
            assertThat(rows(session ->
                            session.namedSql("Ship.named").bind("name", text).entities(Ship.class)))
                    .isEmpty();
        }
        assertThat(log.sent()).hasSize(5).containsOnly("select * from ship where name = ?");
        assertThat(number(session -> Objects.requireNonNull(
                        session.namedSql("Base.numberOfRows").list(Long.class).get(0))))
                .isEqualTo(4);
    }
}
