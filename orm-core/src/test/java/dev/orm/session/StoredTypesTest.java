package dev.orm.session;

import static dev.orm.sql.Sql.all;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.JsonColumn;
import dev.orm.mapping.MappingException;
import dev.orm.mapping.NamingStrategy;
import dev.orm.sql.Condition;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attributes of every kind of type are stored, and changes inside of them found, with and without generated code. */
@EachDatabase
class StoredTypesTest {

    record Address(String street, int no) {}

    enum Status {
        DRAFT("d"),
        PUBLISHED("p");

        @EnumeratedValue
        final String code;

        Status(String code) {
            this.code = code;
        }
    }

    enum Level {
        LOW(10),
        HIGH(20);

        @EnumeratedValue
        final int code;

        Level(int code) {
            this.code = code;
        }
    }

    @Entity
    static class Parcel {
        @Id
        @GeneratedValue
        Long id;

        Json raw;

        @JsonColumn
        Address address;

        @JsonColumn
        Map<String, Integer> scores;

        List<String> words = new ArrayList<>();

        @Enumerated(EnumType.STRING)
        List<DayOfWeek> days = new ArrayList<>();

        String[] lines;

        Status status;

        Level level;

        @Column(precision = 38, scale = 10)
        BigDecimal weight;

        BigInteger number;
        OffsetDateTime sent;
        Duration taken;
        private String note;

        Optional<String> getNote() {
            return Optional.ofNullable(note);
        }

        void setNote(String value) {
            note = value;
        }
    }

    private static Parcel parcel() {
        Parcel parcel = new Parcel();
        parcel.raw = Json.of("{\"b\":[1,null],\"a\":\"x\"}");
        parcel.address = new Address("Main Street", 7);
        parcel.scores = new LinkedHashMap<>(Map.of("ada", 1));
        parcel.words.addAll(Arrays.asList("one", null, "two, \"three\""));
        parcel.days.add(DayOfWeek.FRIDAY);
        parcel.lines = new String[] {"a", "b"};
        parcel.status = Status.PUBLISHED;
        parcel.level = Level.HIGH;
        parcel.weight = new BigDecimal("1234567890123456789.0123456789");
        parcel.number = new BigInteger("12345678901234567890123456789012345678");
        parcel.sent = Instant.parse("2026-11-25T12:00:00.123456Z").atOffset(ZoneOffset.ofHours(5));
        parcel.taken = Duration.ofNanos(1_234_567_890_123L);
        parcel.setNote("fragile");
        return parcel;
    }

    private static EntityModels models(Mapping mapping) {
        return mapping == Mapping.GENERATED
                ? EntityModels.of(List.of(Parcel.class), NamingStrategy.AS_MAPPED, new PlainJson())
                : EntityModels.reflective(List.of(Parcel.class), NamingStrategy.AS_MAPPED, new PlainJson());
    }

    @Test
    @Tag("EXT-08")
    @Tag("CORE-44")
    @Tag("CORE-45")
    @Tag("CORE-46")
    void areStoredAndTheirChangesFound(TestDatabase database) {
        for (Mapping mapping : Mapping.values()) {
            StatementLog log = new StatementLog();
            try (Engine engine = Engine.builder()
                    .dataSource(database.dataSource())
                    .listener(log)
                    .build()) {
                SessionFactory sessions =
                        SessionFactory.builder(engine).models(models(mapping)).build();
                sessions.schema().createMissing();
                Long id = sessions.inTransaction(session -> {
                    Parcel parcel = parcel();
                    session.add(parcel);
                    session.flush();
                    return parcel.id;
                });
                log.sent();
                sessions.inTransactionWithoutResult(session -> isAsStored(session.get(Parcel.class, id)));
                assertThat(log.sent()).as("nothing has changed").noneMatch(sql -> sql.startsWith("update"));
                sessions.inTransactionWithoutResult(session -> {
                    Parcel parcel = session.get(Parcel.class, id);
                    parcel.sent = parcel.sent.withOffsetSameInstant(ZoneOffset.ofHours(-3));
                    parcel.scores = new LinkedHashMap<>(parcel.scores);
                    parcel.lines = parcel.lines.clone();
                    parcel.weight = new BigDecimal("1234567890123456789.01234567890");
                });
                assertThat(log.sent()).as("equal values").noneMatch(sql -> sql.startsWith("update"));
                sessions.inTransactionWithoutResult(session -> {
                    Parcel parcel = session.get(Parcel.class, id);
                    parcel.words.add("four");
                    parcel.scores.put("bob", 2);
                    parcel.lines[0] = "changed";
                });
                assertThat(log.sent())
                        .filteredOn(sql -> sql.startsWith("update"))
                        .hasSize(1);
                sessions.inTransactionWithoutResult(session -> {
                    Parcel parcel = session.get(Parcel.class, id);
                    assertThat(parcel.words).containsExactly("one", null, "two, \"three\"", "four");
                    assertThat(parcel.scores).isEqualTo(Map.of("ada", 1, "bob", 2));
                    assertThat(parcel.lines).containsExactly("changed", "b");
                });
                Long empty = sessions.inTransaction(session -> {
                    Parcel parcel = new Parcel();
                    parcel.words = null;
                    session.add(parcel);
                    session.flush();
                    return parcel.id;
                });
                sessions.inTransactionWithoutResult(session -> {
                    Parcel parcel = session.get(Parcel.class, empty);
                    assertThat(parcel.words).isNull();
                    assertThat(parcel.days).isEmpty();
                    assertThat(parcel.raw).isNull();
                    assertThat(parcel.address).isNull();
                    assertThat(parcel.getNote()).isEmpty();
                });
                sessions.schema().validate();
            }
        }
    }

    @Test
    @Tag("CORE-44")
    @Tag("CORE-45")
    void areAskedForWhatTheyHold(TestDatabase database) {
        QStoredTypesTest_Parcel parcel = QStoredTypesTest_Parcel.parcel;
        for (Mapping mapping : Mapping.values()) {
            try (Engine engine = Engine.create(database.dataSource())) {
                SessionFactory sessions =
                        SessionFactory.builder(engine).models(models(mapping)).build();
                sessions.schema().createMissing();
                sessions.inTransactionWithoutResult(session -> {
                    session.execute(deleteFrom(parcel).everyRow());
                    session.add(parcel());
                    session.flush();
                    List<Condition> conditions = List.of(
                            parcel.words.contains("two, \"three\""),
                            parcel.words.get(1).isNull(),
                            parcel.lines.containsAll(List.of("b", "a")),
                            parcel.lines.get(0).eq("a"),
                            parcel.lines.length().eq(2),
                            parcel.days.contains(DayOfWeek.FRIDAY),
                            value(DayOfWeek.FRIDAY).eq(all(parcel.days)),
                            parcel.raw.get("b").get(0).asLong().eq(1L),
                            parcel.scores.get("ada").asLong().eq(1L),
                            parcel.address.get("street").asText().eq("Main Street"));
                    for (Condition condition : conditions) {
                        assertThat(session.query(select(parcel.days.get(0))
                                                .from(parcel)
                                                .where(condition))
                                        .list())
                                .as("%s", condition)
                                .containsExactly(DayOfWeek.FRIDAY);
                        assertThat(session.query(select(parcel.lines)
                                                .from(parcel)
                                                .where(condition.not()))
                                        .list())
                                .as("not %s", condition)
                                .isEmpty();
                    }
                    if (engine.dialect().supports(Capability.JSON_CHANGE)) {
                        session.execute(update(parcel)
                                .set(
                                        parcel.address,
                                        parcel.address.get("street").set(value("Side Street")))
                                .everyRow());
                        assertThat(session.query(select(parcel.address).from(parcel))
                                        .list())
                                .extracting(Address::street)
                                .containsExactly("Side Street");
                    }
                });
            }
        }
    }

    private static void isAsStored(Parcel read) {
        assertThat(read).usingRecursiveComparison().ignoringFields("id", "sent").isEqualTo(parcel());
        assertThat(read.sent).isEqualTo(parcel().sent);
        assertThat(read.sent.getOffset()).isEqualTo(ZoneOffset.UTC);
        assertThat(read.getNote()).hasValue("fragile");
    }

    @Test
    @Tag("CORE-44")
    void jsonNeedsAFormat() {
        assertThatThrownBy(() -> EntityModels.of(List.of(Parcel.class)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("address")
                .hasMessageContaining("needs a JsonFormat");
    }
}
