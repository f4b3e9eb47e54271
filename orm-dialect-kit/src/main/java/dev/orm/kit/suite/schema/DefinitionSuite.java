package dev.orm.kit.suite.schema;

import static dev.orm.sql.Sql.nextValue;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.DatabaseException;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaComparison;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only some databases can define: where it can be, it comes back from the inspector as it was made; elsewhere it is refused. */
public abstract class DefinitionSuite extends Suite {

    private static final Column<Integer> ID = Column.of("id", SqlType.INTEGER).notNull();

    private static final Column<Integer> N = Column.of("n", SqlType.INTEGER);

    private static final Column<String> CODE = Column.of("code", SqlType.varchar(20));

    /** Made by a subclass. */
    protected DefinitionSuite() {}

    private static TableBuilder table() {
        return Table.builder(TableName.of("thing"))
                .column(ID)
                .column(N)
                .column(CODE)
                .primaryKey("id");
    }

    private void comesBack(Table... tables) {
        db.create(tables);
        assertThat(SchemaComparison.compare(db.connection(), List.of(tables))).isEmpty();
    }

    private void comesBackWith(Index.Element element) {
        comesBack(table().index(new Index("ix_thing", List.of(element), false, List.of(), null))
                .build());
    }

    private static ForeignKey toItself(ReferentialAction onDelete) {
        return new ForeignKey("fk_thing", List.of("n"), TableName.of("thing"), List.of("id"), onDelete);
    }

    @Test
    @Tag("SCHEMA-02")
    @Requires(value = Capability.FOREIGN_KEY_SET_DEFAULT, construct = "SET DEFAULT")
    void foreignKeysThatSetADefault() {
        comesBack(table().foreignKey(toItself(ReferentialAction.SET_DEFAULT)).build());
    }

    @Test
    @Tag("SCHEMA-02")
    @Requires(value = Capability.DEFERRABLE_FOREIGN_KEYS, construct = "DEFERRABLE")
    void foreignKeysThatWait() {
        comesBack(table().foreignKey(toItself(ReferentialAction.NO_ACTION).deferral(Deferral.INITIALLY_DEFERRED))
                .build());
    }

    @Test
    @Tag("SCHEMA-02")
    @Requires(value = Capability.FOREIGN_KEY_MATCH_FULL, construct = "MATCH FULL")
    void foreignKeysThatMatchInFull() {
        comesBack(table().foreignKey(new ForeignKey(
                        "fk_thing",
                        List.of("n"),
                        TableName.of("thing"),
                        List.of("id"),
                        ReferentialAction.NO_ACTION,
                        ReferentialAction.NO_ACTION,
                        Deferral.NOT_DEFERRABLE,
                        true))
                .build());
    }

    @Test
    @Tag("SCHEMA-02")
    void restrictIsARuleOfItsOwnOrIsNoAction() {
        comesBack(table().foreignKey(toItself(ReferentialAction.RESTRICT)).build());
        assertThat(db.inspect(table().build()).foreignKeys().get(0).onDelete() == ReferentialAction.RESTRICT
                        || !db.supports(Capability.RESTRICT_APART))
                .isTrue();
    }

    @Test
    @Tag("SCHEMA-02")
    @Requires(value = Capability.UNIQUE_NULLS_NOT_DISTINCT, construct = "NULLS NOT DISTINCT")
    void uniqueConstraintsForWhichNullIsAValue() {
        comesBack(table().unique(new UniqueConstraint("uq_thing", List.of("n"), false))
                .build());
    }

    @Test
    @Tag("SCHEMA-04")
    @Requires(value = Capability.PARTIAL_INDEXES, construct = "WHERE")
    void indexesOfSomeRows() {
        comesBack(table().index(new Index("ix_thing", List.of("n"), false)
                        .where(DdlExpression.column("n").gt(DdlExpression.literal(3))))
                .build());
    }

    @Test
    @Tag("SCHEMA-04")
    @Requires(value = Capability.EXPRESSION_INDEXES, construct = "expression")
    void indexesOfExpressions() {
        comesBackWith(Index.Element.expression(DdlExpression.column("code").lower()));
    }

    @Test
    @Tag("SCHEMA-04")
    @Requires(value = Capability.COVERING_INDEXES, construct = "INCLUDE")
    void indexesThatCarryColumnsAlong() {
        comesBack(table().index(new Index("ix_thing", List.of("n"), false).include(List.of("code")))
                .build());
    }

    @Test
    @Tag("SCHEMA-04")
    @Requires(value = Capability.INDEX_NULLS_ORDER, construct = "NULLS FIRST")
    void indexesThatPutNullSomewhere() {
        comesBackWith(Index.Element.column("n")
                .nulls(db.supports(Capability.NULLS_LAST_IN_INDEXES) ? Index.Nulls.FIRST : Index.Nulls.LAST));
    }

    @Test
    @Tag("SCHEMA-04")
    void descendingIndexes() {
        comesBackWith(Index.Element.column("n").desc());
    }

    @Test
    @Tag("SCHEMA-04")
    void uniqueIndexesAndUniqueConstraintsMayBeTheSame() {
        comesBack(table().index(new Index("ux_thing", List.of("n"), true)).build());
        assertThat(db.inspect(table().build()).uniqueConstraints().isEmpty())
                .isEqualTo(db.supports(Capability.UNIQUE_INDEXES_APART));
    }

    @Test
    @Tag("SCHEMA-04")
    void foreignKeysMayNeedAnIndexOfTheirColumns() {
        Index index = new Index("ix_thing_n", List.of("n", "code"), false);
        db.create(table().foreignKey("n", TableName.of("thing"), "id").build());
        db.run(new DdlOperation.CreateIndex(TableName.of("thing"), index));
        DdlOperation drop = new DdlOperation.DropIndex(TableName.of("thing"), index);
        if (db.supports(Capability.FOREIGN_KEYS_WITHOUT_INDEX)) {
            db.run(drop);
            assertThat(db.inspect(table().build()).indexes()).isEmpty();
        } else {
            assertThatThrownBy(() -> db.run(drop)).isInstanceOf(DatabaseException.class);
        }
    }

    @Test
    @Tag("SCHEMA-04")
    @Requires(value = Capability.CONCURRENT_INDEXES, construct = "CONCURRENTLY")
    void indexesThatAreMadeWhileTheTableIsWritten() {
        db.create(table().build());
        db.run(new DdlOperation.CreateIndex(
                TableName.of("thing"), new Index("ix_thing", List.of("n"), false), true, false));
        assertThat(db.inspect(table().build()).indexes()).hasSize(1);
    }

    @Test
    @Tag("SCHEMA-05")
    @Requires(value = Capability.SEQUENCES, construct = "sequences")
    void sequences() {
        db.run(new DdlOperation.CreateSequence(Sequence.of("counter"), false));
        assertThat(db.value(select(nextValue(Sequence.of("counter"))))).isEqualTo(1L);
        assertThat(new Inspector(db.connection()).sequences(null))
                .extracting(sequence -> sequence.name().name())
                .containsExactly("counter");
        db.run(new DdlOperation.DropSequence(Sequence.of("counter"), false));
        assertThat(new Inspector(db.connection()).sequences(null)).isEmpty();
    }

    private static Table identified(Identity identity) {
        return Table.builder(TableName.of("thing"))
                .column(Column.of("id", SqlType.BIGINT).notNull().identity(identity))
                .column(N)
                .primaryKey("id")
                .build();
    }

    @Test
    @Tag("SCHEMA-05")
    @Requires(value = Capability.IDENTITY_ALWAYS, construct = "GENERATED ALWAYS")
    void keysThatTheDatabaseAloneGives() {
        comesBack(identified(Identity.ALWAYS));
    }

    @Test
    @Tag("SCHEMA-05")
    @Requires(value = Capability.IDENTITY_OPTIONS, construct = "START")
    void keysThatStartAndCountOtherwise() {
        Table table = identified(new Identity(false, 100, 10));
        comesBack(table);
        assertThat(db.insertReturning(
                        table, List.of(N), List.of(table.columns().get(0)), new Object[] {1}, new Object[] {2}))
                .containsExactly(List.of(100L), List.of(110L));
    }

    private void computes(Computed computed) {
        Column<Integer> doubled = Column.of("doubled", SqlType.INTEGER).computed(computed);
        Table table = Table.builder(TableName.of("thing"))
                .column(ID)
                .column(N)
                .column(doubled)
                .primaryKey("id")
                .build();
        comesBack(table);
        db.insert(table, List.of(ID, N), new Object[] {1, 21});
        TableRef ref = new TableRef(table, "t");
        assertThat(db.list(select(ref.column(doubled)).from(ref))).containsExactly(42);
    }

    private static DdlExpression twice() {
        return DdlExpression.column("n").times(DdlExpression.literal(2));
    }

    @Test
    @Tag("SCHEMA-05")
    @Requires(value = Capability.STORED_COMPUTED_COLUMNS, construct = "stored computed column")
    void computedColumnsThatAreStored() {
        computes(Computed.stored(twice()));
    }

    @Test
    @Tag("SCHEMA-05")
    @Requires(value = Capability.VIRTUAL_COMPUTED_COLUMNS, construct = "virtual computed column")
    void computedColumnsThatAreNotStored() {
        computes(Computed.virtual(twice()));
    }

    @Test
    @Tag("SCHEMA-11")
    void commentsWhereThereAreAny() {
        String text = "It's 50% \"good\" \\ é";
        Table table = table().comment(text).build();
        comesBack(table);
        assertThat(db.inspect(table).comment()).isEqualTo(db.supports(Capability.COMMENTS) ? text : null);
    }

    @Test
    @Tag("SCHEMA-02")
    void defaultsWithQuotesAndBackslashes() {
        String text = "O'Neil \\ \\' \"x\" %s ?";
        Column<String> column = Column.of("text", SqlType.varchar(40)).defaultValue(DdlExpression.literal(text));
        Table table = Table.builder(TableName.of("thing"))
                .column(ID)
                .column(column)
                .primaryKey("id")
                .build();
        comesBack(table);
        db.insert(table, List.of(ID), new Object[] {1});
        TableRef ref = new TableRef(table, "t");
        assertThat(db.list(select(ref.column(column)).from(ref)))
                .as("where a backslash is %s", db.supports(Capability.BACKSLASH_ESCAPES) ? "an escape" : "none")
                .containsExactly(text);
    }

    @Test
    @Requires(value = Capability.COLUMN_COLLATIONS, construct = "COLLATE")
    void collationsOfColumns() {
        Table table = Table.builder(TableName.of("thing"))
                .column(ID)
                .column(CODE.collation("no_such_collation"))
                .primaryKey("id")
                .build();
        // Names of collations differ between databases; that a name is sent shows in its refusal.
        assertThatThrownBy(() -> db.create(table))
                .satisfies(told -> {
                    if (told instanceof UnsupportedConstructException refused) {
                        throw refused;
                    }
                })
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    @Tag("SCHEMA-14")
    void enumTypesOrChecks() {
        EnumType mood = new EnumType(TableName.of("mood"), List.of("sad", "o'k"));
        Column<String> column = Column.of("mood", SqlType.varchar(10)).enumType(mood);
        Table table = Table.builder(TableName.of("thing"))
                .column(ID)
                .column(column)
                .primaryKey("id")
                .build();
        comesBack(table);
        boolean typed = db.supports(Capability.NAMED_ENUM_TYPES) || db.supports(Capability.INLINE_ENUM_TYPES);
        assertThat(db.inspect(table).columns().get(1).enumType() != null).isEqualTo(typed);
        db.connection()
                .unsafeSql("insert into " + db.dialect().quote("thing") + " values (1, 'o''k')")
                .update();
        assertThatThrownBy(() -> db.connection()
                        .unsafeSql("insert into " + db.dialect().quote("thing") + " values (2, 'mad')")
                        .update())
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    @Tag("SCHEMA-09")
    @Requires(value = Capability.SCHEMAS, construct = "CREATE SCHEMA")
    void tablesOfOneNameInTwoSchemas() {
        db.run(new DdlOperation.CreateSchema("other", false));
        Table here = table().build();
        Table there = Table.builder(new TableName("other", "thing"))
                .column(ID)
                .primaryKey("id")
                .build();
        try {
            comesBack(here, there);
            db.insert(there, List.of(ID), new Object[] {7});
            TableRef ref = new TableRef(there, "t");
            assertThat(db.list(select(ref.column(ID)).from(ref))).containsExactly(7);
        } finally {
            db.run(new DdlOperation.DropTable(there, true));
            db.run(new DdlOperation.DropSchema("other", false));
        }
    }

    private static View view(String sql) {
        return new View(TableName.of("numbers"), List.of(N), ViewQuery.unsafeSql(sql));
    }

    @Test
    @Tag("SCHEMA-10")
    void viewsAreReplacedByStatementOrByDropAndCreate() {
        db.run(new DdlOperation.CreateView(view("select 1 as " + db.dialect().quote("n")), false));
        DdlOperation replace =
                new DdlOperation.CreateView(view("select 2 as " + db.dialect().quote("n")), true);
        assertThat(db.dialect().ddl().compile(replace)).hasSize(db.supports(Capability.REPLACE_VIEW) ? 1 : 2);
        db.run(replace);
        TableRef ref = new TableRef(view("").asTable(), "v");
        assertThat(db.list(select(ref.column(N)).from(ref))).containsExactly(2);
        db.run(new DdlOperation.DropView(view(""), false));
    }

    @Test
    @Tag("SCHEMA-10")
    @Requires(value = Capability.MATERIALIZED_VIEWS, construct = "materialized views")
    void viewsWhoseRowsAreStored() {
        Table things = table().build();
        TableRef t = new TableRef(things, "t");
        db.create(things);
        View view = select(t.column(ID)).from(t).asView(TableName.of("ids")).asMaterialized();
        db.run(new DdlOperation.CreateView(view, false));
        TableRef v = new TableRef(view.asTable(), "v");
        db.insert(things, List.of(ID), new Object[] {7});
        assertThat(db.list(select(v.column(ID)).from(v))).isEmpty();
        db.run(new DdlOperation.RefreshView(view));
        assertThat(db.list(select(v.column(ID)).from(v))).containsExactly(7);
        db.run(new DdlOperation.DropView(view, false));
    }

    @Test
    @Tag("SCHEMA-09")
    @Requires(value = Capability.ALTER_COLUMN, construct = "ALTER COLUMN")
    void columnsThatAreAltered() {
        db.create(table().build());
        db.run(new DdlOperation.AlterColumn(
                TableName.of("thing"), CODE, CODE.type(SqlType.varchar(60)).notNull()));
        assertThat(Objects.requireNonNull(
                                db.inspect(table().build()).column("code").orElseThrow())
                        .nullable())
                .isFalse();
    }
}
