package dev.orm.session;

import static dev.orm.session.QComplaintsTest_Club.club;
import static dev.orm.session.QComplaintsTest_Member.member;
import static dev.orm.session.QComplaintsTest_Passport.passport;
import static dev.orm.sql.Sql.ifPresent;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.testing.EachDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.Data;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is complained about in other mappers. */
@EachDatabase
class ComplaintsTest extends EntityFixture {

    enum Rank {
        LOW,
        HIGH
    }

    /** Lombok compares and shows both sides, each of which holds the other. */
    @Entity
    @Data
    @NoArgsConstructor
    static class Club {
        @Id
        @GeneratedValue
        private Long id;

        private String name;

        @OneToMany(mappedBy = "club", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Member> members = new ArrayList<>();
    }

    @Entity
    @Data
    @NoArgsConstructor
    static class Member {
        @Id
        @GeneratedValue
        private Long id;

        private String name;

        private int age;

        @Nullable
        private LocalDate joined;

        @Enumerated(EnumType.STRING)
        @Column(length = 20)
        private Rank rank = Rank.LOW;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        private Club club;

        @OneToOne(mappedBy = "member")
        @Nullable
        private Passport passport;
    }

    @Entity
    @Data
    @NoArgsConstructor
    static class Passport {
        @Id
        private String number;

        @OneToOne
        @Nullable
        private Member member;
    }

    ComplaintsTest() {
        super(Mapping.GENERATED, Club.class, Member.class, Passport.class);
    }

    private static Member member(String name, Club club) {
        Member made = new Member();
        made.setName(name);
        made.setClub(club);
        club.getMembers().add(made);
        return made;
    }

    private Club stored(int members) {
        Club stored = new Club();
        stored.setName("chess");
        for (int i = 0; i < members; i++) {
            member("member" + i, stored);
        }
        run(session -> session.add(stored));
        log.sent();
        return stored;
    }

    @Test
    @Tag("PAIN-16")
    void aPairThatComparesAndShowsBothSidesIsNeitherComparedNorShownByTheSession() {
        Club stored = stored(3);
        assertThat(stored.getMembers()).extracting(Member::getId).doesNotContainNull();
        run(session -> {
            Club found = session.getOrThrow(Club.class, stored.getId());
            log.sent();
            assertThat(found.toString()).contains("name=chess").contains("[not loaded]");
            assertThat(log.sent()).as("showing loads nothing").isEmpty();
            found.getMembers().get(0).setAge(40);
            found.getMembers().remove(1);
            member("fresh", found);
            session.flush();
            session.refresh(found);
            session.delete(found.getMembers().get(0));
        });
        run(session -> {
            Member found =
                    session.query(select(member).where(member.name.eq("fresh"))).single();
            log.sent();
            assertThat(found.toString())
                    .startsWith("ComplaintsTest.Member(id=" + found.getId() + ", name=fresh")
                    .contains("club=ComplaintsTest.Club(id=" + stored.getId() + ", name=chess, members=[not loaded])");
            assertThat(log.sent()).as("the reference that is shown").hasSize(1);
        });
        Club changed = new Club();
        changed.setId(stored.getId());
        changed.setName("checkers");
        member("only one", changed);
        run(session -> session.merge(changed));
        assertThat(rows(session ->
                        session.query(select(member.name).from(member)).list()))
                .containsExactly("only one");
    }

    @Test
    @Tag("PAIN-17")
    void whatIsLoadedIsOfItsOwnClassAndAReferenceShowsNothingOfIts() {
        Club stored = stored(2);
        run(session -> {
            List<Member> members =
                    session.query(select(member).orderBy(member.name.asc())).list();
            assertThat(members).allSatisfy(each -> assertThat(each.getClass()).isSameAs(Member.class));
            Club reference = members.get(0).getClub();
            assertThat(reference)
                    .as("one row, one object")
                    .isSameAs(members.get(1).getClub());
            assertThat(reference).isInstanceOf(Club.class);
            assertThat(reference.toString()).doesNotContain("$").doesNotContain("loader");
            assertThat(reference.getName()).isEqualTo("chess");
            assertThat(session.get(Club.class, stored.getId())).isSameAs(reference);
            assertThat(reference.getMembers())
                    .allSatisfy(each -> assertThat(each.getClass()).isSameAs(Member.class));
        });
        run(session -> {
            assertThat(session.getOrThrow(Club.class, stored.getId()).getClass())
                    .isSameAs(Club.class);
            session.query(select(member).fetch(member.club()))
                    .list()
                    .forEach(each -> assertThat(each.getClub().getClass()).isSameAs(Club.class));
        });
    }

    @Test
    @Tag("PAIN-04")
    void theOtherSideOfAOneToOneTakesOneStatementForAll() {
        Club stored = stored(100);
        run(session -> stored.getMembers().subList(0, 50).forEach(each -> {
            Passport made = new Passport();
            made.setNumber("P" + each.getId());
            made.setMember(session.getOrThrow(Member.class, each.getId()));
            session.add(made);
        }));
        run(session -> {
            log.sent();
            List<Member> members =
                    session.query(select(member).orderBy(member.id.asc())).list();
            for (Member each : members.subList(0, 50)) {
                assertThat(each.getPassport().getNumber()).isEqualTo("P" + each.getId());
            }
            assertThat(members.subList(50, 100))
                    .allSatisfy(each -> assertThat(each.getPassport()).isNull());
            assertThat(log.sent()).hasSize(2);
            assertThat(session.query(select(member.name).from(member)).list()).hasSize(100);
            assertThat(session.query(select(passport)).list()).hasSize(50);
            assertThat(log.sent()).as("nothing for the sake of the other side").hasSize(2);
        });
    }

    private List<String> search(
            @Nullable String name,
            @Nullable Integer minAge,
            @Nullable Integer maxAge,
            @Nullable Rank rank,
            @Nullable String clubName) {
        return rows(session -> session.query(select(member.name)
                        .from(member)
                        .leftJoin(member.club(), club)
                        .where(
                                ifPresent(name, member.name::containsIgnoreCase),
                                ifPresent(minAge, member.age::ge),
                                ifPresent(maxAge, member.age::le),
                                ifPresent(rank, member.rank::eq),
                                ifPresent(clubName, club.name::eq))
                        .orderBy(member.id.asc()))
                .list());
    }

    @Test
    @Tag("PAIN-21")
    void aSearchWithFiveOptionalFiltersIsAFewTypedLines() {
        Club stored = stored(3);
        run(session -> {
            Member last =
                    session.getOrThrow(Member.class, stored.getMembers().get(2).getId());
            last.setAge(50);
            last.setRank(Rank.HIGH);
            log.sent();
        });
        log.sent();
        assertThat(search(null, null, null, null, null)).hasSize(3);
        assertThat(log.sent()).singleElement().asString().doesNotContain("where");
        assertThat(search("MEMBER", 1, 60, Rank.HIGH, "chess")).containsExactly("member2");
        assertThat(search(null, null, 10, null, "chess")).containsExactly("member0", "member1");
        assertThat(search(null, null, null, Rank.HIGH, "go")).isEmpty();
    }

    @Test
    @Tag("PAIN-28")
    void aValueThatIsNoConstantIsNamedWithItsRow() {
        Club stored = stored(2);
        Long id = stored.getMembers().get(1).getId();
        run(session -> session.connection()
                .update(
                        new CompiledStatement(
                                "update member set "
                                        + session.connection().dialect().quote("rank") + " = 'TOP' where id = " + id,
                                Operation.OTHER,
                                "",
                                List.of(),
                                List.of()),
                        Parameters.NONE));
        assertThatThrownBy(() -> run(session -> session.query(select(member)).list()))
                .hasMessageContaining("Member#" + id
                        + " cannot be read, because of column rank of table member: A column holds \"TOP\"")
                .hasMessageContaining("[LOW, HIGH]");
        run(session -> assertThat(
                        session.get(Member.class, stored.getMembers().get(0).getId()))
                .isNotNull());
    }
}
