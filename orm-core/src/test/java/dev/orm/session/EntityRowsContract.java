package dev.orm.session;

import static dev.orm.session.QEntityRowsContract_Engagement.engagement;
import static dev.orm.session.QEntityRowsContract_Player.player;
import static dev.orm.session.QEntityRowsContract_Team.team;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Row;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where rows of entities come from, what stands beside them, and rows between two entities that have attributes of their own. */
abstract class EntityRowsContract extends EntityFixture {

    EntityRowsContract(Mapping mapping) {
        super(mapping, Team.class, Player.class, Engagement.class);
    }

    @Entity
    static class Team {

        @Id
        @GeneratedValue
        private Long id;

        private String name;

        @OneToMany(mappedBy = "team", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Engagement> engagements = new ArrayList<>();

        protected Team() {}

        Team(String name) {
            this.name = name;
        }

        Long getId() {
            return id;
        }

        String getName() {
            return name;
        }

        List<Engagement> getEngagements() {
            return engagements;
        }
    }

    @Entity
    static class Player {

        @Id
        @GeneratedValue
        private Long id;

        private String name;

        protected Player() {}

        Player(String name) {
            this.name = name;
        }

        Long getId() {
            return id;
        }

        String getName() {
            return name;
        }
    }

    record EngagementKey(Long team, Long player) {}

    @Entity
    @IdClass(EngagementKey.class)
    static class Engagement {

        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        private Team team;

        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        private Player player;

        private int salary;

        protected Engagement() {}

        Engagement(Team team, Player player, int salary) {
            this.team = team;
            this.player = player;
            this.salary = salary;
        }

        Player getPlayer() {
            return player;
        }

        int getSalary() {
            return salary;
        }

        void setSalary(int salary) {
            this.salary = salary;
        }
    }

    private Long first;
    private Long ada;
    private Long bob;

    private void teams() {
        run(session -> {
            Team one = session.add(new Team("one"));
            Player a = session.add(new Player("ada"));
            Player b = session.add(new Player("bob"));
            session.addAll(List.of(new Team("two"), new Team("three"), new Player("cid")));
            one.getEngagements().add(new Engagement(one, a, 10));
            session.flush();
            first = one.getId();
            ada = a.getId();
            bob = b.getId();
        });
        log.sent();
    }

    @Test
    @Tag("LOAD-01")
    void entitiesAndValuesStandInOneRow() {
        teams();
        run(session -> {
            List<Row> rows = session.query(select(
                                    team,
                                    team.name,
                                    scalar(select(count())
                                            .from(engagement)
                                            .where(engagement.team().eq(team))))
                            .from(team)
                            .orderBy(team.id.asc()))
                    .list();
            assertThat(rows).extracting(row -> row.get(team).getName()).containsExactly("one", "two", "three");
            assertThat(rows).extracting(row -> row.get(2)).containsExactly(1L, 0L, 0L);
            assertThat(rows.get(0).get(team)).isSameAs(session.get(Team.class, first));
            List<Row> pairs = session.query(select(team, player)
                            .from(team)
                            .join(engagement, engagement.team().eq(team))
                            .join(player, engagement.player().eq(player)))
                    .list();
            assertThat(pairs).singleElement().satisfies(row -> {
                assertThat(row.get(team).getName()).isEqualTo("one");
                assertThat(row.get(player).getName()).isEqualTo("ada");
            });
            List<Team> alone =
                    session.query(select(team).orderBy(team.id.asc())).list();
            assertThat(alone.get(0)).isSameAs(rows.get(0).get(team));
        });
    }

    @Test
    @Tag("LOAD-04")
    @Tag("MAP-22")
    void entitiesComeFromAnyQuery() {
        teams();
        run(session -> {
            Cte few = cte("few").as(select(team.id).where(team.name.startsWith("t")));
            assertThat(session.query(select(team)
                                    .from(team)
                                    .join(few, few.column(team.id).eq(team.id))
                                    .orderBy(team.name.asc()))
                            .list())
                    .extracting(Team::getName)
                    .containsExactly("three", "two");
            DerivedTable newest = select(max(team.id)).from(team).as("newest");
            assertThat(session.query(select(team)
                                    .from(team)
                                    .join(newest, newest.column(max(team.id)).eq(team.id)))
                            .single()
                            .getName())
                    .isEqualTo("three");
            assertThat(session.query(select(team)
                                    .where(team.name.eq("one"))
                                    .union(select(team).where(team.id.eq(first))))
                            .list())
                    .containsExactly(session.get(Team.class, first));
            assertThat(session.unsafeSql("select * from team where id = :id")
                            .bind("id", first)
                            .entities(Team.class))
                    .containsExactly(session.get(Team.class, first));
            Team four = session.query(insertInto(team).set(team.name, "four").returning(team))
                    .single();
            assertThat(session.get(Team.class, four.getId())).isSameAs(four);
            assertThat(four.getEngagements()).isEmpty();
        });
    }

    @Test
    @Tag("REL-04")
    void aLinkMayHaveAttributesOfItsOwn() {
        teams();
        run(session -> {
            Team one = session.get(Team.class, first);
            Engagement there = one.getEngagements().get(0);
            assertThat(there.getPlayer().getName()).isEqualTo("ada");
            there.setSalary(11);
            one.getEngagements().add(new Engagement(one, session.get(Player.class, bob), 20));
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "insert into engagement (team_id, player_id, salary) values (?, ?, ?)",
                            "update engagement set salary = ? where team_id = ? and player_id = ?");
        });
        run(session -> {
            assertThat(session.query(select(team).where(team.engagements.any(engagement.salary.gt(15))))
                            .single()
                            .getName())
                    .isEqualTo("one");
            Team one = session.get(Team.class, first);
            one.getEngagements().removeIf(each -> each.getSalary() == 11);
        });
        run(session -> assertThat(session.find(Engagement.class, new EngagementKey(first, ada)))
                .isEmpty());
    }

    /** Nothing reads a collection but its own use, so one of a million rows costs what is done with it. */
    @Test
    @Tag("REL-14")
    void aLargeCollectionIsWrittenByItsOtherSideAndNeverLoaded() {
        teams();
        run(session -> {
            Team one = session.get(Team.class, first);
            Player b = session.get(Player.class, bob);
            log.sent();
            Engagement added = session.add(new Engagement(one, b, 5));
            session.flush();
            assertThat(log.sent())
                    .containsExactly("insert into engagement (team_id, player_id, salary) values (?, ?, ?)");
            assertThat(session.query(select(count())
                                    .from(engagement)
                                    .where(engagement.team().eq(one)))
                            .single())
                    .isEqualTo(2);
            assertThat(session.query(select(engagement)
                                    .where(engagement.team().eq(one))
                                    .orderBy(engagement.salary.asc())
                                    .limit(1))
                            .single())
                    .isSameAs(added);
            session.delete(added);
            log.sent();
            session.flush();
            assertThat(log.sent()).containsExactly("delete from engagement where team_id = ? and player_id = ?");
            assertThat(session.execute(update(engagement)
                            .set(engagement.salary, 7)
                            .where(engagement.team().eq(one))))
                    .isOne();
            assertThat(session.execute(insertInto(engagement)
                            .set(engagement.team(), one)
                            .set(engagement.player(), b)
                            .set(engagement.salary, 8)))
                    .isOne();
            assertThat(session.execute(
                            deleteFrom(engagement).where(engagement.team().eq(one))))
                    .isEqualTo(2);
            assertThat(one.getEngagements()).isEmpty();
        });
    }

    @Test
    @Tag("SESSION-13")
    void aTransactionOfSomebodyElseIsJoined() {
        try (EngineConnection connection = sessions().engine().connect(false)) {
            connection.begin(TransactionOptions.READ_WRITE);
            try (Session session = sessions().joinSession(connection)) {
                session.add(new Team("guest"));
                session.commit();
            }
            try (Session session = sessions().joinSession(connection)) {
                assertThat(session.query(select(team)).single().getName()).isEqualTo("guest");
            }
            connection.rollback();
        }
        assertThat(number(session -> session.query(select(team)).count())).isZero();
    }

    @Test
    @Tag("SESSION-20")
    void theDatabaseCountsAndTheObjectFollows() {
        teams();
        run(session -> {
            Engagement there = session.query(select(engagement)).single();
            session.execute(update(engagement)
                    .set(engagement.salary, engagement.salary.plus(1))
                    .where(engagement.team().eq(session.get(Team.class, first))));
            assertThat(there.getSalary()).isEqualTo(11);
            assertThat(session.isModified(there)).isFalse();
        });
    }

    @Test
    @Tag("SESSION-08")
    void whatWasLoadedStaysAfterTheCommitAndTheNextSessionReadsAnew() {
        teams();
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Team one = session.get(Team.class, first);
            session.commit();
            run(other -> other.execute(update(team).set(team.name, "renamed").where(team.id.eq(first))));
            log.sent();
            assertThat(one.getName()).isEqualTo("one");
            assertThat(log.sent()).isEmpty();
        }
        assertThat(text(session -> session.get(Team.class, first).getName())).isEqualTo("renamed");
    }

    @Test
    @Tag("SESSION-11")
    void aBlockCommitsOrRollsBack() {
        assertThatThrownBy(() -> run(session -> {
                    session.add(new Team("lost"));
                    session.flush();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(call(session -> session.add(new Team("kept"))).getId()).isNotNull();
        assertThat(rows(session -> session.query(select(team.name).from(team)).list()))
                .containsExactly("kept");
        try (Session session = sessions().openSession()) {
            // The connection is borrowed at the first statement, and given back with the transaction.
            session.begin(TransactionOptions.READ_WRITE);
            assertThat(session.isConnected()).isFalse();
            session.add(new Team("never"));
            session.flush();
            assertThat(session.isConnected()).isTrue();
        }
        assertThat(number(session -> session.query(select(team)).count())).isOne();
    }
}
