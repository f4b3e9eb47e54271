package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An object that was stored, or read, and was not changed is not written, whatever types it has. */
@EachDatabase
class UnchangedValuesTest {

    /** A value that can change in itself. */
    static final class Mutable {
        final List<String> words = new ArrayList<>();
    }

    static final class MutableConverter implements AttributeConverter<Mutable, String> {
        @Override
        public String convertToDatabaseColumn(Mutable attribute) {
            return String.join(" ", attribute.words);
        }

        @Override
        public Mutable convertToEntityAttribute(String column) {
            Mutable mutable = new Mutable();
            mutable.words.addAll(List.of(column.split(" ")));
            return mutable;
        }
    }

    @Embeddable
    static class Place {
        @Nullable
        String street;

        @Nullable
        Integer no;
    }

    @Entity
    static class Everything {
        @Id
        @GeneratedValue
        Long id;

        boolean flag;
        byte tiny;
        short small;
        int number;
        long big;
        float real;
        double precise;
        char letter = 'a';

        @Nullable
        Boolean flagObject;

        @Nullable
        Byte tinyObject;

        @Nullable
        Short smallObject;

        @Nullable
        Integer numberObject;

        @Nullable
        Long bigObject;

        @Nullable
        Float realObject;

        @Nullable
        Double preciseObject;

        @Nullable
        String text;

        @Lob
        @Nullable
        String longText;

        @Nullable
        BigDecimal amount;

        @Column(precision = 30, scale = 10)
        @Nullable
        BigDecimal exact;

        @Nullable
        BigInteger integer;

        @Nullable
        LocalDate date;

        @Nullable
        LocalTime time;

        @Nullable
        LocalDateTime dateTime;

        @Nullable
        Instant instant;

        @Nullable
        OffsetDateTime offset;

        @Nullable
        ZonedDateTime zoned;

        @Nullable
        Duration duration;

        @Column(name = "year_of")
        @Nullable
        Year year;

        @Nullable
        UUID uuid;

        byte @Nullable [] bytes;

        @Nullable
        URI uri;

        @Nullable
        Locale locale;

        @Nullable
        ZoneId zone;

        @Nullable
        Currency currency;

        @Nullable
        DayOfWeek ordinal;

        @Enumerated(EnumType.STRING)
        @Nullable
        DayOfWeek named;

        @Convert(converter = MutableConverter.class)
        @Nullable
        Mutable converted;

        @Nullable
        Json json;

        @Embedded
        @Nullable
        Place place;

        @ManyToOne
        @Nullable
        Everything other;

        @ManyToMany(cascade = CascadeType.PERSIST)
        List<Everything> list = new ArrayList<>();

        @ManyToMany
        @JoinTable(name = "everything_set")
        Set<Everything> set = new LinkedHashSet<>();

        @Version
        @Nullable
        Instant version;
    }

    private static Everything filled() {
        Everything it = new Everything();
        it.flag = true;
        it.tiny = -1;
        it.small = -2;
        it.number = -3;
        it.big = Long.MIN_VALUE;
        it.real = 0.1f;
        it.precise = 0.1;
        it.letter = 'ß';
        it.flagObject = false;
        it.tinyObject = 1;
        it.smallObject = 2;
        it.numberObject = 3;
        it.bigObject = Long.MAX_VALUE;
        it.realObject = Float.MIN_VALUE * 1e10f;
        it.preciseObject = 1e-300;
        it.text = "text ";
        it.longText = "long ".repeat(3000);
        it.amount = new BigDecimal("1.5");
        it.exact = new BigDecimal("1234567890.0123456789");
        it.integer = new BigInteger("12345678901234567890123456789");
        it.date = LocalDate.of(2024, 2, 29);
        it.time = LocalTime.of(23, 59, 59, 123_456_000);
        it.dateTime = LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1_000);
        it.instant = Instant.parse("2024-10-27T01:30:00.123456Z");
        it.offset = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(5));
        it.zoned = ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        it.duration = Duration.ofNanos(123_456_789);
        it.year = Year.of(2024);
        it.uuid = new UUID(1, -1);
        it.bytes = new byte[] {0, 1, -1};
        it.uri = URI.create("https://example.org/a?b#c");
        it.locale = Locale.CANADA_FRENCH;
        it.zone = ZoneId.of("Asia/Kolkata");
        it.currency = Currency.getInstance("JPY");
        it.ordinal = DayOfWeek.SUNDAY;
        it.named = DayOfWeek.MONDAY;
        it.converted = new Mutable();
        it.converted.words.addAll(List.of("one", "two"));
        it.json = Json.of("{\"b\": [1, 2.50, null], \"a\": \"text\"}");
        it.place = new Place();
        it.place.no = 7;
        it.list.add(new Everything());
        return it;
    }

    @Test
    @Tag("SESSION-06")
    @Tag("PAIN-15")
    void isNotWritten(TestDatabase database) {
        for (Mapping mapping : Mapping.values()) {
            StatementLog log = new StatementLog();
            try (Engine engine = Engine.builder()
                    .dataSource(database.dataSource())
                    .listener(log)
                    .build()) {
                SessionFactory sessions = SessionFactory.builder(engine)
                        .models(mapping.models(List.of(Everything.class)))
                        .build();
                sessions.schema().createMissing();
                Everything full = filled();
                Everything empty = new Everything();
                empty.place = new Place();
                full.other = empty;
                full.set.add(empty);
                sessions.inTransactionWithoutResult(session -> {
                    session.addAll(List.of(full, empty));
                    session.flush();
                    log.sent();
                    session.flush();
                    assertThat(session.isModified(full)).isFalse();
                    assertThat(session.isModified(empty)).isFalse();
                });
                assertThat(log.sent()).isEmpty();
                sessions.inTransactionWithoutResult(session -> {
                    Everything read = session.get(Everything.class, full.id);
                    assertThat(read.list).hasSize(1);
                    assertThat(read.set).hasSize(1);
                    assertThat(read.converted.words).containsExactly("one", "two");
                    assertThat(session.isModified(read)).isFalse();
                    session.get(Everything.class, empty.id);
                    log.sent();
                });
                assertThat(log.sent()).isEmpty();
                sessions.inTransactionWithoutResult(session -> {
                    Everything read = session.get(Everything.class, full.id);
                    Everything same = filled();
                    read.text = new String(same.text);
                    read.amount = new BigDecimal("1.500");
                    read.bytes = same.bytes;
                    read.converted = same.converted;
                    read.json = same.json;
                    read.zoned = same.zoned.withZoneSameInstant(ZoneOffset.UTC);
                    read.place = same.place;
                    read.numberObject = Integer.valueOf(3);
                    log.sent();
                });
                assertThat(log.sent()).as("equal values are no change").isEmpty();
            }
        }
    }
}
