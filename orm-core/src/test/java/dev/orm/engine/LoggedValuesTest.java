package dev.orm.engine;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.mapping.EntityModels;
import dev.orm.mapping.Sensitive;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.session.SessionFactory;
import dev.orm.sql.Insert;
import dev.orm.sql.Select;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;

@EachDatabase
class LoggedValuesTest {

    private static final int DEBUG = 10;

    private static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    private static final Column<String> NOTE = new Column<>("note", SqlType.TEXT, true);
    private static final Column<String> PASSWORD =
            new Column<>("password", SqlType.varchar(100).sensitive(), true);

    private static final Table LOGINS = Table.builder(TableName.of("logins"))
            .column(ID)
            .column(NOTE)
            .column(PASSWORD)
            .primaryKey("id")
            .build();

    private static final TableRef LOGIN = new TableRef(LOGINS, "l");
    private static final ColumnRef<String> SECRET = LOGIN.column(PASSWORD);

    @Entity
    static class Account {
        @Id
        @Nullable
        Integer id;

        @Sensitive
        @Nullable
        String token;
    }

    private static Insert login(int id, String note, @Nullable String password) {
        TableRef target = new TableRef(LOGINS, "");
        return insertInto(target)
                .set(target.column(ID), id)
                .set(target.column(NOTE), note)
                .set(target.column(PASSWORD), password);
    }

    /** What is logged at the level of statements while something is done. */
    private static List<String> logged(Engine engine, Runnable work) throws ReflectiveOperationException {
        Field level = SimpleLogger.class.getDeclaredField("currentLogLevel");
        level.setAccessible(true);
        SimpleLogger logger = (SimpleLogger) LoggerFactory.getLogger("dev.orm.sql");
        Object before = level.get(logger);
        PrintStream standard = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.connect(false).close();
        try {
            level.set(logger, DEBUG);
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            work.run();
        } finally {
            System.setErr(standard);
            level.set(logger, before);
        }
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains("org.mariadb.jdbc"))
                .toList();
    }

    private static Engine engine(TestDatabase database, boolean logValues) {
        return Engine.builder()
                .dataSource(database.dataSource())
                .logValues(logValues)
                .build();
    }

    private static void create(TestDatabase database) {
        try (Fixture fixture = Fixture.open(database)) {
            fixture.create(LOGINS);
        }
    }

    @Test
    @Tag("SEC-25")
    @Tag("ENGINE-14")
    void nothingIsShownUnlessItIsAskedFor(TestDatabase database) throws ReflectiveOperationException {
        create(database);
        try (Engine engine = engine(database, false)) {
            List<String> log =
                    logged(engine, () -> engine.inTransaction(c -> c.execute(login(4711, "s3cret", "hunter2"))));
            assertThat(log).singleElement().asString().contains("insert").doesNotContain("4711", "s3cret", "hunter2");
        }
    }

    @Test
    @Tag("SEC-25")
    void eachStatementIsOneLineWithoutWhatIsSensitive(TestDatabase database) throws ReflectiveOperationException {
        create(database);
        String hostile = "ok\r\nERROR forged \u001b[31m \u2028 \u202e 'quoted' \\ \ud83d\ude00";
        try (Engine engine = engine(database, true)) {
            List<String> log = logged(
                    engine,
                    () -> engine.inTransaction(c -> {
                        c.execute(login(1, hostile, "secret=hunter2"));
                        c.execute(login(2, "x".repeat(100_000), null));
                        Select<String> found = select(LOGIN.column(NOTE))
                                .from(LOGIN)
                                .where(SECRET.eq("secret=hunter2"))
                                .orderBy(LOGIN.column(NOTE).asc());
                        assertThat(c.query(found).list()).containsExactly(hostile);
                        try (var rows = c.query(found).stream()) {
                            assertThat(rows).hasSize(1);
                        }
                        assertThat(c.query(select(LOGIN.column(NOTE))
                                                .from(LOGIN)
                                                .where(SECRET.in("secret=hunter2", "b")))
                                        .list())
                                .hasSize(1);
                        c.executeBatch(List.of(3, 4), id -> login(id, "note " + id, "secret=hunter2"));
                        return c.execute(
                                deleteFrom(LOGIN).where(LOGIN.column(ID).in(List.of(3, 4))));
                    }));
            assertThat(log).hasSize(7).noneMatch(line -> line.contains("hunter2"));
            assertThat(String.join("", log)).matches("[^\\p{Cc}\\p{Cf}\\u2028]*");
            assertThat(log.get(0))
                    .contains(
                            "'ok\\u000d\\u000aERROR forged \\u001b[31m \\u2028 \\u202e \\'quoted\\' \\\\ \ud83d\ude00'")
                    .contains("***")
                    .contains("[1, ");
            assertThat(log.get(1)).contains("'" + "x".repeat(199) + "…").doesNotContain("x".repeat(200));
            assertThat(log.subList(2, 5)).allMatch(line -> line.endsWith(" [***]"));
            assertThat(log.get(5)).contains("2 executions", "[3, 'note 3', ***]");
            assertThat(log.get(6)).contains("(3, 4)");
        }
    }

    @Test
    @Tag("SEC-25")
    void aRefusedStatementShowsNoMore(TestDatabase database) throws ReflectiveOperationException {
        create(database);
        List<Throwable> thrown = new ArrayList<>();
        try (Engine engine = engine(database, true)) {
            engine.inTransaction(c -> c.execute(login(1, "a", "secret=hunter2")));
            List<String> log = logged(
                    engine,
                    () -> assertThatThrownBy(
                                    () -> engine.inTransaction(c -> c.execute(login(1, "n0te", "secret=hunter2"))))
                            .isInstanceOf(UniqueViolationException.class)
                            .satisfies(thrown::add));
            assertThat(log)
                    .singleElement()
                    .asString()
                    .contains("UNIQUE", "n0te", "***")
                    .doesNotContain("hunter2");
        }
        for (Throwable at = thrown.get(0); at != null; at = at.getCause()) {
            assertThat(Objects.toString(at)).doesNotContain("hunter2", "n0te");
        }
    }

    @Test
    @Tag("SEC-25")
    void attributesOfEntitiesAreMarked(TestDatabase database) throws ReflectiveOperationException {
        try (Engine engine = engine(database, true)) {
            SessionFactory sessions = SessionFactory.builder(engine)
                    .models(EntityModels.reflective(List.of(Account.class)))
                    .build();
            sessions.schema().createMissing();
            List<String> log = logged(engine, () -> {
                sessions.inTransactionWithoutResult(session -> {
                    Account account = new Account();
                    account.id = 4711;
                    account.token = "secret=hunter2";
                    session.add(account);
                });
                sessions.inTransactionWithoutResult(
                        session -> session.get(Account.class, 4711).token = "secret=hunter3");
            });
            assertThat(log)
                    .noneMatch(line -> line.contains("hunter"))
                    .anyMatch(line -> line.contains("insert into") && line.contains("4711") && line.contains("***"))
                    .anyMatch(line -> line.contains("update ") && line.contains("4711") && line.contains("***"));
            sessions.schema().validate();
        }
    }
}
