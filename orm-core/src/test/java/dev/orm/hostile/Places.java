package dev.orm.hostile;

import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.function;
import static dev.orm.sql.Sql.operator;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.unsafeCondition;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialect;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.ExecutionOptions;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Gives hostile strings to every place of the toolkit that takes text, and judges what comes of it. */
final class Places implements AutoCloseable {

    private static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false, true);
    private static final Column<String> TEXT = new Column<>("content", SqlType.TEXT, false);
    private static final Table TEXTS = Table.builder(TableName.of("texts"))
            .column(ID)
            .column(TEXT)
            .primaryKey(new PrimaryKey("pk_texts", List.of("id")))
            .build();
    private static final Table CANARY = Table.builder(TableName.of("canary"))
            .column(ID)
            .column(TEXT)
            .primaryKey(new PrimaryKey("pk_canary", List.of("id")))
            .build();
    private static final TableRef ROW = new TableRef(TEXTS, "t");
    private static final StringExpression CONTENT = string(ROW.column(TEXT));

    /** Databases look for a part of a text in time that grows with the product of both lengths. */
    private static final int LONGEST_NEEDLE = 5_000;

    /** PostgreSQL has columns of these names in every table and refuses others; so SQLite does with tables called sqlite_…. */
    private static final Set<String> KEPT_NAMES = Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid");

    private final List<String> sent = new ArrayList<>();
    private final Engine engine;
    private final EngineConnection connection;
    private final List<String> stored = new ArrayList<>();

    Places(TestDatabase database) {
        engine = Engine.builder()
                .dataSource(JdbcSpy.watching(database.dataSource(), sent))
                .build();
        connection = engine.connect(false);
        create(TEXTS);
        create(CANARY);
        connection.execute(
                Sql.insertInto(new TableRef(CANARY, "")).set(new TableRef(CANARY, "").column(TEXT), "alive"));
        sent.clear();
    }

    private void create(Table table) {
        engine.dialect().ddl().compile(new CreateTable(table)).forEach(this::ddl);
    }

    private void ddl(String sql) {
        connection.update(
                new dev.orm.dialect.CompiledStatement(
                        sql, dev.orm.dialect.CompiledStatement.Operation.OTHER, "ddl", List.of(), List.of()),
                EngineConnection.Parameters.NONE);
    }

    /** Runs a statement that must be refused before anything is sent, or send one statement and be right. */
    private boolean right(String place, String payload, Runnable call) {
        sent.clear();
        try {
            call.run();
        } catch (IllegalArgumentException e) {
            assertThat(sent).as("%s refused %s", place, shown(payload)).isEmpty();
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(place + " failed on " + shown(payload), e);
        }
        assertThat(sent).as("%s of %s", place, shown(payload)).hasSize(1);
        return true;
    }

    private <T> List<T> rows(RowStatement<T> query) {
        return connection.query(query).list();
    }

    private List<String> found(Condition condition) {
        return rows(select(ROW.column(TEXT))
                .from(ROW)
                .where(condition)
                .orderBy(ROW.column(ID).asc()));
    }

    private List<String> matching(Predicate<String> oracle) {
        return stored.stream().filter(oracle).toList();
    }

    /** Stores every string and asks for it in every way. */
    void values(List<String> payloads) {
        TableRef into = new TableRef(TEXTS, "");
        for (String payload : payloads) {
            if (right(
                    "insert",
                    payload,
                    () -> connection.execute(Sql.insertInto(into).set(into.column(TEXT), payload)))) {
                stored.add(payload);
            }
        }
        assertThat(stored).hasSizeGreaterThan(payloads.size() * 2 / 3);
        assertThat(rows(select(ROW.column(TEXT))
                        .from(ROW)
                        .orderBy(ROW.column(ID).asc())))
                .isEqualTo(stored);
        for (String payload : payloads) {
            right("eq", payload, () -> same(payload, found(CONTENT.eq(payload)), payload::equals));
            right(
                    "in",
                    payload,
                    () -> same(
                            payload,
                            found(CONTENT.in("x", payload)),
                            text -> text.equals("x") || text.equals(payload)));
            if (payload.length() <= LONGEST_NEEDLE) {
                parts(payload);
            }
            right(
                    "named parameter",
                    payload,
                    () -> same(
                            payload,
                            found(unsafeCondition(":c = :name")
                                    .with("c", ROW.column(TEXT))
                                    .bind("name", payload)),
                            payload::equals));
            right(
                    "native parameter",
                    payload,
                    () -> same(
                            payload,
                            connection
                                    .unsafeSql("select content from texts where content = :name order by id")
                                    .bind("name", payload)
                                    .list(String.class),
                            payload::equals));
            right(
                    "selected value",
                    payload,
                    () -> assertThat(rows(select(value(SqlType.TEXT, payload))
                                    .from(ROW)
                                    .limit(1)))
                            .containsExactly(payload));
            right(
                    "update",
                    payload,
                    () -> connection.execute(
                            update(ROW).set(ROW.column(TEXT), payload).where(CONTENT.eq(payload))));
        }
    }

    private void parts(String payload) {
        right(
                "contains",
                payload,
                () -> same(payload, found(CONTENT.contains(payload)), text -> text.contains(payload)));
        right(
                "startsWith",
                payload,
                () -> same(payload, found(CONTENT.startsWith(payload)), text -> text.startsWith(payload)));
        right(
                "endsWith",
                payload,
                () -> same(payload, found(CONTENT.endsWith(payload)), text -> text.endsWith(payload)));
    }

    /** A pattern of the user's own matches what it says; the escape character before anything else is refused. */
    void patterns(List<String> payloads) {
        TableRef canary = new TableRef(CANARY, "c");
        StringExpression content = string(canary.column(TEXT));
        for (String payload : payloads) {
            right(
                    "like",
                    payload,
                    () -> assertThat(rows(select(count()).from(canary).where(content.like(payload))))
                            .as("like %s", shown(payload))
                            .containsExactly(matches(payload, "alive") ? 1L : 0L));
        }
    }

    /** LIKE as it is defined: {@code %} any text, {@code _} one character, {@code !} takes what follows as it is. */
    private static boolean matches(String pattern, String text) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int i = 0; i < pattern.length(); i++) {
            boolean escaped = pattern.charAt(i) == '!';
            i += escaped ? 1 : 0;
            char c = pattern.charAt(i);
            boolean[] next = new boolean[reached.length];
            for (int at = 0; at < reached.length; at++) {
                if (c == '%' && !escaped) {
                    next[at] = reached[at] || at > 0 && next[at - 1];
                } else if (at > 0 && reached[at - 1]) {
                    next[at] = c == '_' && !escaped || text.charAt(at - 1) == c;
                }
            }
            reached = next;
        }
        return reached[text.length()];
    }

    private void same(String payload, List<String> found, Predicate<String> oracle) {
        assertThat(found).as("rows for %s", shown(payload)).isEqualTo(matching(oracle));
    }

    /** Gives every string as a name: exactly that name, or refused. */
    void names(List<String> payloads) {
        for (String payload : payloads) {
            right(
                    "label",
                    payload,
                    () -> assertThat(rows(select(CONTENT.as(payload))
                                    .from(ROW)
                                    .orderBy(CONTENT.as(payload).asc())
                                    .limit(1)))
                            .hasSize(1));
            TableRef aliased = new TableRef(CANARY, payload.isEmpty() ? "\0" : payload);
            right(
                    "alias",
                    payload,
                    () -> assertThat(rows(select(aliased.column(TEXT))
                                    .from(aliased)
                                    .where(aliased.column(TEXT).isNotNull())))
                            .containsExactly("alive"));
        }
        assertAlive();
    }

    /** Makes a table, column, key and index of that name and uses them. */
    void tables(List<String> payloads) {
        Dialect dialect = engine.dialect();
        for (String payload : payloads) {
            if (KEPT_NAMES.contains(payload) || payload.toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
                continue;
            }
            Table table;
            List<String> made;
            List<String> dropped;
            try {
                dialect.quote(payload);
                Column<String> column = new Column<>(payload, SqlType.varchar(10), false);
                table = Table.builder(TableName.of(payload))
                        .column(column)
                        .primaryKey(new PrimaryKey(
                                payload.length() < 20 ? "pk" + payload : "pk" + payload.hashCode(), List.of(payload)))
                        .index(new Index(
                                payload.length() < 20 ? "ix" + payload : "ix" + payload.hashCode(),
                                List.of(payload),
                                false))
                        .build();
                made = dialect.ddl().compile(new CreateTable(table));
                dropped = dialect.ddl().compile(new DropTable(table, false));
            } catch (IllegalArgumentException e) {
                continue;
            }
            TableRef ref = new TableRef(table, "");
            TableRef read = new TableRef(table, "r");
            Expression<String> column = new TableRef(table, "").column(column(table));
            sent.clear();
            made.forEach(this::ddl);
            connection.execute(Sql.insertInto(ref).set(column, "kept"));
            assertThat(rows(select(read.column(column(table)))
                            .from(read)
                            .where(read.column(column(table)).eq("kept"))))
                    .as("table %s", shown(payload))
                    .containsExactly("kept");
            dropped.forEach(this::ddl);
            assertThat(made).hasSize(2);
            assertThat(sent).hasSize(5);
        }
        assertAlive();
    }

    @SuppressWarnings("unchecked")
    private static Column<String> column(Table table) {
        return (Column<String>) table.columns().get(0);
    }

    /** What stands in a comment, and the declared words, pass a list of what is allowed. */
    void words(List<String> payloads) {
        for (String payload : payloads) {
            right("tag", payload, () -> {
                ExecutionOptions tagged = ExecutionOptions.DEFAULT.tag(payload);
                List<Long> rows = connection
                        .query(select(count()).from(ROW))
                        .options(tagged)
                        .list();
                assertThat(rows).hasSize(1);
                assertThat(SqlTokens.of(sent.get(0), ""))
                        .containsOnlyOnce("comment")
                        .doesNotContain(";");
            });
            refusedOr("function", payload, "[A-Za-z0-9_.]+", () -> function(payload, SqlType.TEXT));
            refusedOr("operator", payload, "[A-Za-z0-9_ ]+|[-+*/<>=~!@#%^&|]+", () -> operator(payload, SqlType.TEXT));
            refusedOr(
                    "parameter name",
                    payload,
                    "name",
                    () -> unsafeCondition("content = :name").bind(payload, 1));
        }
        assertAlive();
    }

    private static void refusedOr(String place, String payload, String allowed, Runnable call) {
        try {
            call.run();
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(payload).as(place).matches(allowed);
        assertThat(payload).as(place).doesNotContain("--", "/*");
    }

    /** The text for a name differs from that for {@code x} by the one name. */
    static void tokens(Dialect dialect, List<String> payloads) {
        UnaryOperator<String> text = name -> {
            TableRef table = new TableRef(
                    Table.builder(new TableName(name, name))
                            .column(new Column<>(name, SqlType.TEXT, false))
                            .build(),
                    name);
            Statement statement = select(table.column(column(table.table())).as(name))
                    .from(table)
                    .where(table.column(column(table.table())).eq("value"));
            return dialect.compile(statement, BindCollector.indexing(statement)).sql();
        };
        List<String> expected = SqlTokens.of(text.apply("x"), "x");
        int written = 0;
        for (String payload : payloads) {
            String sql;
            try {
                sql = text.apply(payload);
            } catch (IllegalArgumentException e) {
                continue;
            }
            written++;
            assertThat(SqlTokens.of(sql, payload)).as(shown(payload)).isEqualTo(expected);
        }
        assertThat(written).isGreaterThan(payloads.size() / 3);
    }

    /** Looks for what a changed statement would have destroyed. */
    void assertAlive() {
        TableRef canary = new TableRef(CANARY, "c");
        assertThat(rows(select(canary.column(TEXT)).from(canary))).containsExactly("alive");
    }

    private static String shown(String payload) {
        String cut = payload.length() > 60 ? payload.substring(0, 60) + "…" + payload.length() : payload;
        StringBuilder shown = new StringBuilder();
        cut.chars()
                .forEach(
                        c -> shown.append(c < ' ' || c > '~' ? String.format("\\u%04X", c) : String.valueOf((char) c)));
        return "<" + shown + ">";
    }

    @Override
    public void close() {
        connection.close();
        engine.close();
    }
}
