package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EachDatabase(
        only = DatabaseKind.MARIADB,
        reason = "No other server changes the meaning of statements by its settings.")
class MariadbSettingsTest {

    private static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false, true);
    private static final Column<String> NAME = new Column<>("name", SqlType.varchar(10), true);
    private static final Column<Integer> ONE = new Column<>("one", SqlType.INTEGER, true);
    private static final Column<Integer> OTHER = new Column<>("other", SqlType.INTEGER, true);
    private static final Column<Instant> AT = new Column<>("at", SqlType.INSTANT, true);
    private static final Column<LocalDateTime> LOCAL = new Column<>("local", SqlType.TIMESTAMP, true);
    private static final Column<LocalTime> CLOCK = new Column<>("clock", SqlType.TIME, true);

    private static final Table THINGS = Table.builder(TableName.of("things"))
            .column(ID)
            .column(NAME)
            .column(ONE)
            .column(OTHER)
            .column(AT)
            .column(LOCAL)
            .column(CLOCK)
            .primaryKey(new PrimaryKey("pk_things", List.of("id")))
            .build();

    private static final TableRef THING = new TableRef(THINGS, "t");

    private final TestDatabase database;
    private final TimeZone before = TimeZone.getDefault();

    MariadbSettingsTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void restore() throws SQLException {
        TimeZone.setDefault(before);
        raw("set global sql_mode = default");
        raw("set global time_zone = default");
    }

    private void raw(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ANSI",
                "ORACLE",
                "NO_BACKSLASH_ESCAPES",
                "EMPTY_STRING_IS_NULL,PAD_CHAR_TO_FULL_LENGTH",
                "TRADITIONAL"
            })
    @Tag("SEC-15")
    @Tag("SEC-32")
    @Tag("FAULT-29")
    void statementsMeanTheSameInEveryModeOfTheServer(String mode) throws SQLException {
        raw("set global sql_mode = '" + mode + "'");
        raw("set global time_zone = '+05:45'");
        raw("alter database " + database.url().replaceFirst(".*/", "") + " character set latin1");
        try (Fixture db = Fixture.open(database)) {
            db.create(THINGS);
            for (String text : List.of("a", "A", "a ", "", "\\", "'", "\\'", "\uD83D\uDE00", "\"", "`")) {
                db.insert(THINGS, List.of(NAME, ONE, OTHER), new Object[] {text, 1, 2});
                assertThat(db.values(Sql.select(THING.column(NAME))
                                .from(THING)
                                .where(THING.column(NAME).eq(text))))
                        .containsExactly(text);
            }
            assertThatThrownBy(() -> db.exactly("insert into things (name) values ('longer than ten')"))
                    .isInstanceOf(DataConversionException.class);
            assertThatThrownBy(() -> db.exactly("insert into things (one) values (5000000000)"))
                    .isInstanceOf(DataConversionException.class);
            db.run(Sql.update(THING)
                    .set(THING.column(ONE), THING.column(OTHER))
                    .set(THING.column(OTHER), THING.column(ONE))
                    .everyRow());
            assertThat(db.rows(Sql.select(THING.column(ONE), THING.column(OTHER))
                            .from(THING)
                            .where(THING.column(NAME).eq("a"))))
                    .containsExactly(List.of(2, 1));
            db.insert(THINGS, List.of(ID, NAME), new Object[] {0L, "zero"});
            assertThat(db.value(Sql.select(THING.column(ID))
                            .from(THING)
                            .where(THING.column(NAME).eq("zero"))))
                    .isEqualTo(0L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?connectionTimeZone=UTC",
                "?connectionTimeZone=Asia/Kathmandu&preserveInstants=true",
                "?connectionTimeZone=+05:45&forceConnectionTimeZoneToSession=true&preserveInstants=true",
                "?useServerPrepStmts=true&connectionTimeZone=UTC&preserveInstants=true"
            })
    @Tag("FAULT-26")
    void optionsOfTheDriverMoveNoTime(String options) {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (Fixture db = Fixture.open(Engine.builder()
                .url(database.url() + options)
                .credentials(database.username(), database.password())
                .build())) {
            db.create(THINGS);
            for (String text : List.of(
                    "2026-03-29T02:30:00.123456",
                    "2026-10-25T00:30:00",
                    "2026-10-25T01:30:00.5",
                    "0001-01-01T00:00:00",
                    "9999-12-31T23:59:59.999999")) {
                LocalDateTime local = LocalDateTime.parse(text);
                Instant instant = local.toInstant(ZoneOffset.UTC);
                db.run(Sql.deleteFrom(THING).everyRow());
                db.insert(THINGS, List.of(AT, LOCAL, CLOCK), new Object[] {instant, local, local.toLocalTime()});
                assertThat(db.rows(Sql.select(THING.column(AT), THING.column(LOCAL), THING.column(CLOCK))
                                .from(THING)
                                .where(THING.column(AT)
                                        .eq(instant)
                                        .and(THING.column(LOCAL).eq(local)))))
                        .containsExactly(List.of(instant, local, local.toLocalTime()));
            }
        }
    }

    @Test
    @Tag("ENGINE-29")
    void refusesToCountChangedRowsInsteadOfMatchedOnes() {
        Engine engine = Engine.builder()
                .url(database.url() + "?useAffectedRows=true")
                .credentials(database.username(), database.password())
                .build();
        assertThatThrownBy(() -> engine.connect(false))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("useAffectedRows");
    }
}
