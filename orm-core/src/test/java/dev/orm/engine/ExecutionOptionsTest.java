package dev.orm.engine;

import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Select;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EachDatabase
class ExecutionOptionsTest {

    private static final Column<Integer> NUMBER = new Column<>("number", SqlType.INTEGER, false);

    private static TableRef notes(String schema) {
        return new TableRef(
                Table.builder(new TableName(schema, "notes")).column(NUMBER).build(), "");
    }

    private final List<String> sent = new ArrayList<>();
    private Engine engine;

    @BeforeEach
    void open(TestDatabase database, @TempDir Path directory) throws Exception {
        engine = Engine.builder()
                .dataSource(database.dataSource())
                .errorHandler((error, driver) -> {
                    sent.add(String.valueOf(error.sql()));
                    return error;
                })
                .connectionListener(new ConnectionListener() {
                    @Override
                    public void opened(java.sql.Connection connection) throws java.sql.SQLException {
                        if (!connection.getMetaData().getURL().startsWith("jdbc:sqlite")) {
                            return;
                        }
                        for (String tenant : List.of("ada", "bob")) {
                            try (var statement = connection.createStatement()) {
                                statement.execute("attach '" + directory.resolve(tenant + ".db") + "' as " + tenant);
                            }
                        }
                    }
                })
                .build();
        boolean attached = !engine.dialect().supports(Capability.CONCURRENT_WRITERS);
        engine.inTransaction(c -> {
            for (String tenant : List.of("ada", "bob")) {
                String schema = c.dialect().quote(tenant);
                if (!attached) {
                    c.unsafeSql("create schema " + schema).update();
                }
                c.unsafeSql("create table " + schema + "." + c.dialect().quote("notes") + " ("
                                + c.dialect().quote("number") + " integer)")
                        .update();
            }
            return null;
        });
        assertThat(Files.exists(directory)).isTrue();
    }

    @AfterEach
    void close() {
        engine.inTransaction(c -> {
            for (String tenant : List.of("ada", "bob")) {
                c.unsafeSql("drop table " + c.dialect().quote(tenant) + "."
                                + c.dialect().quote("notes"))
                        .update();
                if (c.dialect().supports(Capability.CONCURRENT_WRITERS)) {
                    c.unsafeSql("drop schema " + c.dialect().quote(tenant)).update();
                }
            }
            return null;
        });
        engine.close();
    }

    @Test
    @Tag("CORE-55")
    @Tag("CORE-50")
    void oneCompiledStatementServesEveryTenant() {
        for (TableRef notes : List.of(notes("tenant"), notes(null))) {
            String named = notes.table().name().schema() == null ? "" : "tenant";
            Select<Integer> all = select(notes.column(NUMBER))
                    .from(notes)
                    .orderBy(notes.column(NUMBER).asc());
            long misses = engine.statementCache().misses();
            for (int i = 0; i < 4; i++) {
                int number = i;
                String tenant = i % 2 == 0 ? "ada" : "bob";
                engine.withOptions(ExecutionOptions.DEFAULT.schema(named, tenant))
                        .inTransaction(c -> c.execute(insertInto(notes).set(notes.column(NUMBER), number)));
            }
            assertThat(engine.<List<Integer>>inTransaction(c -> c.query(all)
                            .options(ExecutionOptions.DEFAULT.schema(named, "ada"))
                            .list()))
                    .containsExactly(0, 2);
            assertThat(engine.<List<Integer>>inTransaction(c -> {
                        c.setOptions(ExecutionOptions.DEFAULT.schema(named, "bob"));
                        return c.query(all).list();
                    }))
                    .containsExactly(1, 3);
            assertThat(engine.statementCache().misses() - misses).isEqualTo(2);
            for (String tenant : List.of("ada", "bob")) {
                engine.inTransaction(c -> c.withOptions(
                        ExecutionOptions.DEFAULT.schema(named, tenant),
                        with -> with.execute(dev.orm.sql.Sql.deleteFrom(notes).everyRow())));
            }
        }
    }

    @Test
    @Tag("CORE-55")
    void aSchemaIsQuoted() {
        TableRef notes = notes("tenant");
        assertThatThrownBy(() -> engine.withOptions(
                                ExecutionOptions.DEFAULT.schema("tenant", "x\"; drop table notes; --"))
                        .inTransaction(c -> c.query(select(notes.column(NUMBER)).from(notes))
                                .list()))
                .isInstanceOf(DatabaseException.class);
        assertThat(sent.get(0)).contains(engine.dialect().quote("x\"; drop table notes; --") + ".");
    }

    @Test
    @Tag("CORE-56")
    void whatIsNarrowerWins() {
        ExecutionOptions engineOptions = ExecutionOptions.DEFAULT
                .timeout(Duration.ofSeconds(1))
                .tag("engine")
                .fetchSize(5);
        ExecutionOptions call = ExecutionOptions.DEFAULT.tag("call").schema("a", "b");
        ExecutionOptions both = call.over(engineOptions);
        assertThat(both.tag()).isEqualTo("call");
        assertThat(both.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(both.fetchSize()).isEqualTo(5);
        assertThat(both.schemas()).containsEntry("a", "b");
        assertThatThrownBy(() -> ExecutionOptions.DEFAULT.timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExecutionOptions.DEFAULT.fetchSize(0)).isInstanceOf(IllegalArgumentException.class);
        try (EngineConnection connection = engine.withOptions(engineOptions).connect(false)) {
            assertThat(connection.options()).isEqualTo(engineOptions);
            connection.withOptions(call, same -> {
                assertThat(same.options()).isEqualTo(both);
                return null;
            });
            assertThat(connection.options()).isEqualTo(engineOptions);
        }
    }

    @Test
    @Tag("CORE-56")
    @Tag("ENGINE-14")
    void aTagIsSentWithTheStatement() {
        assertThatThrownBy(() -> engine.inTransaction(c -> {
                    c.setOptions(ExecutionOptions.DEFAULT.tag("request 42"));
                    return c.unsafeSql("select nonsense from nowhere").list(String.class);
                }))
                .isInstanceOf(SqlSyntaxException.class)
                .hasMessageContaining("/* request 42 */");
        engine.inTransaction(c -> {
            c.setOptions(ExecutionOptions.DEFAULT.tag("a"));
            assertThat(c.unsafeSql("select 1").list(Integer.class)).containsExactly(1);
            return null;
        });
    }

    @Test
    @Tag("SEC-05")
    void aTagCannotEndItsComment() {
        for (String hostile : List.of(
                "*/ drop table users; /*", "*\u0000/", "/*!", "a\nb", "", "ü", "x".repeat(201), "a*b", "a;b", "'")) {
            assertThatThrownBy(() -> ExecutionOptions.DEFAULT.tag(hostile))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("drop");
        }
    }
}
