package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.dialect.Capability;
import dev.orm.sql.Row;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Collections of objects of embeddable classes. */
abstract class EmbeddableCollectionContract extends EntityFixture {

    @Embeddable
    record Point(Integer x, Integer y) {}

    /** It has neither equals nor hashCode, and is changed in place. */
    @Embeddable
    static class Address {
        String street;
        String city;

        @Embedded
        Point point;

        Address() {}

        Address(String street, String city) {
            this.street = street;
            this.city = city;
        }

        @Override
        public String toString() {
            return street + ", " + city;
        }
    }

    @Embeddable
    record Fee(@Column(precision = 10, scale = 2) BigDecimal amount, String currency) {}

    @Embeddable
    record Stop(String place, @Column(name = "lasts") int minutes) {}

    @Entity
    static class Traveller {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ElementCollection
        @CollectionTable(name = "address", joinColumns = @JoinColumn(name = "owner_id"))
        @AttributeOverride(name = "street", column = @Column(name = "road", length = 80))
        @AttributeOverride(name = "point.x", column = @Column(name = "east"))
        List<Address> addresses = new ArrayList<>();

        @ElementCollection
        @OrderColumn(name = "place_no")
        List<Stop> stops = new ArrayList<>();

        @ElementCollection
        @OrderColumn
        List<Address> homes = new ArrayList<>();

        @ElementCollection
        Set<Fee> fees = new HashSet<>();

        @ElementCollection
        @MapKeyColumn(name = "kind", length = 20)
        @AttributeOverride(name = "value.city", column = @Column(name = "town"))
        Map<String, Address> offices = new HashMap<>();

        Traveller() {}

        Traveller(String name) {
            this.name = name;
        }
    }

    private static final QEmbeddableCollectionContract_Traveller traveller =
            QEmbeddableCollectionContract_Traveller.traveller;

    EmbeddableCollectionContract(Mapping mapping) {
        super(mapping, Traveller.class);
    }

    private Traveller get(Session session, Long id) {
        return session.getOrThrow(Traveller.class, id);
    }

    private Long stored(Traveller added) {
        run(session -> session.add(added));
        log.sent();
        return added.id;
    }

    private List<String> flushed(Session session) {
        log.sent();
        session.flush();
        return log.sent();
    }

    private static List<String> shown(List<?> elements) {
        return elements.stream().map(Object::toString).toList();
    }

    @Test
    void isSavedWithItsOwner() {
        Traveller ada = new Traveller("ada");
        ada.addresses.add(new Address("Main", "Bern"));
        ada.addresses.add(new Address("High", null));
        ada.addresses.get(0).point = new Point(7, null);
        ada.stops.add(new Stop("Basel", 5));
        ada.fees.add(new Fee(new BigDecimal("1.5"), "CHF"));
        ada.offices.put("first", new Address(null, "Thun"));
        log.sent();
        run(session -> session.add(ada));
        assertThat(log.sent())
                .containsExactly(
                        "insert into traveller (name) values (?)",
                        "insert into address (owner_id, road, city, east, y) values (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)",
                        "insert into traveller_stops (traveller_id, place_no, place, lasts) values (?, ?, ?, ?)",
                        "insert into traveller_fees (traveller_id, amount, currency) values (?, ?, ?)",
                        "insert into traveller_offices (traveller_id, kind, street, town, x, y) values (?, ?, ?, ?, ?, ?)");
        run(session -> {
            Traveller loaded = get(session, ada.id);
            assertThat(shown(loaded.addresses)).containsExactly("High, null", "Main, Bern");
            assertThat(loaded.addresses.get(1).point).isEqualTo(new Point(7, null));
            assertThat(loaded.addresses.get(0).point).isNull();
            assertThat(loaded.stops).containsExactly(new Stop("Basel", 5));
            assertThat(loaded.fees).hasSize(1);
            assertThat(loaded.offices.get("first").city).isEqualTo("Thun");
            assertThat(session.isModified(loaded)).isFalse();
            assertThat(flushed(session)).isEmpty();
        });
    }

    @Test
    void validatesItsTables() {
        sessions().schema().validate();
    }

    @Test
    @Tag("LOAD-07")
    void isLoadedForAllOwnersByOneStatement() {
        for (String name : List.of("ada", "bob", "cid")) {
            Traveller one = new Traveller(name);
            one.stops.addAll(List.of(new Stop(name, 1), new Stop(name, 2)));
            stored(one);
        }
        run(session -> {
            List<Traveller> all = session.query(select(traveller)).list();
            log.sent();
            assertThat(all)
                    .allSatisfy(
                            one -> assertThat(one.stops).containsExactly(new Stop(one.name, 1), new Stop(one.name, 2)));
            assertThat(log.sent()).hasSize(1);
        });
        run(session -> {
            List<Traveller> all =
                    session.query(select(traveller).fetch(traveller.stops)).list();
            log.sent();
            assertThat(all).allSatisfy(one -> assertThat(one.stops).hasSize(2));
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    void oneOfFiftyIsOneUpdate() {
        Traveller ada = new Traveller("ada");
        IntStream.range(0, 50).forEach(i -> ada.homes.add(new Address("S" + i, "Bern")));
        Long id = stored(ada);
        run(session -> {
            Traveller loaded = get(session, id);
            loaded.homes.get(20).city = "Thun";
            assertThat(session.isModified(loaded)).isTrue();
            String update =
                    "update traveller_homes set street = ?, city = ?, x = ?, y = ? where traveller_id = ? and homes_order = ?";
            assertThat(flushed(session)).containsExactly(update);
            loaded.homes.get(20).city = "Biel";
            assertThat(flushed(session))
                    .as("it was looked at before the first flush")
                    .containsExactly(update);
            loaded.homes.get(20).city = "Uri";
            loaded.homes.get(20).city = "Biel";
            assertThat(flushed(session)).isEmpty();
            loaded.homes.remove(49);
            assertThat(flushed(session))
                    .containsExactly("delete from traveller_homes where traveller_id = ? and homes_order = ?");
        });
        run(session -> assertThat(get(session, id).homes.get(20).city).isEqualTo("Biel"));
    }

    @Test
    void withoutPlacesOneOfFiftyIsOneDeleteAndOneInsert() {
        Traveller ada = new Traveller("ada");
        IntStream.range(0, 50).forEach(i -> ada.addresses.add(new Address("S" + i, i % 2 == 0 ? null : "Bern")));
        Long id = stored(ada);
        run(session -> {
            Traveller loaded = get(session, id);
            Address first = loaded.addresses.get(0);
            first.city = "Thun";
            first.point = new Point(1, 2);
            assertThat(flushed(session))
                    .containsExactly(
                            "delete from address where owner_id = ? and road = ? and city is null and east is null and y is null",
                            "insert into address (owner_id, road, city, east, y) values (?, ?, ?, ?, ?)");
            first.point = null;
            first.city = "Thun";
            assertThat(flushed(session))
                    .containsExactly(
                            "delete from address where owner_id = ? and road = ? and city = ? and east = ? and y = ?",
                            "insert into address (owner_id, road, city, east, y) values (?, ?, ?, ?, ?)");
            loaded.addresses = new ArrayList<>(loaded.addresses);
            assertThat(flushed(session)).isEmpty();
            loaded.addresses.get(3).street = "moved";
            assertThat(flushed(session)).hasSize(2);
        });
        run(session -> assertThat(get(session, id).addresses)
                .hasSize(50)
                .anySatisfy(address -> assertThat(address.street).isEqualTo("moved"))
                .anySatisfy(address -> assertThat(address.city).isEqualTo("Thun")));
    }

    @Test
    void equalElementsOfAListStayAsManyAsTheyAre() {
        Traveller ada = new Traveller("ada");
        Stream.of(1, 2, 3).forEach(i -> ada.addresses.add(new Address("Main", "Bern")));
        Long id = stored(ada);
        run(session -> get(session, id).addresses.remove(1));
        run(session -> assertThat(shown(get(session, id).addresses)).containsExactly("Main, Bern", "Main, Bern"));
        run(session -> get(session, id).addresses.clear());
        run(session -> assertThat(get(session, id).addresses).isEmpty());
        run(session -> get(session, id).addresses.add(new Address()));
        run(session -> {
            assertThat(shown(get(session, id).addresses))
                    .as("an object of nothing")
                    .containsExactly("null, null");
            get(session, id).addresses.clear();
        });
        run(session -> assertThat(get(session, id).addresses).isEmpty());
    }

    @Test
    void setsOfRecordsChangeByElement() {
        Traveller ada = new Traveller("ada");
        ada.fees.add(new Fee(new BigDecimal("1.50"), "CHF"));
        ada.fees.add(new Fee(new BigDecimal("2.50"), "EUR"));
        Long id = stored(ada);
        run(session -> {
            Traveller loaded = get(session, id);
            loaded.fees.remove(new Fee(new BigDecimal("1.50"), "CHF"));
            loaded.fees.add(new Fee(new BigDecimal("3"), "EUR"));
            assertThat(flushed(session))
                    .containsExactly(
                            "delete from traveller_fees where traveller_id = ? and amount = ? and currency = ?",
                            "insert into traveller_fees (traveller_id, amount, currency) values (?, ?, ?)");
            loaded.fees = new HashSet<>(
                    Set.of(new Fee(new BigDecimal("2.5"), "EUR"), new Fee(new BigDecimal("3.00"), "EUR")));
            assertThat(flushed(session)).as("1.5 is 1.50").isEmpty();
        });
        run(session -> assertThat(get(session, id).fees)
                .containsExactlyInAnyOrder(
                        new Fee(new BigDecimal("2.50"), "EUR"), new Fee(new BigDecimal("3.00"), "EUR")));
    }

    @Test
    @Tag("REL-12")
    void aMapIsWrittenKeyByKey() {
        Traveller ada = new Traveller("ada");
        ada.offices.put("first", new Address("A", "Bern"));
        ada.offices.put("second", new Address("B", "Bern"));
        Long id = stored(ada);
        run(session -> {
            Traveller loaded = get(session, id);
            loaded.offices.get("first").city = "Thun";
            loaded.offices.put("third", new Address("C", "Uri"));
            loaded.offices.remove("second");
            assertThat(session.isModified(loaded)).isTrue();
            assertThat(flushed(session))
                    .containsExactly(
                            "delete from traveller_offices where traveller_id = ? and kind = ?",
                            "update traveller_offices set street = ?, town = ?, x = ?, y = ? where traveller_id = ? and kind = ?",
                            "insert into traveller_offices (traveller_id, kind, street, town, x, y) values (?, ?, ?, ?, ?, ?)");
            loaded.offices.values().forEach(office -> office.street = "Z");
            assertThat(flushed(session)).hasSize(1);
        });
        run(session -> {
            Map<String, Address> offices = get(session, id).offices;
            assertThat(offices).containsOnlyKeys("first", "third");
            assertThat(offices.get("first")).hasToString("Z, Thun");
        });
        assertThat(rows(session -> session.query(select(traveller.name)
                                .from(traveller)
                                .where(
                                        traveller.offices.containsKey("first"),
                                        traveller.offices.any((kind, office) ->
                                                kind.eq("first").and(office.city.eq("Thun"))),
                                        traveller.offices.none((kind, office) -> office.city.eq("Bern"))))
                        .list()))
                .containsExactly("ada");
        QEmbeddableCollectionContract_Traveller.AddressElement office = traveller.offices.element("office");
        assertThat(rows(session -> session.query(select(traveller.offices.key(office), office.city)
                                .from(traveller)
                                .join(traveller.offices, office)
                                .orderBy(traveller.offices.key(office).asc()))
                        .list()))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("first Thun", "third Uri");
    }

    @Test
    @Tag("SESSION-09")
    void rollbackBringsTheObjectsBack() {
        Traveller ada = new Traveller("ada");
        ada.homes.add(new Address("A", "Bern"));
        ada.homes.add(new Address("B", "Bern"));
        Long id = stored(ada);
        run(session -> {
            Traveller loaded = get(session, id);
            loaded.homes.get(0).city = "Thun";
            try (Session.NestedTransaction nested = session.beginNested()) {
                loaded.homes.get(0).city = "Uri";
                loaded.homes.remove(1);
                session.flush();
                nested.rollback();
            }
            assertThat(shown(loaded.homes)).containsExactly("A, Thun", "B, Bern");
            loaded.homes.get(1).city = "Biel";
        });
        run(session -> assertThat(shown(get(session, id).homes)).containsExactly("A, Thun", "B, Biel"));
        Traveller kept = call(session -> {
            Traveller loaded = get(session, id);
            loaded.homes.size();
            return loaded;
        });
        try (Session session = sessions().openSession()) {
            session.begin(dev.orm.engine.TransactionOptions.READ_WRITE);
            Traveller loaded = get(session, id);
            loaded.homes.get(0).city = "nowhere";
            session.rollback();
            session.begin(dev.orm.engine.TransactionOptions.READ_WRITE);
            assertThat(shown(get(session, id).homes)).as("it was never flushed").containsExactly("A, Thun", "B, Biel");
            session.commit();
        }
        assertThat(shown(kept.homes)).containsExactly("A, Thun", "B, Biel");
    }

    @Test
    @Tag("SESSION-17")
    void isMergedByItsState() {
        Traveller ada = new Traveller("ada");
        ada.homes.add(new Address("A", "Bern"));
        ada.addresses.add(new Address("A", "Bern"));
        ada.offices.put("first", new Address("A", "Bern"));
        Long id = stored(ada);
        Traveller outside = call(session -> {
            Traveller loaded = get(session, id);
            loaded.homes.size();
            loaded.addresses.size();
            loaded.offices.size();
            return loaded;
        });
        run(session -> {
            session.merge(outside);
            assertThat(flushed(session)).isEmpty();
        });
        outside.homes.get(0).city = "Thun";
        outside.addresses.get(0).city = "Thun";
        outside.offices.get("first").city = "Thun";
        run(session -> {
            Traveller merged = session.merge(outside);
            assertThat(flushed(session)).hasSize(4);
            assertThat(merged.homes.get(0))
                    .as("the object outside stays outside")
                    .isNotSameAs(outside.homes.get(0));
            outside.homes.get(0).city = "Uri";
            assertThat(flushed(session)).isEmpty();
        });
        run(session -> {
            Traveller loaded = get(session, id);
            assertThat(shown(loaded.homes)).containsExactly("A, Thun");
            assertThat(shown(loaded.addresses)).containsExactly("A, Thun");
            assertThat(loaded.offices.get("first")).hasToString("A, Thun");
        });
    }

    @Test
    @Tag("SESSION-16")
    void expiredObjectsAreForgottenAndReadAgain() {
        Traveller ada = new Traveller("ada");
        ada.homes.add(new Address("A", "Bern"));
        Long id = stored(ada);
        run(session -> {
            Traveller loaded = get(session, id);
            loaded.homes.get(0).city = "Thun";
            session.expire(loaded);
            assertThat(session.isModified(loaded)).isFalse();
            assertThat(shown(loaded.homes)).containsExactly("A, Bern");
            loaded.homes.get(0).city = "Thun";
            session.refresh(loaded, traveller.homes);
            assertThat(shown(loaded.homes)).containsExactly("A, Bern");
            loaded.homes.get(0).city = "Thun";
            session.refresh(loaded);
            assertThat(shown(loaded.homes)).containsExactly("A, Bern");
            assertThat(flushed(session)).isEmpty();
        });
    }

    @Test
    @Tag("SESSION-19")
    void historyTellsWhichObjectsCameAndWent() {
        Traveller ada = new Traveller("ada");
        ada.stops.addAll(List.of(new Stop("A", 1), new Stop("B", 2)));
        ada.homes.add(new Address("A", "Bern"));
        Long id = stored(ada);
        run(session -> {
            Traveller loaded = get(session, id);
            loaded.stops.set(1, new Stop("C", 3));
            History<Stop> stops = session.history(loaded, traveller.stops);
            assertThat(stops.added()).containsExactly(new Stop("C", 3));
            assertThat(stops.unchanged()).containsExactly(new Stop("A", 1));
            assertThat(stops.removed()).containsExactly(new Stop("B", 2));
            loaded.homes.get(0).city = "Thun";
            History<Address> homes = session.history(loaded, traveller.homes);
            assertThat(shown(homes.added())).containsExactly("A, Thun");
            assertThat(shown(homes.removed())).containsExactly("A, Bern");
        });
    }

    @Test
    @Tag("LOAD-14")
    void ownersAreLockedByAJoinWithTheirElements() {
        QEmbeddableCollectionContract_Traveller.StopElement stop = traveller.stops.element("stop");
        run(session -> {
            if (sessions().engine().dialect().supports(Capability.FOR_UPDATE)) {
                assertThat(session.query(select(traveller.id)
                                        .from(traveller)
                                        .join(traveller.stops, stop)
                                        .forUpdate())
                                .list())
                        .isEmpty();
            }
        });
    }

    @Test
    @Tag("REL-16")
    void queriesNameAttributesOfElements() {
        Traveller ada = new Traveller("ada");
        ada.addresses.add(new Address("Main", "Bern"));
        ada.addresses.get(0).point = new Point(7, 8);
        ada.stops.addAll(List.of(new Stop("Basel", 5), new Stop("Olten", 9)));
        stored(ada);
        Traveller bob = new Traveller("bob");
        bob.addresses.add(new Address("High", "Thun"));
        stored(bob);
        assertThat(rows(session -> session.query(select(traveller.name)
                                .from(traveller)
                                .where(traveller.addresses.any(address -> address.city
                                        .eq("Bern")
                                        .and(address.street.startsWith("M"))
                                        .and(address.point.x.eq(7)))))
                        .list()))
                .containsExactly("ada");
        assertThat(log.sent()).anyMatch(sql -> sql.contains("exists (select 1 from address as"));
        assertThat(rows(session -> session.query(select(traveller.name)
                                .from(traveller)
                                .where(traveller.stops.isEmpty(), traveller.addresses.none(one -> one.city.eq("Bern"))))
                        .list()))
                .containsExactly("bob");
        QEmbeddableCollectionContract_Traveller.StopElement stop = traveller.stops.element("stop");
        List<Row> rows = rows(session -> session.query(select(traveller.name, stop.place, stop.minutes)
                        .from(traveller)
                        .leftJoin(traveller.stops, stop)
                        .where(stop.minutes.gt(5).or(stop.place.isNull()))
                        .orderBy(traveller.name.asc()))
                .list());
        assertThat(rows).extracting(row -> row.get(stop.place)).containsExactly("Olten", null);
        assertThat(number(session -> session.query(
                                select(traveller.stops.size()).from(traveller).where(traveller.name.eq("ada")))
                        .single()))
                .isEqualTo(2);
    }

    @Test
    void goesWithItsOwner() {
        Traveller ada = new Traveller("ada");
        ada.stops.add(new Stop("Basel", 5));
        Long id = stored(ada);
        run(session -> session.delete(get(session, id)));
        assertThat(rows(session -> session.unsafeSql("select traveller_id from traveller_stops")
                        .list(Long.class)))
                .isEmpty();
    }

    @Test
    void nullIsNoElement() {
        Traveller ada = new Traveller("ada");
        ada.homes.add(null);
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> session.add(ada)))
                .withMessage("Traveller (new).homes holds null. Take it out before flushing.");
    }

    @Test
    void readOnlySessionsKeepNothing() {
        Traveller ada = new Traveller("ada");
        ada.homes.add(new Address("A", "Bern"));
        Long id = stored(ada);
        sessions().inReadOnlyTransaction(session -> {
            get(session, id).homes.get(0).city = "Thun";
            return null;
        });
        run(session -> assertThat(shown(get(session, id).homes)).containsExactly("A, Bern"));
    }
}
