package dev.orm.reflect;

import static dev.orm.sql.Sql.nextValue;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.Fixture;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSchema;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.DropSchema;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.EnumType;
import dev.orm.schema.Index;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class SchemaChangeTest {

    /** On MariaDB a schema is a database of its own, which bears the name of test databases. */
    private static final String OTHER = "orm_test_other_schema";

    private static final TableName ITEM = TableName.of("item");
    private static final Column<Integer> ID = Column.of("id", SqlType.INTEGER).notNull();
    private static final Column<String> NAME = Column.of("name", SqlType.varchar(20));
    private static final Column<Integer> SIZE = Column.of("size", SqlType.INTEGER);

    private Fixture db;
    private Dialect dialect;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        dialect = db.engine().dialect();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void run(DdlOperation operation) {
        dialect.ddl().compile(operation).forEach(db::exactly);
    }

    private static Table item(Column<?>... columns) {
        TableBuilder table = Table.builder(ITEM);
        for (Column<?> column : columns) {
            table.column(column);
        }
        return table.primaryKey("id").build();
    }

    private void assertIs(Table... tables) {
        assertThat(SchemaComparison.compare(db.connection(), List.of(tables))).isEmpty();
    }

    @Test
    @Tag("SCHEMA-09")
    @Tag("SCHEMA-01")
    void columnsAreAddedRenamedAndDropped() {
        db.create(item(ID, NAME));
        db.insert(item(ID, NAME), List.of(ID, NAME), new Object[] {1, "a"});
        Column<Integer> sized = SIZE.notNull().defaultValue(DdlExpression.literal(7));
        run(new AddColumn(ITEM, sized));
        assertIs(item(ID, NAME, sized));
        run(new RenameColumn(ITEM, "name", "the \"label\""));
        Column<String> label = NAME.named("the \"label\"");
        assertIs(item(ID, label, sized));
        TableRef table = new TableRef(item(ID, label, sized), "i");
        assertThat(db.rows(Sql.select(table.column(label), table.column(sized)).from(table)))
                .containsExactly(List.of("a", 7));
        run(new DropColumn(ITEM, sized));
        assertIs(item(ID, label));
        run(new RenameTable(ITEM, "thing"));
        assertThat(new Inspector(db.connection()).tableNames(null)).containsExactly(TableName.of("thing"));
    }

    @Test
    @Tag("SCHEMA-09")
    void columnsAreAlteredOrTheirChangeIsRefused() {
        db.create(item(ID, NAME));
        Column<String> changed =
                Column.of("name", SqlType.varchar(50)).notNull().defaultValue(DdlExpression.literal("it's \\ new"));
        AlterColumn there = new AlterColumn(ITEM, NAME, changed);
        if (!dialect.supports(Capability.ALTER_COLUMN)) {
            assertThatExceptionOfType(UnsupportedConstructException.class)
                    .isThrownBy(() -> run(there))
                    .withMessageContaining(dialect.name())
                    .withMessageContaining("item");
            return;
        }
        run(there);
        assertIs(item(ID, changed));
        run(new AlterColumn(ITEM, changed, NAME));
        assertIs(item(ID, NAME));
    }

    @Test
    @Tag("SCHEMA-09")
    void constraintsAndIndexesComeAndGo() {
        db.create(item(ID, NAME));
        Index index = new Index("ix_item_name", List.of("name"), false);
        run(new CreateIndex(ITEM, index));
        assertIs(item(ID, NAME).toBuilder(ITEM).index(index).build());
        run(new DropIndex(ITEM, index));
        assertIs(item(ID, NAME));
        UniqueConstraint unique = new UniqueConstraint("uq_item_name", List.of("name"), true);
        if (!dialect.supports(Capability.ALTER_ADD_CONSTRAINT)) {
            assertThatExceptionOfType(UnsupportedConstructException.class)
                    .isThrownBy(() -> run(new AddConstraint(ITEM, unique)))
                    .withMessageContaining("uq_item_name");
            return;
        }
        run(new AddConstraint(ITEM, unique));
        assertIs(item(ID, NAME).toBuilder(ITEM).unique(unique).build());
        run(new DropConstraint(ITEM, unique));
        assertIs(item(ID, NAME));
    }

    @Test
    @Tag("SCHEMA-11")
    void aCommentOfAnyCharacterIsKeptOrRefused() {
        String text = "pages \uD83D\uDCD6";
        for (Table table : List.of(
                item(ID.comment(text), NAME),
                item(ID, NAME).toBuilder(ITEM).comment(text).build())) {
            List<String> statements;
            try {
                statements = dialect.ddl().compile(new CreateTable(table));
            } catch (UnsupportedConstructException refused) {
                assertThat(refused).message().contains("comment").contains(dialect.name());
                continue;
            }
            statements.forEach(db::exactly);
            assertIs(table);
            run(new DdlOperation.DropTable(table, false));
        }
    }

    @Test
    @Tag("SCHEMA-11")
    void commentsAreKeptWhereThereAreComments() {
        String text = "It's \"one\" \\ -- /* ; \u00e9";
        Table commented =
                item(ID.comment(text), NAME).toBuilder(ITEM).comment(text).build();
        db.create(commented);
        assertIs(commented);
        InspectedTable read = new Inspector(db.connection()).table(ITEM).orElseThrow();
        assertThat(read.comment()).isEqualTo(dialect.supports(Capability.COMMENTS) ? text : null);
        run(new CommentOnTable(ITEM, text, null));
        assertIs(item(ID.comment(text), NAME));
    }

    @Test
    @Tag("SCHEMA-10")
    void viewsAreCreatedQueriedReadAndDropped() {
        Table table = item(ID, NAME);
        View view = new View(
                TableName.of("named items"),
                List.of(Column.of("label", SqlType.varchar(20))),
                ViewQuery.unsafeSql("select name from item where name is not null"));
        Schema schema = Schema.of(view, table);
        SchemaCreator creator = new SchemaCreator(db.connection());
        creator.createMissing(schema);
        assertThat(creator.createMissing(schema)).isEmpty();
        db.insert(table, List.of(ID, NAME), new Object[] {1, "a"}, new Object[] {2, null});
        TableRef rows = new TableRef(view.asTable(), "v");
        Column<String> label = Column.of("label", SqlType.varchar(20));
        assertThat(db.values(Sql.select(rows.column(label)).from(rows))).containsExactly("a");
        assertThat(SchemaComparison.compare(db.connection(), schema)).isEmpty();
        assertThat(new Inspector(db.connection()).viewNames(null)).containsExactly(view.name());
        creator.drop(schema);
        assertThat(new Inspector(db.connection()).viewNames(null)).isEmpty();
    }

    @Test
    @Tag("SCHEMA-05")
    void sequencesAreCreatedReadAndDropped() {
        Schema schema = Schema.of(new Sequence(TableName.of("the \"numbers\""), 10, 5));
        SchemaCreator creator = new SchemaCreator(db.connection());
        if (!dialect.supports(Capability.SEQUENCES)) {
            creator.createMissing(schema);
            assertThatExceptionOfType(UnsupportedConstructException.class)
                    .isThrownBy(
                            () -> db.value(select(nextValue(schema.sequences().get(0)))))
                    .withMessageContaining("sequences");
            return;
        }
        creator.createMissing(schema);
        assertThat(new Inspector(db.connection()).sequences(null)).isEqualTo(schema.sequences());
        assertThat(creator.createMissing(schema)).isEmpty();
        creator.drop(schema);
        assertThat(new Inspector(db.connection()).sequences(null)).isEmpty();
    }

    @Test
    @Tag("SCHEMA-14")
    @Tag("SCHEMA-09")
    void tablesShareANamedType() {
        EnumType mood = new EnumType(TableName.of("mood"), List.of("sad", "it's ok"));
        Column<String> column = Column.of("mood", SqlType.varchar(20)).enumType(mood);
        Table other = Table.builder(TableName.of("other")).column(column).build();
        Schema schema = Schema.of(item(ID, column), other);
        SchemaCreator creator = new SchemaCreator(db.connection());
        creator.createMissing(schema);
        assertThat(SchemaComparison.compare(db.connection(), schema)).isEmpty();
        AddEnumValue more = new AddEnumValue(mood, "happy", null);
        if (dialect.supports(Capability.NAMED_ENUM_TYPES)) {
            run(more);
            assertThat(new Inspector(db.connection()).enumTypes(null))
                    .containsExactly(new EnumType(mood.name(), List.of("sad", "it's ok", "happy")));
        } else {
            assertThatExceptionOfType(UnsupportedConstructException.class).isThrownBy(() -> run(more));
        }
        creator.drop(schema);
        assertThat(new Inspector(db.connection()).enumTypes(null)).isEmpty();
    }

    @Test
    @Tag("SCHEMA-20")
    void aSchemaIsCopiedIntoAnother() {
        Table part = Table.builder(TableName.of("part"))
                .column(ID)
                .column(SIZE)
                .foreignKey("size", ITEM, "id")
                .build();
        Schema schema = Schema.of(item(ID, NAME), part);
        Schema copy = schema.in(OTHER);
        assertThat(copy.tables().get(1).foreignKeys().get(0).referencedTable()).isEqualTo(new TableName(OTHER, "item"));
        assertThat(copy.in("elsewhere")).isEqualTo(copy);
        CreateSchema create = new CreateSchema(OTHER, false);
        if (!dialect.supports(Capability.SCHEMAS)) {
            assertThatExceptionOfType(UnsupportedConstructException.class)
                    .isThrownBy(() -> run(create))
                    .withMessageContaining(OTHER);
            return;
        }
        Table across = Table.builder(TableName.of("across"))
                .column(SIZE)
                .foreignKey("size", new TableName(OTHER, "item"), "id")
                .build();
        SchemaCreator creator = new SchemaCreator(db.connection());
        run(create);
        creator.createMissing(copy);
        creator.createMissing(List.of(across));
        List<SchemaDifference> differences = new ArrayList<>(SchemaComparison.compare(db.connection(), copy));
        differences.addAll(SchemaComparison.compare(db.connection(), List.of(across)));
        List<TableName> here = new Inspector(db.connection()).tableNames(null);
        creator.drop(List.of(across));
        creator.drop(copy);
        run(new DropSchema(OTHER, false));
        assertThat(differences).isEmpty();
        assertThat(here).containsExactly(across.name());
        assertThat(new Inspector(db.connection()).schemaNames()).doesNotContain(OTHER);
    }

    @Test
    @Tag("SCHEMA-12")
    void optionsOfSqliteAreKeptThereAndChangeNothingElsewhere() {
        Column<Long> number = Column.of("number", SqlType.BIGINT);
        Table strict = Table.builder(ITEM)
                .column(ID)
                .column(NAME)
                .column(number)
                .column(Column.of("flag", SqlType.BOOLEAN))
                .column(Column.of("rate", SqlType.DOUBLE))
                .column(Column.of("price", SqlType.decimal(10, 2)))
                .column(Column.of("exact", SqlType.decimal(30, 2)))
                .column(Column.of("day", SqlType.DATE))
                .column(Column.of("at", SqlType.INSTANT))
                .column(Column.of("bytes", SqlType.BINARY))
                .column(Column.of("uuid", SqlType.UUID))
                .column(Column.of("json", SqlType.JSON))
                .primaryKey("id")
                .option(TableOption.SQLITE_STRICT)
                .option(TableOption.SQLITE_WITHOUT_ROWID)
                .build();
        db.create(strict);
        assertIs(strict);
        db.insert(strict, List.of(ID, NAME, number), new Object[] {1, "a", 2L});
        TableRef table = new TableRef(strict, "i");
        assertThat(db.rows(Sql.select(table.column(NAME), table.column(number)).from(table)))
                .containsExactly(List.of("a", 2L));
        InspectedTable read = new Inspector(db.connection()).table(ITEM).orElseThrow();
        String insert = "insert into \"item\" (\"id\", \"number\") values (2, 'x')";
        assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> db.ddl(insert));
        boolean written = dialect.ddl().compile(new CreateTable(strict)).get(0).endsWith("strict, without rowid");
        assertThat(read.options()).isEqualTo(written ? strict.options() : Set.of());
    }

    @Test
    @Tag("SCHEMA-17")
    void aThousandTablesAreReadInFewStatements(TestDatabase database) {
        int tables = 1000;
        AtomicInteger statements = new AtomicInteger();
        List<Table> all = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            all.add(Table.builder(TableName.of("t" + i))
                    .column(ID)
                    .column(NAME)
                    .primaryKey("id")
                    .build());
        }
        new SchemaCreator(db.connection()).createMissing(all);
        try (Fixture counted = Fixture.open(Engine.builder()
                .dataSource(database.dataSource())
                .listener(new StatementListener() {
                    @Override
                    public void afterStatement(StatementEvent event) {
                        statements.incrementAndGet();
                    }
                })
                .build())) {
            InspectedSchema inspected = new Inspector(counted.connection()).schema(null, name -> !name.equals("t1"));
            assertThat(inspected.tables()).hasSize(tables - 1);
            assertThat(statements).hasPositiveValue().hasValueLessThan(12);
        }
    }

    @Test
    @Tag("SEC-07")
    @Tag("SEC-08")
    void hostileNamesComeBackAsTheyWere() {
        String hostile = "x\" FROM t; -- `]'\\";
        Table table = Table.builder(TableName.of(hostile))
                .column(ID.named(hostile))
                .column(NAME.named("a" + hostile))
                .primaryKey(hostile)
                .unique(new UniqueConstraint("u" + hostile, List.of("a" + hostile), true))
                .index(new Index("i" + hostile, List.of(hostile, "a" + hostile), false))
                .build();
        SchemaCreator creator = new SchemaCreator(db.connection());
        creator.createMissing(List.of(table));
        assertIs(table);
        Schema read = new Inspector(db.connection()).schema(null).toSchema();
        creator.drop(read);
        creator.createMissing(read);
        assertIs(table);
        for (String impossible : List.of("", "a\0b", "a\nb", "x".repeat(64))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> run(new RenameTable(table.name(), impossible)));
        }
    }
}
