package dev.orm.session;

import static dev.orm.session.QCompositeIdContract_City.city;
import static dev.orm.session.QCompositeIdContract_Line.line;
import static dev.orm.session.QCompositeIdContract_Region.region;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.TransactionOptions;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ids of several columns, and what refers to them. */
abstract class CompositeIdContract extends EntityFixture {

    @Embeddable
    static class RegionId {
        private String country;
        private int code;

        RegionId() {}

        RegionId(String country, int code) {
            this.country = country;
            this.code = code;
        }
    }

    @Entity(name = "Region")
    static class Region {
        @EmbeddedId
        private RegionId id;

        private String name;

        @Version
        private int version;

        @OneToMany(mappedBy = "region", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<City> cities = new ArrayList<>();

        Region() {}

        Region(String country, int code, String name) {
            this.id = new RegionId(country, code);
            this.name = name;
        }

        RegionId getId() {
            return id;
        }

        String name() {
            return name;
        }
    }

    @Entity(name = "City")
    static class City {
        @Id
        @GeneratedValue
        private Long id;

        private String name;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        private Region region;

        @ManyToOne
        @JoinColumn(name = "twin_code", referencedColumnName = "code")
        @JoinColumn(name = "twin_country", referencedColumnName = "country")
        private Region twin;

        City() {}

        City(String name) {
            this.name = name;
        }
    }

    record LineKey(UUID invoice, int place) {}

    @Entity(name = "Line")
    @IdClass(LineKey.class)
    static class Line {
        @Id
        private UUID invoice;

        @Id
        private int place;

        private String text;

        @ManyToOne(fetch = FetchType.LAZY)
        private Line before;

        @ManyToMany
        private Set<Region> regions = new LinkedHashSet<>();

        @ElementCollection
        private Set<String> labels = new LinkedHashSet<>();

        Line() {}

        Line(UUID invoice, int place, String text) {
            this.invoice = invoice;
            this.place = place;
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    CompositeIdContract(Mapping mapping) {
        super(mapping, Region.class, City.class, Line.class);
    }

    private void stored() {
        Region north = new Region("no", 1, "north");
        Region south = new Region("no", 2, "south");
        for (int i = 0; i < 3; i++) {
            City city = new City("n" + i);
            city.twin = south;
            north.cities.add(city);
        }
        south.cities.add(new City("s"));
        log.sent();
        run(session -> session.addAll(List.of(north, south)));
    }

    private static RegionId id(int code) {
        return new RegionId("no", code);
    }

    private static String name(Region region) {
        return region.name();
    }

    @Test
    @Tag("SESSION-05")
    void isFoundByTheObjectOfItsId() {
        stored();
        assertThat(log.sent())
                .containsExactly(
                        "insert into region (country, code, name, version) values (?, ?, ?, ?), (?, ?, ?, ?)",
                        "insert into city (name, region_country, region_code, twin_country, twin_code) values"
                                + " (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)");
        run(session -> {
            Region found = session.getOrThrow(Region.class, id(1));
            assertThat(log.sent())
                    .containsExactly(
                            "select e.country, e.code, e.name, e.version from region as e where e.country = ? and e.code = ?");
            assertThat(found.name).isEqualTo("north");
            assertThat(session.get(Region.class, id(1))).isSameAs(found);
            assertThat(session.query(select(region).where(region.id.code.eq(1))).single())
                    .isSameAs(found);
            assertThat(session.find(Region.class, new RegionId("se", 1))).isEmpty();
            assertThatThrownBy(() -> session.getOrThrow(Region.class, new RegionId("se", 7)))
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessageContaining("Region#[se, 7]");
            assertThatThrownBy(() -> session.get(Region.class, new RegionId(null, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "A part of the id of Region is null: no row has such an id. Set all parts of RegionId.");
            assertThatThrownBy(() -> session.get(Region.class, 1L))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The id of Region is a RegionId, not a Long.");
            log.sent();
            Region again = session.getOrThrow(Region.class, id(1));
            assertThat(again).isSameAs(found);
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    void isWrittenByItsKey() {
        stored();
        log.sent();
        run(session -> {
            Region north = session.getOrThrow(Region.class, id(1));
            log.sent();
            north.name = "far north";
        });
        assertThat(log.sent())
                .containsExactly(
                        "update region set name = ?, version = ? where country = ? and code = ? and version = ?");
        Region detached = call(session -> session.getOrThrow(Region.class, id(2)));
        detached.name = "far south";
        run(session -> session.merge(detached));
        assertThatThrownBy(() -> run(session -> session.merge(detached)))
                .isInstanceOfSatisfying(
                        StaleEntityException.class,
                        e -> assertThat(e.id())
                                .isInstanceOfSatisfying(
                                        RegionId.class,
                                        id -> assertThat(id.code).isEqualTo(2)));
        run(session -> {
            Region south = session.getOrThrow(Region.class, id(2));
            assertThat(south.name).isEqualTo("far south");
            session.execute(update(region).set(region.name, "deep south").where(region.id.code.eq(2)));
            assertThat(south.name).isEqualTo("deep south");
            south.name = "x";
            session.refresh(south);
            assertThat(south.name).isEqualTo("deep south");
            log.sent();
            session.delete(south.cities.get(0));
            session.getOrThrow(Region.class, id(1)).cities.forEach(each -> each.twin = null);
            session.flush();
            session.delete(south);
        });
        assertThat(log.sent())
                .filteredOn(sql -> sql.startsWith("delete"))
                .containsExactly(
                        "delete from city where id = ?",
                        "delete from region where country = ? and code = ? and version = ?");
    }

    @Test
    void isLoadedForAWholeLoadGroup() {
        stored();
        log.sent();
        run(session -> {
            List<City> cities =
                    session.query(select(city).orderBy(city.name.asc())).list();
            assertThat(cities)
                    .extracting(each -> name(each.region))
                    .containsExactly("north", "north", "north", "south");
            assertThat(cities.get(0).twin).isSameAs(cities.get(3).region);
            assertThat(log.sent())
                    .last()
                    .asString()
                    .isEqualTo(
                            "select e.country, e.code, e.name, e.version from region as e where (e.country, e.code) in (?)");
        });
        run(session -> {
            log.sent();
            List<Region> regions =
                    session.query(select(region).orderBy(region.id.code.asc())).list();
            assertThat(regions).extracting(each -> each.cities.size()).containsExactly(3, 1);
            assertThat(log.sent())
                    .element(1)
                    .asString()
                    .isEqualTo(
                            "select e.id, e.name, e.region_country, e.twin_country, e.region_code, e.twin_code from city as e"
                                    + " where (e.region_country, e.region_code) in (?) order by e.id");
        });
        run(session -> {
            log.sent();
            List<Region> regions = session.query(select(region)
                            .fetch(region.cities.fetch(city.twin()))
                            .orderBy(region.id.code.asc()))
                    .list();
            assertThat(regions.get(0).cities.get(0).twin).isSameAs(regions.get(1));
            assertThat(log.sent()).hasSize(2);
        });
    }

    @Test
    void isNamedInQueries() {
        stored();
        run(session -> {
            Region north = session.getOrThrow(Region.class, id(1));
            Region south = session.reference(Region.class, id(2));
            log.sent();
            assertThat(session.query(select(city).where(city.region().id.code.eq(1)))
                            .list())
                    .hasSize(3);
            assertThat(log.sent())
                    .first()
                    .isEqualTo("select city.id, city.name, city.region_country, city.twin_country, city.region_code,"
                            + " city.twin_code from city as city where city.region_code = ?");
            assertThat(session.query(select(city).where(city.region().eq(north)))
                            .list())
                    .hasSize(3);
            assertThat(session.query(select(city).where(city.region().in(List.of(north, south))))
                            .list())
                    .hasSize(4);
            assertThat(session.query(select(city).where(city.twin().isNull())).list())
                    .hasSize(1);
            assertThat(session.query(select(city).where(city.twin().isNotNull()))
                            .list())
                    .hasSize(3);
            assertThat(session.query(select(city.name)
                                    .from(city)
                                    .where(city.region().name.eq("south")))
                            .single())
                    .isEqualTo("s");
            assertThat(session.query(select(region).where(region.cities.any(city, city.name.eq("n2"))))
                            .single())
                    .isSameAs(north);
            assertThat(session.query(select(region.name, city.name).from(region).join(region.cities, city))
                            .list())
                    .hasSize(4);
            assertThat(session.query(select(region)).count()).isEqualTo(2);
            session.execute(update(city).set(city.twin(), north).where(city.name.eq("s")));
            assertThat(session.query(select(city).where(city.twin().eq(north))).single().name)
                    .isEqualTo("s");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(
                            () -> session.query(select(count(region).distinct()).from(region))
                                    .list())
                    .withMessageContaining("the id of Region has 2 columns.");
        });
    }

    @Test
    void manyToManyHasAColumnForEachPart() {
        stored();
        UUID invoice = UUID.randomUUID();
        log.sent();
        run(session -> {
            Line first = new Line(invoice, 1, "one");
            Line second = new Line(invoice, 2, "two");
            second.before = first;
            first.regions.add(session.getOrThrow(Region.class, id(1)));
            second.regions.add(session.getOrThrow(Region.class, id(1)));
            second.regions.add(session.getOrThrow(Region.class, id(2)));
            session.addAll(List.of(second, first));
        });
        assertThat(log.sent())
                .filteredOn(sql -> sql.startsWith("insert"))
                .containsExactly(
                        "insert into line (invoice, place, text, before_invoice, before_place) values (?, ?, ?, ?, ?)",
                        "insert into line (invoice, place, text, before_invoice, before_place) values (?, ?, ?, ?, ?)",
                        "insert into line_region (line_invoice, line_place, regions_country, regions_code) values"
                                + " (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)");
        run(session -> {
            Line second = session.getOrThrow(Line.class, new LineKey(invoice, 2));
            assertThat(second.before.text()).isEqualTo("one");
            assertThat(second.regions)
                    .extracting(CompositeIdContract::name)
                    .containsExactlyInAnyOrder("north", "south");
            assertThat(session.query(select(line).where(line.regions.any(region, region.name.eq("south"))))
                            .single())
                    .isSameAs(second);
            assertThat(session.query(select(line).where(line.regions.size().eq(1L)))
                            .single()
                            .text())
                    .isEqualTo("one");
            second.labels.add("paid");
            log.sent();
            second.regions.removeIf(each -> each.id.code == 1);
            second.text = "2";
        });
        assertThat(log.sent())
                .containsExactly(
                        "update line set text = ? where invoice = ? and place = ?",
                        "delete from line_region where line_invoice = ? and line_place = ? and regions_country = ? and"
                                + " regions_code = ?",
                        "insert into line_labels (line_invoice, line_place, labels) values (?, ?, ?)");
        run(session -> assertThat(session.query(select(line).where(line.labels.contains("paid")))
                        .single()
                        .labels)
                .containsExactly("paid"));
        run(session -> {
            session.delete(session.getOrThrow(Line.class, new LineKey(invoice, 2)));
            session.flush();
            assertThat(session.unsafeSql("select count(*) from line_region").list(Long.class))
                    .containsExactly(1L);
        });
        Line third = new Line(invoice, 3, "three");
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.add(third);
            session.flush();
            session.rollback();
        }
        assertThat(third.place).isEqualTo(3);
        assertThat(third.invoice).isEqualTo(invoice);
    }

    @Test
    @Tag("MAP-19")
    void isRefusedWithoutOrChanged() {
        stored();
        assertThatThrownBy(() -> run(session -> session.add(new Line(null, 1, "x"))))
                .isInstanceOf(SessionException.class)
                .hasMessage(
                        "The new Line has no id, or a part of it is null. Set Line.invoice and Line.place before add(…).");
        assertThatThrownBy(() -> run(session -> session.getOrThrow(Region.class, id(1)).id.code = 5))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("The id of Region#[no, 1] was changed in memory.");
        assertThatThrownBy(() -> run(session -> {
                    session.getOrThrow(Region.class, id(1));
                    session.add(new Region("no", 1, "again"));
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Another object stands for Region#[no, 1]");
        run(session -> {
            session.getOrThrow(Region.class, id(2)).cities.clear();
            session.getOrThrow(Region.class, id(1)).cities.clear();
        });
        run(session -> {
            session.delete(session.getOrThrow(Region.class, id(1)));
            session.add(new Region("no", 1, "row switch"));
        });
        assertThat(text(session -> session.getOrThrow(Region.class, id(1)).name))
                .isEqualTo("row switch");
    }

    @Test
    void isRightInTheSchema() {
        sessions().schema().validate();
    }
}
