package dev.orm.session;

import static dev.orm.session.QMassAssignmentTest_Account.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.mapping.TenantId;
import dev.orm.sql.Attribute;
import dev.orm.testing.EachDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An object that was made of what a request says, with more in it than the sender may set. */
@EachDatabase
class MassAssignmentTest extends EntityFixture {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    @Entity
    static class Account {
        @Id
        @GeneratedValue
        Long id;

        @Version
        @Nullable
        Integer version;

        @TenantId
        String tenant;

        @Column(updatable = false)
        Instant createdAt;

        @Column(updatable = false)
        String createdBy;

        String email;
        String role;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Account owner;

        @ElementCollection
        Set<String> rights = new LinkedHashSet<>();

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
        @Nullable
        Team team;

        @ManyToMany(cascade = CascadeType.ALL)
        Set<Team> guests = new LinkedHashSet<>();

        @OneToMany(mappedBy = "leader", cascade = CascadeType.ALL)
        List<Team> led = new ArrayList<>();

        @OneToMany(mappedBy = "auditor")
        List<Team> audited = new ArrayList<>();
    }

    @Entity
    static class Team {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Account leader;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Account auditor;

        @OneToOne(mappedBy = "team")
        @Nullable
        Room room;
    }

    @Entity
    static class Room {
        @Id
        @GeneratedValue
        Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @Nullable
        Team team;
    }

    MassAssignmentTest() {
        super(Mapping.GENERATED, Account.class, Team.class, Room.class);
    }

    @Override
    SessionFactoryBuilder configured(SessionFactoryBuilder builder) {
        return builder.tenant(() -> "red");
    }

    private Account stored() {
        Account stored = new Account();
        stored.createdAt = CREATED;
        stored.createdBy = "ada";
        stored.email = "ada@example.org";
        stored.role = "USER";
        stored.rights.add("read");
        run(session -> session.add(stored));
        return stored;
    }

    /** Everything that a request could name, under the names of the corpus. */
    private static Account request(Account stored) {
        Account request = new Account();
        request.id = stored.id;
        request.createdAt = Instant.parse("1999-01-01T00:00:00Z");
        request.createdBy = "mallory";
        request.email = "new@example.org";
        request.role = "ADMIN";
        request.rights.add("write");
        request.owner = stored;
        return request;
    }

    private void assertStored(Account stored, Consumer<Account> more) {
        run(session -> {
            Account found = session.getOrThrow(Account.class, stored.id);
            assertThat(found.tenant).isEqualTo("red");
            assertThat(found.createdAt).isEqualTo(CREATED);
            assertThat(found.createdBy).isEqualTo("ada");
            more.accept(found);
        });
    }

    @Test
    @Tag("SEC-23")
    void onlyTheNamedAttributesAreTaken() {
        Account stored = stored();
        Account request = request(stored);
        request.tenant = "blue";
        run(session -> {
            Account merged = session.merge(request, account.email);
            assertThat(merged.email).isEqualTo("new@example.org");
            assertThat(merged.role).isEqualTo("USER");
            assertThat(merged.version).isZero();
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly("update account set email = ?, version = ? where id = ? and version = ?");
        assertStored(stored, found -> {
            assertThat(found.email).isEqualTo("new@example.org");
            assertThat(found.role).isEqualTo("USER");
            assertThat(found.rights).containsExactly("read");
            assertThat(found.owner).isNull();
            assertThat(found.version).isEqualTo(1);
        });
        run(session -> session.merge(request, account.rights, account.owner_()));
        assertStored(stored, found -> {
            assertThat(found.rights).containsExactly("write");
            assertThat(found.owner).isSameAs(found);
            assertThat(found.role).isEqualTo("USER");
        });
    }

    @Test
    @Tag("SEC-23")
    void whatIsProtectedCannotBeNamed() {
        Account stored = stored();
        List<Attribute<?>> guarded =
                List.of(account.id, account.version, account.tenant, account.createdAt, account.createdBy);
        for (Attribute<?> attribute : guarded) {
            assertThatThrownBy(() -> run(session -> session.merge(request(stored), account.email, attribute)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Account." + attribute.attribute())
                    .hasMessageEndingWith("Leave it out of merge(…).");
        }
        assertStored(stored, found -> assertThat(found.email).isEqualTo("ada@example.org"));
    }

    @Test
    @Tag("SEC-23")
    void aWholeMergeLeavesWhatIsProtected() {
        Account stored = stored();
        run(session -> {
            Account merged = session.merge(request(stored));
            assertThat(merged.createdBy).isEqualTo("ada");
            assertThat(merged.role).isEqualTo("ADMIN");
        });
        assertStored(stored, found -> assertThat(found.role).isEqualTo("ADMIN"));
        Account newer = request(stored);
        newer.version = 999;
        assertThatThrownBy(() -> run(session -> session.merge(newer))).isInstanceOf(StaleEntityException.class);
        assertThatThrownBy(() -> run(session -> session.merge(newer, account.role)))
                .isInstanceOf(StaleEntityException.class);
        Account foreign = request(stored);
        foreign.tenant = "blue";
        run(session -> assertThat(session.merge(foreign).tenant).isEqualTo("red"));
        assertStored(stored, found -> assertThat(found.version).isEqualTo(1));
    }

    @Test
    @Tag("SEC-23")
    void whatHasNoRowIsNotMade() {
        Account request = request(stored());
        request.owner = null;
        request.id = null;
        assertThatThrownBy(() -> run(session -> session.merge(request, account.role)))
                .isInstanceOf(EntityNotFoundException.class);
        assertThat(number(session ->
                        session.query(dev.orm.sql.Sql.select(account)).count()))
                .isOne();
    }

    @Test
    @Tag("SEC-23")
    void aRowThatIsGoneIsNotFound() {
        Account request = request(stored());
        request.owner = null;
        request.id += 1000;
        assertThatThrownBy(() -> run(session -> session.merge(request, account.role)))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessage("There is no row for Account#" + request.id + ".");
    }

    @Test
    @Tag("SEC-23")
    void noOtherRowIsWrittenAlongWhatIsNamed() {
        Account stored = stored();
        Team chess = new Team();
        chess.name = "chess";
        run(session -> session.add(chess));
        Team told = new Team();
        told.id = chess.id;
        told.name = "mallory";
        Account request = request(stored);
        request.team = told;
        request.guests.add(told);
        run(session -> session.merge(request, account.team(), account.guests));
        assertStored(stored, found -> {
            assertThat(found.team.id).isEqualTo(chess.id);
            assertThat(found.guests).containsExactly(found.team);
        });
        assertThat(text(session -> session.getOrThrow(Team.class, chess.id).name))
                .isEqualTo("chess");
        Account other = request(stored);
        other.team = new Team();
        assertThatThrownBy(() -> run(session -> session.merge(other, account.team())))
                .isInstanceOf(SessionException.class)
                .hasMessage("Account.team leads to a new Team, and merge(…) of named attributes makes no rows. Add it"
                        + " first.");
        other.guests.add(new Team());
        assertThatThrownBy(() -> run(session -> session.merge(other, account.guests)))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Account.guests leads to a new Team");
    }

    @Test
    @Tag("SEC-23")
    void whatOtherRowsSayCannotBeNamed() {
        Account stored = stored();
        assertThatThrownBy(() -> run(session -> session.merge(request(stored), account.led)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"Account.led\" is not taken over from another object, as it is written by \"Team.leader\"."
                                + " Leave it out of merge(…) and set that.");
        assertThatThrownBy(() -> run(session -> session.merge(request(stored), account.audited)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Team.auditor\"");
        Team told = new Team();
        told.id = 1L;
        assertThatThrownBy(() -> run(session -> session.merge(told, QMassAssignmentTest_Team.team.room)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Room.team\"");
    }
}
