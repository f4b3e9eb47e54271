package dev.orm.hostile;

import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.jsonObject;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.Fixture;
import dev.orm.reflect.Inspector;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.StringExpression;
import dev.orm.sql.TableFunction;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hostile strings in the places of a statement that are no values: each is a name, a key or refused, and the statement that is sent has
 * the tokens of that for a harmless string. The strings are made at random; those of a corpus beside the repository are added where it
 * is at hand.
 */
@EachDatabase
class HostilePlacesTest {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());

    private static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false);
    private static final Column<String> TEXT = new Column<>("content", SqlType.TEXT, true);
    private static final Column<Json> DATA = new Column<>("data", SqlType.JSON, true);
    private static final Table CANARY = Table.builder(TableName.of("canary"))
            .column(ID)
            .column(TEXT)
            .column(DATA)
            .primaryKey(new PrimaryKey("pk_canary", List.of("id")))
            .build();
    private static final TableRef ROW = new TableRef(CANARY, "c");
    private static final StringExpression CONTENT = string(ROW.column(TEXT));

    /** A schema of every name costs a database seconds; every eighth is made, and all are named. */
    private static final int MADE_SCHEMAS = 8;

    private final List<String> sent = new ArrayList<>();
    private final List<String> payloads = new ArrayList<>(HostileStrings.generated(new Random(SEED), 100));
    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        System.getLogger(HostilePlacesTest.class.getName())
                .log(System.Logger.Level.INFO, "orm.test.seed={0}", SEED + "");
        payloads.addAll(HostileStrings.corpusAtHand());
        db = Fixture.open(Engine.builder()
                        .dataSource(JdbcSpy.watching(database.dataSource(), sent))
                        .build())
                .create(CANARY);
        db.insert(CANARY, List.of(ID, TEXT, DATA), new Object[] {1L, "alive", Json.of("{}")});
    }

    @AfterEach
    void everythingIsAsItWas() {
        try (Fixture closing = db) {
            assertThat(closing.values(select(ROW.column(TEXT)).from(ROW))).containsExactly("alive");
        }
    }

    @Test
    @Tag("SEC-07")
    void aNameInAStatementIsThatNameOrRefused() {
        Map<String, Function<String, Select<String>>> places = new LinkedHashMap<>();
        places.put("derived table", name -> {
            DerivedTable table = select(CONTENT).from(ROW).as(name);
            return select(table.column(CONTENT)).from(table);
        });
        places.put("column of a derived table", name -> {
            var labelled = CONTENT.lower().as(name);
            DerivedTable table = select(labelled).from(ROW).as("d");
            return select(table.column(labelled)).from(table);
        });
        places.put("common table", name -> {
            Cte rows = cte(name).as(select(CONTENT).from(ROW));
            return select(rows.column(CONTENT)).from(rows);
        });
        places.put("alias of a common table", name -> {
            Cte rows = cte("d").as(select(CONTENT).from(ROW)).as(name);
            return select(rows.column(CONTENT)).from(rows);
        });
        places.put("table of values", name -> {
            var rows = values(name, TEXT).row("alive");
            return select(rows.column(TEXT)).from(rows);
        });
        places.put("table of a function", name -> {
            TableFunction<String> rows = unnest(SqlType.TEXT, List.of("alive")).as(name);
            return select(rows.value()).from(rows);
        });
        places.put("alias of a table without definition", name -> {
            TableRef table = Sql.table("canary", name);
            return select(table.column("content", SqlType.TEXT)).from(table);
        });
        places.put(
                "label that is sorted by",
                name -> select(CONTENT.as(name))
                        .from(ROW)
                        .orderBy(CONTENT.as(name).asc()));
        places.forEach((place, statement) -> {
            List<String> expected = SqlTokens.of(sql(statement.apply("x")), "x");
            int accepted = 0;
            for (String payload : payloads) {
                sent.clear();
                List<String> rows;
                try {
                    rows = db.connection().query(statement.apply(payload)).list();
                } catch (IllegalArgumentException refused) {
                    assertThat(sent).isEmpty();
                    isASentence(refused);
                    continue;
                } catch (DatabaseException e) {
                    throw new AssertionError(place + " failed on <" + payload + ">", e);
                }
                accepted++;
                assertThat(rows).as("%s <%s>", place, payload).containsExactly("alive");
                assertThat(sent).hasSize(1);
                // A word alone cannot be told from the keywords of the statement.
                if (!payload.matches("\\w*")) {
                    assertThat(SqlTokens.of(sent.get(0), payload))
                            .as("%s <%s>", place, payload)
                            .isEqualTo(expected);
                }
            }
            assertThat(accepted).as(place).isGreaterThan(payloads.size() / 3);
        });
    }

    private String sql(Select<String> statement) {
        sent.clear();
        assertThat(db.connection().query(statement).list()).containsExactly("alive");
        return sent.get(0);
    }

    private static void isASentence(IllegalArgumentException refused) {
        assertThat(refused.getClass().getName()).matches("java\\.lang\\.IllegalArgumentException|dev\\.orm\\..*");
        assertThat(refused.getMessage()).contains(" ").matches("(?s).*[.?]");
        assertThat(refused.getMessage().length()).isLessThan(1000);
    }

    @Test
    @Tag("SEC-03")
    void aNegativeNumberOfRowsIsRefusedBeforeAnythingIsSent() {
        Select<String> all = select(CONTENT).from(ROW);
        Select<String> any = all.limit(Sql.param("rows", SqlType.BIGINT));
        Select<String> later = all.limit(5).offset(Sql.param("rows", SqlType.BIGINT));
        sent.clear();
        for (long rows : new long[] {-1, Long.MIN_VALUE}) {
            refused(() -> all.limit(rows));
            refused(() -> all.offset(rows));
            refused(() -> db.connection()
                    .query(all.limit(Sql.value(SqlType.BIGINT, rows)))
                    .list());
            refused(() ->
                    db.connection().query(any.withValues(Map.of("rows", rows))).list());
            refused(() -> db.connection()
                    .query(later.withValues(Map.of("rows", rows)))
                    .list());
        }
        assertThat(sent).isEmpty();
        assertThat(db.connection().query(all.limit(Long.MAX_VALUE).offset(0)).list())
                .containsExactly("alive");
        assertThat(db.connection().query(all.limit(0)).list()).isEmpty();
        assertThat(db.connection().query(any.withValues(Map.of("rows", 1L))).list())
                .containsExactly("alive");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a number of rows from 0 on");
    }

    @Test
    @Tag("SEC-09")
    void aKeyOfAnObjectIsThatKeyOrRefused() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String payload : payloads) {
            sent.clear();
            try {
                Json made = db.connection()
                        .query(select(jsonObject().member(payload, CONTENT)).from(ROW))
                        .list()
                        .get(0);
                assertThat(made).as("<%s>", payload).isEqualTo(Json.ofValue(Map.of(payload, "alive")));
            } catch (IllegalArgumentException refused) {
                assertThat(sent).as("<%s>", payload).isEmpty();
                isASentence(refused);
                continue;
            }
            if (payload.length() < 1000) {
                members.put(payload, (long) members.size());
            }
        }
        assertThat(members).hasSizeGreaterThan(payloads.size() / 3);
        db.connection()
                .execute(Sql.update(ROW)
                        .set(ROW.column(DATA), Json.ofValue(members))
                        .everyRow());
        members.forEach((key, number) -> {
            sent.clear();
            try {
                assertThat(db.connection()
                                .query(select(json(ROW.column(DATA)).get(key).asLong())
                                        .from(ROW))
                                .list())
                        .as("<%s>", key)
                        .containsExactly((Long) number);
            } catch (IllegalArgumentException refused) {
                assertThat(sent).as("<%s>", key).isEmpty();
                isASentence(refused);
            }
        });
    }

    @Test
    @Tag("SEC-07")
    void aSchemaOfTheOptionsIsThatSchemaOrRefused() {
        for (String named : new String[] {"tenant", ""}) {
            TableRef notes = new TableRef(
                    Table.builder(new TableName(named.isEmpty() ? null : named, "notes"))
                            .column(TEXT)
                            .build(),
                    "n");
            Select<String> all = select(notes.column(TEXT)).from(notes);
            List<String> expected = List.of();
            int accepted = 0;
            for (String payload : first("nowhere", payloads)) {
                String sql = unknownSchema(all, named, payload);
                if (sql.isEmpty()) {
                    continue;
                }
                accepted++;
                List<String> tokens = SqlTokens.of(sql, payload);
                expected = expected.isEmpty() ? tokens : expected;
                if (!payload.matches("\\w*")) {
                    assertThat(tokens).as("schema <%s>", payload).isEqualTo(expected);
                }
            }
            assertThat(accepted).isGreaterThan(payloads.size() / 3);
        }
    }

    /** The statement that the database refused because it has no such schema; empty if it was refused before. */
    private String unknownSchema(Select<String> all, String named, String schema) {
        sent.clear();
        try {
            db.connection()
                    .query(all)
                    .options(ExecutionOptions.DEFAULT.schema(named, schema))
                    .list();
        } catch (DatabaseException e) {
            return String.valueOf(e.sql());
        } catch (IllegalArgumentException refused) {
            assertThat(sent).as("schema <%s>", schema).isEmpty();
            isASentence(refused);
            return "";
        }
        throw new AssertionError("There is a schema <" + schema + ">.");
    }

    @Test
    @Tag("SEC-07")
    void aSchemaThatIsMadeHoldsItsTables() {
        if (!db.engine().dialect().supports(Capability.SCHEMAS)) {
            for (String schema : payloads) {
                DdlOperation create = new DdlOperation.CreateSchema(schema, false);
                assertThatThrownBy(() -> db.engine().dialect().ddl().compile(create))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            return;
        }
        Inspector inspector = new Inspector(db.connection());
        List<String> there = inspector.schemaNames();
        for (int i = 0; i < payloads.size(); i += MADE_SCHEMAS) {
            String schema = payloads.get(i);
            if (there.contains(schema) || schema.matches("(?i)information_schema|pg_.*")) {
                continue;
            }
            Table table = Table.builder(new TableName(schema, "notes"))
                    .column(ID)
                    .column(TEXT)
                    .primaryKey(new PrimaryKey("pk_notes", List.of("id")))
                    .build();
            List<String> statements = new ArrayList<>();
            try {
                for (DdlOperation operation : List.of(
                        new DdlOperation.CreateSchema(schema, false),
                        new DdlOperation.CreateTable(table),
                        new DdlOperation.DropTable(table, false),
                        new DdlOperation.DropSchema(schema, false))) {
                    statements.addAll(db.engine().dialect().ddl().compile(operation));
                }
            } catch (IllegalArgumentException refused) {
                isASentence(refused);
                continue;
            }
            db.exactly(statements.get(0));
            db.exactly(statements.get(1));
            TableRef into = new TableRef(table, "");
            TableRef row = new TableRef(table, "n");
            db.connection()
                    .execute(Sql.insertInto(into).set(into.column(ID), 1L).set(into.column(TEXT), "kept"));
            assertThat(db.values(select(row.column(TEXT)).from(row))).containsExactly("kept");
            assertThat(inspector.tableNames(schema)).as("schema <%s>", schema).containsExactly(table.name());
            db.exactly(statements.get(2));
            db.exactly(statements.get(3));
        }
    }

    private static List<String> first(String harmless, List<String> others) {
        List<String> all = new ArrayList<>(List.of(harmless));
        all.addAll(others);
        return all;
    }
}
