package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.UniqueViolationException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One-to-one associations, seen from the side that has the foreign key. */
abstract class OneToOneContract extends EntityFixture {

    @Entity
    static class Passport {
        @Id
        @GeneratedValue
        Long id;

        String number;

        Passport() {}

        Passport(String number) {
            this.number = number;
        }

        String number() {
            return number;
        }
    }

    @Entity
    static class Traveller {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true, optional = false, fetch = FetchType.LAZY)
        Passport passport;

        Traveller() {}

        Traveller(String name, Passport passport) {
            this.name = name;
            this.passport = passport;
        }
    }

    OneToOneContract(Mapping mapping) {
        super(mapping, Traveller.class, Passport.class);
    }

    private Long stored(String name, String number) {
        Traveller traveller = new Traveller(name, new Passport(number));
        log.sent();
        run(session -> session.add(traveller));
        return traveller.id;
    }

    @Test
    @Tag("REL-01")
    void isSavedAndLoaded() {
        Long id = stored("ada", "P1");
        assertThat(log.sent())
                .containsExactly(
                        "insert into passport (number) values (?)",
                        "insert into traveller (name, passport_id) values (?, ?)");
        stored("bob", "P2");
        run(session -> {
            Traveller traveller = session.getOrThrow(Traveller.class, id);
            assertThat(traveller.passport.number()).isEqualTo("P1");
        });
    }

    @Test
    @Tag("REL-01")
    void belongsToOneOnly() {
        Long id = stored("ada", "P1");
        assertThatExceptionOfType(UniqueViolationException.class)
                .isThrownBy(() -> run(session ->
                        session.add(new Traveller("eve", session.getOrThrow(Traveller.class, id).passport))));
    }

    @Test
    @Tag("REL-09")
    void whatIsReplacedIsDeletedAfterwards() {
        Long id = stored("ada", "P1");
        run(session -> {
            Traveller traveller = session.getOrThrow(Traveller.class, id);
            log.sent();
            traveller.passport = new Passport("P2");
            session.flush();
            assertThat(log.sent())
                    .filteredOn(sql -> !sql.startsWith("select"))
                    .containsExactly(
                            "insert into passport (number) values (?)",
                            "update traveller set passport_id = ? where id = ?",
                            "delete from passport where id = ?");
        });
        run(session -> {
            assertThat(session.getOrThrow(Traveller.class, id).passport.number())
                    .isEqualTo("P2");
            assertThat(session.unsafeSql("select number from passport").list(String.class))
                    .containsExactly("P2");
            session.delete(session.getOrThrow(Traveller.class, id));
        });
        run(session -> assertThat(
                        session.unsafeSql("select number from passport").list(String.class))
                .isEmpty());
    }
}
