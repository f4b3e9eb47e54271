package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Neither the zone of the JVM nor that of the session of the database moves a time. */
@EachDatabase
class ZonesTest {

    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu");

    /** How a session is given a zone, where it has one. */
    private static final Map<DatabaseKind, String> SET_ZONE = Map.of(
            DatabaseKind.POSTGRESQL, "set time zone '%s'",
            DatabaseKind.H2, "set time zone '%s'",
            DatabaseKind.MARIADB, "set time_zone = '%s'");

    /** MariaDB knows names of zones only after an administrator has loaded them. */
    private static final Map<String, String> OFFSETS =
            Map.of("UTC", "+00:00", "Europe/Berlin", "+01:00", "Asia/Kathmandu", "+05:45", "Asia/Tokyo", "+09:00");

    private static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);
    private static final Column<Instant> AT = new Column<>("a", SqlType.INSTANT, false);
    private static final Column<LocalDateTime> LOCAL = new Column<>("b", SqlType.TIMESTAMP, false);
    private static final Column<LocalDate> DATE = new Column<>("c", SqlType.DATE, false);
    private static final Column<LocalTime> TIME = new Column<>("d", SqlType.TIME, false);
    private static final Column<OffsetDateTime> OFFSET =
            new Column<>("e", Objects.requireNonNull(JavaTypes.find(OffsetDateTime.class)), false);
    private static final List<Column<?>> COLUMNS = List.of(KEY, AT, LOCAL, DATE, TIME, OFFSET);
    private static final Table TABLE = Table.builder(TableName.of("t"))
            .column(KEY)
            .column(AT)
            .column(LOCAL)
            .column(DATE)
            .column(TIME)
            .column(OFFSET)
            .build();

    /** Gaps and overlaps of clocks, both ends of the calendar, the epoch, digits below the microsecond. */
    private static List<Instant> instants(Random random) {
        List<Instant> instants = new ArrayList<>(List.of(
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("0001-01-01T23:59:59.999999999Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("1582-10-10T12:00:00Z"),
                Instant.parse("1883-11-18T12:03:58.5Z"),
                Instant.parse("1893-03-31T23:06:32Z"),
                Instant.parse("1985-12-31T18:30:00.000001Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.EPOCH,
                Instant.parse("2026-03-29T00:59:59.999999999Z"),
                Instant.parse("2026-03-29T01:00:00Z"),
                Instant.parse("2026-03-29T01:30:00Z"),
                Instant.parse("2026-10-25T00:30:00Z"),
                Instant.parse("2026-10-25T01:30:00Z"),
                Instant.parse("2026-12-31T23:59:59.999999999Z")));
        while (instants.size() < 40) {
            instants.add(Instant.ofEpochSecond(
                    random.nextLong(-62_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000)));
        }
        return instants;
    }

    @Test
    @Tag("FAULT-26")
    @Tag("FAULT-27")
    void doNotMoveATime(TestDatabase database) {
        TimeZone before = TimeZone.getDefault();
        long seed = new Random().nextLong();
        List<Instant> instants = instants(new Random(seed));
        try (Fixture db = Fixture.open(database).create(TABLE)) {
            int key = 0;
            for (String jvm : ZONES) {
                for (String session : SET_ZONE.containsKey(database.kind()) ? ZONES : List.of("")) {
                    zones(db, database, jvm, session);
                    write(db, instants, key);
                    zones(db, database, "America/New_York", session.isEmpty() ? "" : "Asia/Tokyo");
                    isAsWritten(db, instants, key, "seed " + seed + ", " + jvm + ", " + session);
                    key += instants.size();
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static void zones(Fixture db, TestDatabase database, String jvm, String session) {
        TimeZone.setDefault(TimeZone.getTimeZone(jvm));
        if (!session.isEmpty()) {
            String zone = database.kind() == DatabaseKind.MARIADB ? OFFSETS.get(session) : session;
            db.exactly(SET_ZONE.get(database.kind()).formatted(zone));
        }
    }

    private static LocalDateTime wall(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static void write(Fixture db, List<Instant> instants, int firstKey) {
        for (int i = 0; i < instants.size(); i++) {
            Instant at = instants.get(i);
            LocalDateTime wall = wall(at);
            db.insert(TABLE, COLUMNS, new Object[] {
                firstKey + i, at, wall, wall.toLocalDate(), wall.toLocalTime(), at.atOffset(ZoneOffset.ofHours(i % 18))
            });
        }
    }

    private static void isAsWritten(Fixture db, List<Instant> instants, int firstKey, String about) {
        TableRef t = new TableRef(TABLE, "x");
        List<List<@Nullable Object>> rows =
                db.rows(Sql.select(t.column(AT), t.column(LOCAL), t.column(DATE), t.column(TIME), t.column(OFFSET))
                        .from(t)
                        .orderBy(t.column(KEY).asc()));
        for (int i = 0; i < instants.size(); i++) {
            Instant at = instants.get(i).truncatedTo(ChronoUnit.MICROS);
            LocalDateTime wall = wall(at);
            assertThat(rows.get(firstKey + i))
                    .as("%s, %s", about, at)
                    .containsExactly(at, wall, wall.toLocalDate(), wall.toLocalTime(), at.atOffset(ZoneOffset.UTC));
        }
    }
}
