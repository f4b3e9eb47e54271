package dev.orm.migrations.generate;

import static dev.orm.migrations.generate.Drafts.assertDraft;
import static dev.orm.migrations.generate.Drafts.assertSame;
import static dev.orm.migrations.generate.Drafts.table;

import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.Index;
import dev.orm.schema.Index.Element;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConstraintChangesTest {

    private static final Column<Integer> A = Column.of("a", SqlType.INTEGER);
    private static final Column<Integer> B = Column.of("b", SqlType.INTEGER);
    private static final Column<Long> OTHER = Column.of("other_id", SqlType.BIGINT);

    private static Schema with(UnaryOperator<TableBuilder> more) {
        return Schema.of(
                table("other", table -> table),
                table("t", table -> more.apply(table.column(A).column(B).column(OTHER))));
    }

    private static Schema plain() {
        return with(table -> table);
    }

    private static Schema index(Index index) {
        return with(table -> table.index(index));
    }

    private static void assertReplaced(Schema before, Schema after, String old, String fresh) {
        assertDraft(
                before,
                after,
                List.of("drop index " + old + " of t", "create index " + fresh + " on t"),
                List.of("drop index " + fresh + " of t", "create index " + old + " on t"));
    }

    @Test
    @Tag("AUTO-52")
    void indexesComeAndGo() {
        Schema indexed = index(new Index("ix", List.of("a"), false));
        assertDraft(plain(), indexed, List.of("create index ix on t"), List.of("drop index ix of t"));
        assertDraft(indexed, plain(), List.of("drop index ix of t"), List.of("create index ix on t"));
    }

    @Test
    @Tag("AUTO-53")
    @Tag("AUTO-59")
    @Tag("AUTO-65")
    @Tag("AUTO-67")
    @Tag("AUTO-68")
    void anIndexThatIsOtherwiseIsDroppedAndCreated() {
        Index index = new Index("ix", List.of("a", "b"), false);
        List<Index> others = new ArrayList<>();
        others.add(new Index("ix", List.of("a"), false));
        others.add(new Index("ix", List.of("b", "a"), false));
        others.add(new Index("ix", List.of("a", "b"), true));
        others.add(new Index("ix", List.of(Element.column("a").desc(), Element.column("b")), false, List.of(), null));
        others.add(new Index(
                "ix",
                List.of(Element.column("a").nulls(Index.Nulls.FIRST), Element.column("b")),
                false,
                List.of(),
                null));
        others.add(index.where(DdlExpression.column("a").gt(DdlExpression.literal(0))));
        others.add(index.include(List.of("other_id")));
        others.add(new Index(
                "ix",
                List.of(Element.expression(DdlExpression.column("a").plus(DdlExpression.column("b")))),
                false,
                List.of(),
                null));
        for (Index other : others) {
            assertReplaced(index(index), index(other), "ix", "ix");
            assertReplaced(index(other), index(index), "ix", "ix");
        }
        assertReplaced(index(index), index(index.named("IX")), "ix", "IX");
    }

    @Test
    @Tag("AUTO-55")
    void anIndexBecomesAConstraint() {
        assertDraft(
                index(new Index("ix", List.of("a"), false)),
                with(table -> table.unique("a")),
                List.of("drop index ix of t", "add constraint uq_t_a to t"),
                List.of("drop constraint uq_t_a of t", "create index ix on t"));
    }

    @Test
    @Tag("AUTO-57")
    @Tag("AUTO-58")
    void uniqueConstraintsComeChangeAndGo() {
        Schema unique = with(table -> table.unique("a"));
        assertDraft(plain(), unique, List.of("add constraint uq_t_a to t"), List.of("drop constraint uq_t_a of t"));
        assertDraft(unique, plain(), List.of("drop constraint uq_t_a of t"), List.of("add constraint uq_t_a to t"));
        assertDraft(
                unique,
                with(table -> table.unique(new UniqueConstraint("uq_t_a", List.of("a", "b")))),
                List.of("drop constraint uq_t_a of t", "add constraint uq_t_a to t"),
                List.of("drop constraint uq_t_a of t", "add constraint uq_t_a to t"));
        assertDraft(
                unique,
                with(table -> table.unique(new UniqueConstraint("uq_t_a", List.of("a"), false))),
                List.of("drop constraint uq_t_a of t", "add constraint uq_t_a to t"),
                List.of("drop constraint uq_t_a of t", "add constraint uq_t_a to t"));
    }

    @Test
    @Tag("AUTO-56")
    @Tag("AUTO-71")
    @Tag("AUTO-78")
    void anotherNameForTheSameRuleIsNoDifference() {
        assertSame(
                with(table -> table.unique("a")),
                with(table -> table.unique(new UniqueConstraint("another", List.of("a")))));
        assertSame(with(ConstraintChangesTest::referring), with(table -> table.foreignKey(key("another"))));
        assertSame(with(table -> table.check("a", positive())), with(table -> table.check(new Check("c", positive()))));
    }

    private static DdlExpression positive() {
        return DdlExpression.column("a").gt(DdlExpression.literal(0));
    }

    private static TableBuilder referring(TableBuilder table) {
        return table.foreignKey("other_id", TableName.of("other"), "id");
    }

    private static ForeignKey key(String name) {
        return new ForeignKey(
                name, List.of("other_id"), TableName.of("other"), List.of("id"), ReferentialAction.NO_ACTION);
    }

    @Test
    @Tag("AUTO-70")
    void foreignKeysComeChangeAndGo() {
        Schema referring = with(ConstraintChangesTest::referring);
        assertDraft(
                plain(),
                referring,
                List.of("add constraint fk_t_other_id to t"),
                List.of("drop constraint fk_t_other_id of t"));
        assertDraft(
                referring,
                plain(),
                List.of("drop constraint fk_t_other_id of t"),
                List.of("add constraint fk_t_other_id to t"));
        assertDraft(
                referring,
                with(table -> table.foreignKey("other_id", TableName.of("t"), "id")),
                List.of("drop constraint fk_t_other_id of t", "add constraint fk_t_other_id to t"),
                List.of("drop constraint fk_t_other_id of t", "add constraint fk_t_other_id to t"));
    }

    @Test
    @Tag("AUTO-72")
    @Tag("AUTO-74")
    void aForeignKeyWithAnotherRuleIsDroppedAndCreated() {
        ForeignKey key = key("fk");
        List<ForeignKey> others = List.of(
                new ForeignKey(
                        "fk", key.columns(), key.referencedTable(), key.referencedColumns(), ReferentialAction.CASCADE),
                key.onUpdate(ReferentialAction.CASCADE),
                key.deferral(Deferral.INITIALLY_DEFERRED));
        for (ForeignKey other : others) {
            assertDraft(
                    with(table -> table.foreignKey(key)),
                    with(table -> table.foreignKey(other)),
                    List.of("drop constraint fk of t", "add constraint fk to t"),
                    List.of("drop constraint fk of t", "add constraint fk to t"));
        }
    }

    @Test
    @Tag("AUTO-76")
    @Tag("AUTO-77")
    void checksComeChangeAndGo() {
        Schema checked = with(table -> table.check("a", positive()));
        Schema two = with(table -> table.check("a", positive())
                .check("b", DdlExpression.column("b").isNotNull()));
        assertDraft(plain(), checked, List.of("add constraint ck_t_a to t"), List.of("drop constraint ck_t_a of t"));
        assertDraft(two, checked, List.of("drop constraint ck_t_b of t"), List.of("add constraint ck_t_b to t"));
        assertDraft(
                checked,
                with(table -> table.check("a", DdlExpression.column("a").ge(DdlExpression.literal(0)))),
                List.of("drop constraint ck_t_a of t", "add constraint ck_t_a to t"),
                List.of("drop constraint ck_t_a of t", "add constraint ck_t_a to t"));
    }

    @Test
    @Tag("AUTO-81")
    void aPrimaryKeyChanges() {
        Table before = Table.builder(TableName.of("t"))
                .column(A.notNull())
                .column(B.notNull())
                .primaryKey("a")
                .build();
        Table after = Table.builder(TableName.of("t"))
                .column(A.notNull())
                .column(B.notNull())
                .primaryKey(new PrimaryKey("pk_t", List.of("a", "b")))
                .build();
        assertDraft(
                Schema.of(before),
                Schema.of(after),
                List.of("drop constraint pk_t of t", "add constraint pk_t to t"),
                List.of("drop constraint pk_t of t", "add constraint pk_t to t"));
    }

    @Test
    @Tag("AUTO-60")
    void namesThatWereCutAreCutAlike() {
        String longName = "a_column_whose_name_is_so_long_that_no_database_takes_names_made_of_it";
        Column<Integer> column = Column.of(longName, SqlType.INTEGER);
        UnaryOperator<TableBuilder> definition =
                table -> table.column(column).index(longName, "id").unique(longName);
        assertSame(Schema.of(table("t", definition)), Schema.of(table("t", definition)));
    }
}
