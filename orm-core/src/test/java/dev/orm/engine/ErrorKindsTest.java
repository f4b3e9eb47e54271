package dev.orm.engine;

import static dev.orm.engine.People.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ErrorKindsTest {

    private static final List<Column<?>> NAMED = List.of(People.NAME, People.ACTIVE);

    private Fixture db;
    private TestDatabase database;
    private DatabaseKind kind;

    @BeforeEach
    void open(TestDatabase given) {
        database = given;
        kind = given.kind();
        db = Fixture.open(given);
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private <E extends DatabaseException> E error(Class<E> type, Runnable work) {
        E error = catchThrowableOfType(type, work::run);
        assertThat(error).as("a %s", type.getSimpleName()).isNotNull();
        return error;
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("SCHEMA-02")
    void unique() {
        UniqueViolationException error =
                error(UniqueViolationException.class, () -> db.insert(People.PEOPLE, NAMED, row("ada", true)));
        assertThat(error.kind()).isEqualTo(Kind.UNIQUE);
        assertThat(error.sql()).startsWith("insert into ").contains("people");
        assertThat(error.constraint()).isEqualTo(kind == DatabaseKind.SQLITE ? null : "uq_people_name");
        if (kind == DatabaseKind.MARIADB) {
            assertThat(error.columns()).as("what this database does not tell").isEmpty();
        } else {
            assertThat(error.table()).isEqualTo("people");
            assertThat(error.columns()).containsExactly("name");
            assertThat(error).message().contains(" of people (name).");
        }
        assertThat(error).isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    @Tag("ENGINE-15")
    void aKeyOfSeveralColumnsNamesThemInOrder() {
        Dialect dialect = db.engine().dialect();
        String seats = dialect.quote("Seats all");
        String key = dialect.quote("row no") + ", " + dialect.quote("Place");
        db.exactly("create table " + seats + " (" + key.replace(",", " integer not null,")
                + " integer not null, who varchar(20), constraint uq_seats unique (" + key + "))");
        String insert = "insert into " + seats + " values (1, 2, ') of x (y)')";
        db.exactly(insert);
        UniqueViolationException error = error(UniqueViolationException.class, () -> db.exactly(insert));
        if (kind != DatabaseKind.MARIADB) {
            assertThat(error.table()).isEqualTo("Seats all");
            assertThat(error.columns()).containsExactly("row no", "Place");
        }
        assertThat(error.constraint()).isEqualTo(kind == DatabaseKind.SQLITE ? null : "uq_seats");
    }

    @Test
    @Tag("ENGINE-15")
    void primaryKey() {
        boolean namesPrimaryKeys =
                kind != DatabaseKind.SQLITE && db.engine().dialect().supports(Capability.NAMED_PRIMARY_KEYS);
        UniqueViolationException error = error(
                UniqueViolationException.class,
                () -> db.insert(People.PEOPLE, List.of(People.ID, People.NAME, People.ACTIVE), row(1L, "new", true)));
        assertThat(error.constraint()).isEqualTo(namesPrimaryKeys ? "pk_people" : null);
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("SCHEMA-02")
    void foreignKey() {
        ForeignKeyViolationException missing = error(
                ForeignKeyViolationException.class, () -> db.insert(People.POSTS, List.of(People.AUTHOR), row(99L)));
        assertThat(missing.constraint()).isEqualTo(kind == DatabaseKind.SQLITE ? null : "fk_posts_author_id");
        assertThat(missing.table()).isEqualTo(kind == DatabaseKind.SQLITE ? null : "posts");
        assertThat(missing.columns()).isEqualTo(kind == DatabaseKind.SQLITE ? List.of() : List.of("author_id"));
        error(
                ForeignKeyViolationException.class,
                () -> db.run(Sql.deleteFrom(People.PERSON)
                        .where(People.PERSON.column(People.ID).eq(1L))));
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("SCHEMA-02")
    void notNullAndCheck() {
        NotNullViolationException missing =
                error(NotNullViolationException.class, () -> db.insert(People.PEOPLE, NAMED, row(null, true)));
        assertThat(missing.columns()).containsExactly("name");
        boolean namesTable = kind == DatabaseKind.SQLITE || kind == DatabaseKind.POSTGRESQL;
        assertThat(missing.table()).isEqualTo(namesTable ? "people" : null);
        assertThat(missing).message().contains("got none").contains("(name).");
        db.ddl("create table \"checked\" (\"n\" integer, constraint \"ck_n\" check (\"n\" > 0))");
        CheckViolationException error =
                error(CheckViolationException.class, () -> db.ddl("insert into \"checked\" values (-1)"));
        assertThat(error.constraint()).isEqualTo("ck_n");
    }

    @Test
    @Tag("ENGINE-15")
    void syntaxAndMissingTable() {
        SqlSyntaxException syntax = error(SqlSyntaxException.class, () -> db.ddl("selec 1"));
        assertThat(syntax).hasMessageContaining("selec 1");
        assertThat(error(SqlSyntaxException.class, () -> db.ddl("delete from nope")))
                .message()
                .containsIgnoringCase("nope");
    }

    @Test
    @Tag("ENGINE-15")
    void data() {
        TableRef people = People.PERSON;
        Dialect dialect = db.engine().dialect();
        if (!dialect.supports(Capability.STRICT_TYPES)) {
            db.ddl("create table \"loose\" (\"d\" text)");
            db.ddl("insert into \"loose\" values ('secret')");
            Column<?> date = new Column<>("d", SqlType.DATE, true);
            TableRef loose = new TableRef(
                    dev.orm.schema.Table.builder(dev.orm.schema.TableName.of("loose"))
                            .column(date)
                            .build(),
                    "l");
            DataConversionException error = error(
                    DataConversionException.class,
                    () -> db.rows(Sql.select(loose.column(date)).from(loose)));
            assertThat(error).message().contains("holds no date").doesNotContain("secret");
        } else {
            String tooLong = "insert into \"people\" (\"name\", \"active\") values ('" + "n".repeat(21) + "', true)";
            error(DataConversionException.class, () -> db.ddl(tooLong));
        }
        if (dialect.supports(Capability.CHECKED_CASTS)) {
            error(
                    DataConversionException.class,
                    () -> db.rows(Sql.select(Sql.cast(people.column(People.NAME), SqlType.INTEGER))
                            .from(people)));
        }
    }

    @Test
    @Tag("ENGINE-15")
    void lock() throws SQLException {
        Engine engine = Engine.create(database.dataSource());
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement();
                EngineConnection waiting = engine.connect(false)) {
            switch (kind) {
                case SQLITE -> {
                    try (Statement pragma = waiting.jdbc().createStatement()) {
                        pragma.execute("pragma busy_timeout = 50");
                    }
                }
                case H2 -> Fixture.update(waiting, "set lock_timeout 100");
                case MARIADB -> Fixture.update(waiting, "set innodb_lock_wait_timeout = 1");
                case POSTGRESQL -> Fixture.update(waiting, "set lock_timeout = '100ms'");
            }
            other.setAutoCommit(false);
            statement.execute(Fixture.named(waiting, "update \"people\" set \"age\" = 1"));
            assertThatExceptionOfType(LockException.class).isThrownBy(() -> {
                waiting.begin(TransactionOptions.READ_WRITE);
                Fixture.update(waiting, "update \"people\" set \"age\" = 2");
            });
            other.rollback();
        }
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("ENGINE-14")
    void tellsNoValueOfARow() {
        db.insert(People.PEOPLE, NAMED, row("s3cret", true));
        for (Runnable work : List.<Runnable>of(
                () -> db.insert(People.PEOPLE, NAMED, row("s3cret", true)),
                () -> db.ddl(
                        "insert into \"people\" (\"name\", \"active\") select \"name\", \"active\" from \"people\""),
                () -> db.ddl(
                        "insert into \"people\" (\"name\", \"active\", \"age\") select 'x', true, \"name\" from \"people\""))) {
            try {
                work.run();
            } catch (DatabaseException error) {
                StringWriter all = new StringWriter();
                error.printStackTrace(new PrintWriter(all));
                assertThat(all.toString()).doesNotContain("s3cret");
            }
        }
    }

    @Test
    @Tag("ENGINE-15")
    void tellsTheDriversWordsIfAsked() {
        Engine telling = Engine.builder()
                .dataSource(database.dataSource())
                .includeDriverMessages(true)
                .build();
        try (EngineConnection connection = telling.connect(false)) {
            UniqueViolationException error = error(
                    UniqueViolationException.class,
                    () -> Fixture.update(
                            connection, "insert into \"people\" (\"name\", \"active\") values ('ada', true)"));
            assertThat(error.getCause()).isInstanceOf(SQLException.class);
            assertThat(error.getMessage())
                    .contains(error.getCause().getMessage().substring(0, 10));
        }
    }

    @Test
    @Tag("ENGINE-15")
    void aUserWhoIsRefusedIsNoLostConnection() {
        try (Engine wrong = Engine.builder()
                .url(database.url())
                .credentials("nobody", "s3cret")
                .build()) {
            if (database.username().isEmpty()) {
                assertThat(wrong.<Integer>inReadOnlyTransaction(
                                c -> c.unsafeSql("select 1").list(Integer.class).get(0)))
                        .as("a database without users")
                        .isEqualTo(1);
                return;
            }
            AccessDeniedException refused = error(
                    AccessDeniedException.class, () -> wrong.connect(false).close());
            assertThat(refused.kind()).isEqualTo(Kind.ACCESS_DENIED);
            assertThat(refused).message().contains("Trying again is of no use").doesNotContain("s3cret");
        }
    }

    @Test
    @Tag("ENGINE-26")
    void connectionThatIsGone() throws SQLException {
        Engine engine = Engine.create(database.dataSource());
        EngineConnection connection = engine.connect(false);
        connection.jdbc().close();
        error(ConnectionException.class, () -> Fixture.update(connection, "delete from \"posts\""));
        connection.close();
        try (EngineConnection next = engine.connect(false)) {
            assertThat(Fixture.update(next, "delete from \"posts\"")).isEqualTo(4);
        }
    }
}
