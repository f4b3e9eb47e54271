package dev.orm.hostile;

import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.nextValue;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.Fixture;
import dev.orm.reflect.InspectedSchema;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.EnumType;
import dev.orm.schema.Index;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hostile strings as names and literals of definitions: what is made of them works, is read back as it was wanted, and can be
 * dropped. Many strings share a table, because a table of its own for each would cost a minute.
 */
@EachDatabase
class HostileDefinitionsTest {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());

    private static final int SHARING = 60;
    private static final int LONGEST = 200;

    private static final Column<Long> ID = Column.of("id", SqlType.BIGINT).notNull();
    private static final Column<String> TEXT = Column.of("c", SqlType.varchar(LONGEST));

    private Fixture db;
    private Dialect dialect;
    private List<String> payloads;

    @BeforeEach
    void open(TestDatabase database) {
        System.getLogger(HostileDefinitionsTest.class.getName())
                .log(System.Logger.Level.INFO, "orm.test.seed={0}", SEED + "");
        Set<String> different = new LinkedHashSet<>(HostileStrings.generated(new Random(SEED), 100));
        different.addAll(HostileStrings.corpusAtHand());
        payloads = different.stream().filter(text -> text.length() <= LONGEST).toList();
        db = Fixture.open(database);
        dialect = db.engine().dialect();
    }

    @AfterEach
    void nothingIsLeft() {
        try (Fixture closing = db) {
            assertThat(new Inspector(closing.connection()).tableNames(null)).isEmpty();
        }
    }

    private static TableBuilder canary() {
        return Table.builder(TableName.of("canary")).column(ID).primaryKey("id");
    }

    /** The strings that a definition takes in this place; the others are refused before anything is sent. */
    private List<String> accepted(Function<String, DdlOperation> definition) {
        List<String> accepted = new ArrayList<>();
        for (String payload : payloads) {
            try {
                dialect.ddl().compile(definition.apply(payload));
                accepted.add(payload);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage())
                        .contains(" ")
                        .matches("(?s).*\\.")
                        .hasSizeLessThan(1000);
            }
        }
        assertThat(accepted).hasSizeGreaterThan(payloads.size() / 3);
        return accepted;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }

    /** Creates objects, compares them with what is there, uses them and drops them. */
    private void made(List<? extends SchemaObject> objects, Runnable use) {
        Schema schema = Schema.of(objects.toArray(SchemaObject[]::new));
        SchemaCreator creator = new SchemaCreator(db.connection());
        creator.createMissing(schema);
        assertThat(SchemaComparison.compare(db.connection(), schema))
                .as("orm.test.seed=%d", SEED)
                .isEmpty();
        use.run();
        creator.drop(schema);
    }

    @Test
    @Tag("SEC-15")
    void aDefaultACommentAndALiteralOfACheckAreThatText() {
        List<String> accepted = accepted(text -> new CreateTable(canary().comment(text.isEmpty() ? null : text)
                .column(TEXT.defaultValue(DdlExpression.literal(text)))
                .build()));
        for (List<String> texts : parts(accepted, SHARING)) {
            TableBuilder builder = canary().comment(texts.get(texts.size() - 1));
            Map<Column<String>, String> columns = new LinkedHashMap<>();
            for (String text : texts) {
                String name = "c" + columns.size();
                Column<String> column = TEXT.named(name)
                        .defaultValue(DdlExpression.literal(text))
                        .comment(text.isEmpty() ? null : text);
                columns.put(column, text);
                builder.column(column)
                        .check(new Check(
                                "check_" + name, DdlExpression.column(name).eq(DdlExpression.literal(text))));
            }
            Table table = builder.build();
            made(List.of(table), () -> {
                TableRef into = new TableRef(table, "");
                db.connection().execute(insertInto(into).set(into.column(ID), 1L));
                TableRef row = new TableRef(table, "r");
                columns.forEach((column, text) -> assertThat(
                                db.values(select(row.column(column)).from(row)))
                        .as("default <%s>", text)
                        .containsExactly(text));
            });
        }
    }

    @Test
    @Tag("SEC-07")
    void aNameOfAConstraintOrAnIndexIsThatName() {
        List<String> waiting = new ArrayList<>(accepted(name -> new CreateTable(canary().column(TEXT.named("u" + name))
                .unique(new UniqueConstraint("u" + name, List.of("u" + name), true))
                .check(new Check("c" + name, DdlExpression.column("id").gt(DdlExpression.literal(0))))
                .index(new Index("i" + name, List.of("id"), false))
                .build())));
        while (!waiting.isEmpty()) {
            // Databases compare names each in its own way; those that are equal to one of them do not share a table.
            Set<String> taken = new TreeSet<>();
            TableBuilder builder = canary();
            for (String name : List.copyOf(waiting)) {
                if (taken.size() < SHARING && taken.add(folded(name))) {
                    waiting.remove(name);
                    Column<Integer> column = Column.of("n" + name, SqlType.INTEGER);
                    builder.column(column);
                    DdlExpression value = DdlExpression.column(column.name());
                    switch (taken.size() % 3) {
                        case 0 -> builder.unique(new UniqueConstraint("u" + name, List.of(column.name()), true));
                        case 1 -> builder.check(new Check("c" + name, value.gt(DdlExpression.literal(0))));
                        default -> builder.index(new Index("i" + name, List.of(column.name(), "id"), false));
                    }
                }
            }
            made(List.of(builder.build()), () -> {});
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|\\p{Cf}|\\s", "")
                .toLowerCase(Locale.ROOT);
    }

    @Test
    @Tag("SEC-07")
    void aCollationIsANameOrRefused() {
        if (!dialect.supports(Capability.COLUMN_COLLATIONS)) {
            return;
        }
        for (String payload : payloads) {
            String sql;
            try {
                sql = dialect.ddl()
                        .compile(new CreateTable(
                                canary().column(TEXT.collation(payload)).build()))
                        .get(0)
                        .stripTrailing();
            } catch (IllegalArgumentException refused) {
                continue;
            }
            if (!payload.matches("\\w*")) {
                assertThat(SqlTokens.of(sql, payload)).contains("<name>").doesNotContain("comment", ";");
            }
        }
    }

    @Test
    @Tag("SEC-07")
    void aSequenceIsThatSequenceOrRefused() {
        if (!dialect.supports(Capability.SEQUENCES)) {
            return;
        }
        List<String> names = accepted(name -> new CreateSequence(new Sequence(TableName.of(name), 7, 1), false));
        List<Sequence> sequences = alone(names).stream()
                .map(name -> new Sequence(TableName.of(name), 7, 1))
                .toList();
        made(sequences, () -> {
            for (Sequence sequence : sequences) {
                assertThat(db.value(select(nextValue(sequence))))
                        .as("<%s>", sequence.name())
                        .isEqualTo(7L);
            }
        });
        assertThat(new Inspector(db.connection()).sequences(null)).isEmpty();
    }

    /** Names of which every database takes each for another one, no more than are needed. */
    private List<String> alone(List<String> names) {
        Set<String> taken = new TreeSet<>();
        return names.stream()
                .filter(name -> taken.size() < SHARING && taken.add(folded(name)))
                .toList();
    }

    @Test
    @Tag("SEC-07")
    void aViewIsThatViewOrRefused() {
        Table table = canary().column(TEXT).build();
        TableRef row = new TableRef(table, "r");
        Function<String, View> view =
                name -> select(row.column(TEXT).as(name)).from(row).asView(TableName.of(name));
        List<SchemaObject> objects = new ArrayList<>(List.of(table));
        alone(accepted(name -> new CreateView(view.apply(name), false))).forEach(name -> objects.add(view.apply(name)));
        made(objects, () -> {
            TableRef into = new TableRef(table, "");
            db.connection().execute(insertInto(into).set(into.column(ID), 1L).set(into.column(TEXT), "alive"));
            InspectedSchema read = new Inspector(db.connection()).schema(null);
            assertThat(read.views()).hasSize(objects.size() - 1);
        });
    }

    @Test
    @Tag("SEC-15")
    void aValueOfAnEnumIsThatText() {
        List<String> values = accepted(
                value -> new CreateTable(canary().column(mood(List.of(value))).build()));
        List<String> named = accepted(value -> new CreateEnumType(new EnumType(TableName.of("mood"), List.of(value))));
        values.retainAll(named);
        String written = dialect.supports(Capability.NAMED_ENUM_TYPES) ? "cast(:mood as mood)" : ":mood";
        for (List<String> part : parts(values, SHARING)) {
            List<String> texts = new ArrayList<>();
            for (String text : part) {
                texts.add(text);
                try {
                    dialect.ddl()
                            .compile(
                                    new CreateTable(canary().column(mood(texts)).build()));
                } catch (IllegalArgumentException refused) {
                    assertThat(refused.getMessage()).matches("(?s).* .*\\.").hasSizeLessThan(1000);
                    texts.remove(text);
                }
            }
            Column<String> mood = mood(texts);
            Table table = canary().column(mood).build();
            made(List.of(Objects.requireNonNull(mood.enumType()), table), () -> {
                for (int i = 0; i < texts.size(); i++) {
                    db.connection()
                            .unsafeSql("insert into canary (id, mood) values (:id, " + written + ")")
                            .bind("id", i)
                            .bind("mood", texts.get(i))
                            .update();
                }
                TableRef row = new TableRef(table, "r");
                assertThat(db.values(select(row.column(mood))
                                .from(row)
                                .orderBy(row.column(ID).asc())))
                        .isEqualTo(texts);
            });
        }
    }

    private static Column<String> mood(List<String> values) {
        return TEXT.named("mood").enumType(new EnumType(TableName.of("mood"), values));
    }
}
