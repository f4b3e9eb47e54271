package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maps of entities by one of their attributes. */
abstract class EntityMapContract extends EntityFixture {

    @Entity
    static class Country {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @OneToMany(mappedBy = "country", cascade = CascadeType.ALL, orphanRemoval = true)
        @MapKey(name = "code")
        Map<String, Region> regions = new HashMap<>();

        @ManyToMany(cascade = CascadeType.PERSIST)
        @MapKey
        Map<Long, Tongue> tongues = new HashMap<>();

        Country() {}

        Country(String name, Region... regions) {
            this.name = name;
            for (Region region : regions) {
                this.regions.put(region.code, region);
            }
        }
    }

    @Entity
    static class Region {
        @Id
        @GeneratedValue
        Long id;

        String code;

        @ManyToOne(fetch = FetchType.LAZY)
        Country country;

        Region() {}

        Region(String code) {
            this.code = code;
        }
    }

    @Entity
    static class Tongue {
        @Id
        Long id;

        @ManyToMany(mappedBy = "tongues")
        @MapKey(name = "name")
        Map<String, Country> countries = new HashMap<>();

        Tongue() {}

        Tongue(Long id) {
            this.id = id;
        }
    }

    private static final QEntityMapContract_Country country = QEntityMapContract_Country.country;
    private static final QEntityMapContract_Region region = QEntityMapContract_Region.region;

    EntityMapContract(Mapping mapping) {
        super(mapping, Country.class, Region.class, Tongue.class);
    }

    private Long stored(String name, String... codes) {
        Country added =
                new Country(name, List.of(codes).stream().map(Region::new).toArray(Region[]::new));
        run(session -> session.add(added));
        log.sent();
        return added.id;
    }

    private Country get(Session session, Long id) {
        return session.getOrThrow(Country.class, id);
    }

    private List<String> flushed(Session session) {
        log.sent();
        session.flush();
        return log.sent();
    }

    @Test
    @Tag("REL-12")
    void isKeyedByAnAttributeOfWhatItHolds() {
        Long id = stored("CH", "BE", "ZH", "TI");
        run(session -> {
            Country found = get(session, id);
            assertThat(found.regions).containsOnlyKeys("BE", "ZH", "TI");
            assertThat(found.regions.get("ZH").code).isEqualTo("ZH");
            assertThat(session.isModified(found)).isFalse();
            assertThat(flushed(session)).isEmpty();
            found.regions.put("UR", new Region("UR"));
            found.regions.remove("BE");
            assertThat(session.isModified(found)).isTrue();
            assertThat(flushed(session))
                    .containsExactly(
                            "insert into region (code, country_id) values (?, ?)", "delete from region where id = ?");
            found.regions = new HashMap<>(found.regions);
            assertThat(flushed(session)).isEmpty();
            found.regions.values().removeIf(one -> one.code.equals("TI"));
            assertThat(flushed(session)).containsExactly("delete from region where id = ?");
        });
        run(session -> assertThat(get(session, id).regions).containsOnlyKeys("ZH", "UR"));
        run(session -> get(session, id).regions = null);
        run(session -> assertThat(get(session, id).regions).isEmpty());
    }

    @Test
    @Tag("LOAD-07")
    void isLoadedForAllOwnersByOneStatement() {
        stored("CH", "BE");
        stored("AT", "W", "T");
        run(session -> {
            List<Country> all =
                    session.query(select(country).orderBy(country.id.asc())).list();
            log.sent();
            assertThat(all).extracting(each -> each.regions.size()).containsExactly(1, 2);
            assertThat(log.sent()).hasSize(1);
        });
        run(session -> {
            List<Country> all =
                    session.query(select(country).fetch(country.regions)).list();
            log.sent();
            assertThat(all).allSatisfy(each -> assertThat(each.regions).isNotEmpty());
            assertThat(log.sent()).isEmpty();
        });
        run(session -> {
            Country austria = session.query(select(country)
                            .where(country.name.eq("AT"))
                            .fetch(country.regions.where(region.code.eq("W"))))
                    .single();
            assertThat(austria.regions).containsOnlyKeys("W");
            assertThatExceptionOfType(SessionException.class).isThrownBy(() -> austria.regions.remove("W"));
        });
        assertThat(rows(session -> session.query(
                                select(country.name).from(country).where(country.regions.any(region.code.eq("BE"))))
                        .list()))
                .containsExactly("CH");
    }

    @Test
    @Tag("REL-02")
    void followsTheOtherSide() {
        Long id = stored("CH", "BE");
        run(session -> {
            Country found = get(session, id);
            found.regions.size();
            Region added = new Region("ZH");
            added.country = found;
            session.add(added);
            session.flush();
            assertThat(found.regions).containsOnlyKeys("BE", "ZH");
            session.delete(found.regions.get("BE"));
            session.flush();
            assertThat(found.regions).containsOnlyKeys("ZH");
        });
    }

    @Test
    void aKeyThatChangesIsReadAnew() {
        Long id = stored("CH", "BE");
        run(session -> get(session, id).regions.get("BE").code = "BS");
        run(session -> assertThat(get(session, id).regions).containsOnlyKeys("BS"));
    }

    @Test
    void aJoinTableHasMapsOnBothSides() {
        Long id = stored("CH");
        run(session -> {
            Country found = get(session, id);
            found.tongues.put(1L, new Tongue(1L));
            found.tongues.put(2L, new Tongue(2L));
            assertThat(flushed(session))
                    .containsExactly(
                            "insert into tongue (id) values (?), (?)",
                            "insert into country_tongue (countries_id, tongues_id) values (?, ?), (?, ?)");
        });
        run(session -> {
            Tongue one = session.getOrThrow(Tongue.class, 1L);
            assertThat(one.countries).containsOnlyKeys("CH");
            Country found = get(session, id);
            found.tongues.remove(1L);
            assertThat(flushed(session))
                    .containsExactly("delete from country_tongue where countries_id = ? and tongues_id = ?");
            assertThat(one.countries).isEmpty();
        });
        run(session -> assertThat(get(session, id).tongues).containsOnlyKeys(2L));
    }

    @Test
    @Tag("SESSION-09")
    void rollbackBringsTheMapBack() {
        Long id = stored("CH", "BE", "ZH");
        run(session -> {
            Country found = get(session, id);
            try (Session.NestedTransaction nested = session.beginNested()) {
                found.regions.remove("BE");
                session.flush();
                nested.rollback();
            }
            assertThat(found.regions).containsOnlyKeys("BE", "ZH");
            Map<String, Region> mine = new HashMap<>(found.regions);
            mine.remove("ZH");
            found.regions = mine;
            try (Session.NestedTransaction nested = session.beginNested()) {
                found.regions = new HashMap<>();
                session.flush();
                nested.rollback();
            }
            assertThat(found.regions).containsOnlyKeys("BE");
        });
        run(session -> assertThat(get(session, id).regions).containsOnlyKeys("BE"));
    }

    @Test
    @Tag("SESSION-17")
    void isMerged() {
        Long id = stored("CH", "BE", "ZH");
        Country outside = call(session -> {
            Country found = get(session, id);
            found.regions.size();
            return found;
        });
        outside.regions.remove("BE");
        outside.regions.put("UR", new Region("UR"));
        run(session -> session.merge(outside));
        run(session -> assertThat(get(session, id).regions).containsOnlyKeys("ZH", "UR"));
        Country unloaded = call(session -> get(session, id));
        unloaded.name = "Swiss";
        run(session -> session.merge(unloaded));
        run(session -> assertThat(get(session, id).regions).hasSize(2));
        assertThatExceptionOfType(LazyLoadException.class)
                .isThrownBy(() -> unloaded.regions.size())
                .withMessageContaining("Country.regions");
    }

    @Test
    @Tag("SESSION-16")
    void isRefreshed() {
        Long id = stored("CH", "BE");
        run(session -> {
            Country found = get(session, id);
            found.regions.remove("BE");
            session.refresh(found, country.regions);
            assertThat(found.regions).containsOnlyKeys("BE");
            found.regions.remove("BE");
            session.expire(found);
            assertThat(found.regions).containsOnlyKeys("BE");
            assertThat(session.history(found, country.regions).unchanged()).hasSize(1);
            assertThat(flushed(session)).isEmpty();
        });
    }

    @Test
    void twoRowsOfOneKeyAreAnError() {
        Long id = stored("CH", "BE");
        run(session -> {
            Region twin = new Region("BE");
            twin.country = session.reference(Country.class, id);
            session.add(twin);
        });
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> get(session, id).regions.size()))
                .withMessage(
                        "Country#" + id + ".regions leads to two rows of the same code, which is the key of its map."
                                + " Make that unique, or declare a List.");
    }
}
