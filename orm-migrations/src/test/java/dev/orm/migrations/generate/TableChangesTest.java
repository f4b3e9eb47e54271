package dev.orm.migrations.generate;

import static dev.orm.migrations.generate.Drafts.ID;
import static dev.orm.migrations.generate.Drafts.assertDraft;
import static dev.orm.migrations.generate.Drafts.assertSame;
import static dev.orm.migrations.generate.Drafts.draft;
import static dev.orm.migrations.generate.Drafts.table;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TableChangesTest {

    private static final Column<Integer> N = Column.of("n", SqlType.INTEGER);
    private static final Column<Long> OTHER = Column.of("other_id", SqlType.BIGINT);
    private static final Schema NOTHING = Schema.of();

    @Test
    @Tag("AUTO-01")
    @Tag("AUTO-03")
    @Tag("AUTO-79")
    void aNewTableHasItsConstraints() {
        Table parent = table("parent", table -> table);
        Table child = table(
                "child",
                table -> table.column(OTHER)
                        .column(N)
                        .unique("n")
                        .check("n", DdlExpression.column("n").gt(DdlExpression.literal(0)))
                        .foreignKey("other_id", TableName.of("parent"), "id"));
        assertDraft(
                Schema.of(parent),
                Schema.of(parent, child),
                List.of("create table child"),
                List.of("drop table child"));
        assertDraft(
                Schema.of(parent, child),
                Schema.of(parent),
                List.of("drop table child"),
                List.of("create table child"));
    }

    @Test
    @Tag("AUTO-02")
    @Tag("AUTO-07")
    void aTableComesAndGoesWithItsIndexes() {
        Table indexed = table("t", table -> table.column(N).index("n").index("n", "id"));
        assertDraft(NOTHING, Schema.of(indexed), List.of("create table t"), List.of("drop table t"));
        assertDraft(Schema.of(indexed), NOTHING, List.of("drop table t"), List.of("create table t"));
    }

    @Test
    @Tag("AUTO-05")
    void parentsComeFirstAndGoLast() {
        Table parent = table("z_parent", table -> table);
        Table child =
                table("a_child", table -> table.column(OTHER).foreignKey("other_id", TableName.of("z_parent"), "id"));
        assertDraft(
                NOTHING,
                Schema.of(child, parent),
                List.of("create table z_parent", "create table a_child"),
                List.of("drop table a_child", "drop table z_parent"));
        assertDraft(
                Schema.of(child, parent),
                NOTHING,
                List.of("drop table a_child", "drop table z_parent"),
                List.of("create table z_parent", "create table a_child"));
    }

    @Test
    @Tag("AUTO-06")
    void tablesThatReferToEachOtherGetOneKeyLater() {
        Table left = table("l", table -> table.column(OTHER).foreignKey("other_id", TableName.of("r"), "id"));
        Table right = table("r", table -> table.column(OTHER).foreignKey("other_id", TableName.of("l"), "id"));
        assertDraft(
                NOTHING,
                Schema.of(left, right),
                List.of("create table l", "create table r", "add constraint fk_l_other_id to l"),
                List.of("drop constraint fk_l_other_id of l", "drop table r", "drop table l"));
        assertDraft(
                Schema.of(left, right),
                NOTHING,
                List.of("drop constraint fk_l_other_id of l", "drop table r", "drop table l"),
                List.of("create table l", "create table r", "add constraint fk_l_other_id to l"));
    }

    @Test
    @Tag("AUTO-10")
    void theSameNameInAnotherSchemaIsAnotherTable() {
        Table here = table("t", table -> table);
        Table there = Table.builder(new TableName("audit", "t"))
                .column(ID)
                .primaryKey("id")
                .build();
        assertDraft(
                Schema.of(here),
                Schema.of(here, there),
                List.of("create table audit.t"),
                List.of("drop table audit.t"));
    }

    @Test
    @Tag("AUTO-12")
    void aRenamedTableIsAskedAboutAndRenamed() {
        Table before = table("posts", table -> table.column(N).index("n"));
        Table after = table("articles", table -> table.column(N).index("n"));
        assertThatExceptionOfType(OpenQuestionsException.class)
                .isThrownBy(() -> Autogenerate.compare(Schema.of(before), Schema.of(after), Decisions.NONE))
                .withMessageContaining("Table posts is not in the model any more. Was it renamed")
                .withMessageContaining("--rename posts=articles or --drop posts");
        Decisions renamed = Decisions.parse(List.of("posts=articles"), List.of(), List.of());
        assertDraft(
                Autogenerate.compare(Schema.of(before), Schema.of(after), renamed),
                Schema.of(after),
                List.of(
                        "rename table posts to articles",
                        "drop index ix_posts_n of articles",
                        "create index ix_articles_n on articles"),
                List.of(
                        "drop index ix_articles_n of articles",
                        "create index ix_posts_n on articles",
                        "rename table articles to posts"));
    }

    @Test
    @Tag("AUTO-12")
    void aRenamedTableTakesItsKeysAndThoseOfOthersAlong() {
        Table before = table("posts", table -> table);
        Table after = table("articles", table -> table);
        Table comments =
                table("comments", table -> table.column(OTHER).foreignKey("other_id", TableName.of("posts"), "id"));
        Table commentsAfter =
                table("comments", table -> table.column(OTHER).foreignKey("other_id", TableName.of("articles"), "id"));
        Decisions renamed = Decisions.parse(List.of("posts=articles"), List.of(), List.of());
        assertDraft(
                Autogenerate.compare(Schema.of(before, comments), Schema.of(after, commentsAfter), renamed),
                Schema.of(after, commentsAfter),
                List.of("rename table posts to articles"),
                List.of("rename table articles to posts"));
    }

    @Test
    @Tag("AUTO-13")
    @Tag("AUTO-14")
    @Tag("AUTO-16")
    void columnsComeAndGo() {
        Table without = table("t", table -> table);
        List<Column<?>> columns =
                List.of(N, N.notNull().defaultValue(DdlExpression.literal(7)).comment("a number"));
        for (Column<?> column : columns) {
            Table with = table(column);
            assertDraft(Schema.of(without), Schema.of(with), List.of("add column t.n"), List.of("drop column t.n"));
            assertDraft(Schema.of(with), Schema.of(without), List.of("drop column t.n"), List.of("add column t.n"));
        }
    }

    @Test
    @Tag("AUTO-17")
    void aColumnGoesAfterItsIndexAndComesBeforeIt() {
        Table without = table("t", table -> table);
        Table with = table("t", table -> table.column(N).index("n"));
        assertDraft(
                Schema.of(with),
                Schema.of(without),
                List.of("drop index ix_t_n of t", "drop column t.n"),
                List.of("add column t.n", "create index ix_t_n on t"));
    }

    @Test
    @Tag("AUTO-18")
    void aRenamedColumnTakesItsConstraintsAlong() {
        Table before = table("t", table -> table.column(N).unique("n"));
        Table after = table("t", table -> table.column(N.named("m")).unique("m"));
        Decisions renamed = Decisions.parse(List.of("t.n=t.m"), List.of(), List.of());
        assertDraft(
                Autogenerate.compare(Schema.of(before), Schema.of(after), renamed),
                Schema.of(after),
                List.of("rename column t.n to m"),
                List.of("rename column t.m to n"));
    }

    @Test
    @Tag("AUTO-19")
    void aColumnComesBeforeItsForeignKey() {
        Table parent = table("parent", table -> table);
        Table without = table("t", table -> table);
        Table with = table("t", table -> table.column(OTHER).foreignKey("other_id", TableName.of("parent"), "id"));
        assertDraft(
                Schema.of(parent, without),
                Schema.of(parent, with),
                List.of("add column t.other_id", "add constraint fk_t_other_id to t"),
                List.of("drop constraint fk_t_other_id of t", "drop column t.other_id"));
    }

    @Test
    @Tag("AUTO-82")
    void nothingIsDoneWhereNothingHasChanged() {
        Schema schema = Schema.of(
                table("a", table -> table.column(N).unique("n").index("n")),
                table("b", table -> table.column(OTHER).foreignKey("other_id", TableName.of("a"), "id")));
        assertSame(schema, schema);
        assertThat(draft(schema, schema).downgrade()).isEmpty();
    }

    @Test
    void aViewIsMadeAfterThoseThatItReads() {
        Table t = table(N);
        View first = view("z_v", "select id from t");
        View second = view("a_v", "select id from Z_V");
        View third = view("b_v", "select a_v.id from a_v, z_v where a_v.id = z_v.id");
        View typed = new View(
                TableName.of("a_typed"),
                List.of(Drafts.ID),
                select(new TableRef(third.asTable(), "").column(Drafts.ID)).from(new TableRef(third.asTable(), "")));
        Schema before = Schema.of(t);
        Schema after = Schema.of(t, typed, second, third, first);
        assertDraft(
                before,
                after,
                List.of("create view z_v", "create view a_v", "create view b_v", "create view a_typed"),
                List.of("drop view a_typed", "drop view b_v", "drop view a_v", "drop view z_v"));
        assertDraft(
                after,
                before,
                List.of("drop view a_typed", "drop view b_v", "drop view a_v", "drop view z_v"),
                List.of("create view z_v", "create view a_v", "create view b_v", "create view a_typed"));
    }

    private static View view(String name, String sql) {
        return new View(TableName.of(name), List.of(Drafts.ID), ViewQuery.unsafeSql(sql));
    }

    @Test
    void decisionsThatMeanNothingAreRefused() {
        Schema schema = Schema.of(table(N));
        for (String rename : List.of("x.y=t.n", "t.n=t.gone", "t.n=gone.n", "gone=also_gone", "t=gone")) {
            assertThatExceptionOfType(dev.orm.migrations.MigrationException.class)
                    .isThrownBy(() -> Autogenerate.compare(
                            schema, schema, Decisions.parse(List.of(rename), List.of(), List.of())))
                    .withMessageContaining(rename);
        }
        assertThatExceptionOfType(dev.orm.migrations.MigrationException.class)
                .isThrownBy(() -> Decisions.parse(List.of("name"), List.of(), List.of()))
                .withMessageContaining("--rename old=new");
    }

    private static RevisionDraft draftBy(ComparisonRules rules, Schema before, Schema after) {
        return Autogenerate.compare(
                before, after, Decisions.parse(List.of(), List.of(Decisions.ALL), List.of()), rules);
    }

    @Test
    @Tag("AUTO-04")
    void aColumnThatIsUniqueAndIndexedIsMadeWithItsTable() {
        Table one = table("t", table -> table.column(N).index(new Index("ix", List.of("n"), true)));
        Table both = table("t", table -> table.column(N).unique("n").index("n"));
        assertDraft(NOTHING, Schema.of(one), List.of("create table t"), List.of("drop table t"));
        assertDraft(NOTHING, Schema.of(both), List.of("create table t"), List.of("drop table t"));
    }

    @Test
    @Tag("AUTO-08")
    @Tag("AUTO-75")
    @Tag("MIG-60")
    @Tag("MIG-61")
    void whatIsLeftOutIsNeitherMadeNorDropped() {
        Table mine = table("mine", table -> table);
        Table theirs = table("legacy_t", table -> table.column(N));
        ComparisonRules rules = ComparisonRules.excluding(List.of("legacy_*", "mine.tmp_*"));
        assertThat(draftBy(rules, Schema.of(mine, theirs), Schema.of(mine)).isEmpty())
                .isTrue();
        assertThat(draftBy(rules, Schema.of(mine), Schema.of(mine, theirs)).isEmpty())
                .isTrue();
        Table more = table(
                "mine",
                table -> table.column(OTHER)
                        .column(N.named("tmp_n"))
                        .index(new Index("tmp_ix", List.of("id"), false))
                        .foreignKey("other_id", TableName.of("legacy_t"), "id")
                        .foreignKey(new ForeignKey(
                                "fk_again",
                                List.of("other_id"),
                                TableName.of("mine"),
                                List.of("id"),
                                ReferentialAction.CASCADE)));
        assertThat(draftBy(rules, Schema.of(mine), Schema.of(more, theirs)).upgrade())
                .extracting(MigrationStep::describe)
                .containsExactly(
                        "add column mine.other_id",
                        "add constraint fk_mine_other_id to mine",
                        "add constraint fk_again to mine");
        RevisionDraft made = draftBy(rules, NOTHING, Schema.of(more, theirs));
        assertThat(made.upgrade()).extracting(MigrationStep::describe).containsExactly("create table mine");
        assertThat(made.upgrade().toString()).doesNotContain("tmp_");
    }

    @Test
    @Tag("AUTO-09")
    @Tag("MIG-31")
    void theTableOfRevisionsIsNeitherMadeNorDropped() {
        for (TableName name : List.of(TableName.of("orm_revisions"), new TableName("meta", "applied"))) {
            HistoryTable revisions = new HistoryTable(name);
            Schema with = Schema.of(revisions.table(), table("t", table -> table));
            Schema without = Schema.of(table("t", table -> table));
            assertThat(draftBy(revisions.leftOut(), with, without).isEmpty()).isTrue();
            assertThat(draftBy(revisions.leftOut(), without, with).isEmpty()).isTrue();
        }
    }

    @Test
    @Tag("AUTO-11")
    @Tag("MIG-62")
    void theUsualSchemaMayBeNamed() {
        ComparisonRules rules = ComparisonRules.NONE.inDefaultSchema("public");
        Table bare = table("t", table -> table.column(N));
        Table named = Table.builder(new TableName("public", "t"))
                .column(Drafts.ID)
                .primaryKey("id")
                .column(N)
                .build();
        Table grown = Table.builder(new TableName("public", "t"))
                .column(Drafts.ID)
                .primaryKey("id")
                .column(N)
                .column(OTHER)
                .build();
        assertThat(draftBy(rules, Schema.of(bare), Schema.of(named)).isEmpty()).isTrue();
        assertThat(draftBy(rules, Schema.of(named), Schema.of(bare)).isEmpty()).isTrue();
        assertThat(draftBy(rules, Schema.of(bare), Schema.of(grown)).upgrade())
                .extracting(MigrationStep::describe)
                .containsExactly("add column t.other_id");
        assertThat(draftBy(ComparisonRules.NONE, Schema.of(bare), Schema.of(named))
                        .isEmpty())
                .isFalse();
    }

    @Test
    @Tag("AUTO-37")
    @Tag("AUTO-48")
    @Tag("MIG-63")
    @Tag("MIG-64")
    void aRuleDecidesAboutTypesAndDefaults() {
        Schema before = Schema.of(table(N));
        Schema retyped = Schema.of(table(Column.of("n", SqlType.BIGINT)));
        Schema defaulted = Schema.of(table(N.defaultValue(DdlExpression.literal(1))));
        for (ComparisonRules.Verdict verdict : ComparisonRules.Verdict.values()) {
            ComparisonRules rules = new ComparisonRules() {
                @Override
                public Verdict type(TableName table, Column<?> wanted, Column<?> found) {
                    return wanted.name().equals("n") ? verdict : Verdict.UNDECIDED;
                }

                @Override
                public Verdict defaultValue(TableName table, Column<?> wanted, Column<?> found) {
                    return type(table, wanted, found);
                }
            };
            boolean same = verdict == ComparisonRules.Verdict.SAME;
            assertThat(draftBy(rules, before, retyped).isEmpty()).isEqualTo(same);
            assertThat(draftBy(rules, before, defaulted).isEmpty()).isEqualTo(same);
            assertThat(draftBy(rules, before, before).isEmpty())
                    .isEqualTo(verdict != ComparisonRules.Verdict.DIFFERENT);
        }
    }

    @Test
    @Tag("PEER-25")
    @Tag("PEER-20")
    void threeThingsAreAskedAndNothingIsGuessed() {
        Schema before = Schema.of(table("posts", table -> table.column(N)), table("users", table -> table.column(N)));
        Schema after = Schema.of(
                table("articles", table -> table.column(N)),
                table("users", table -> table.column(N.named("m")).column(OTHER.notNull())));
        assertThatExceptionOfType(OpenQuestionsException.class)
                .isThrownBy(() -> Autogenerate.compare(before, after, Decisions.NONE))
                .satisfies(open -> assertThat(open.questions()).hasSize(3))
                .withMessageContaining("--rename posts=articles")
                .withMessageContaining("--rename users.n=users.m")
                .withMessageContaining("--fill users.other_id=");
    }

    @Test
    @Tag("MIG-69")
    void differencesAndStepsAreValues() {
        Schema before = Schema.of(table("t", table -> table));
        Schema after = Schema.of(table(N));
        assertThat(SchemaComparison.compare(after, before))
                .containsExactly(new SchemaDifference.ColumnMissing(TableName.of("t"), N.named("n")));
        assertThat(draft(before, after).upgrade())
                .containsExactly(new MigrationStep.SchemaChange(new DdlOperation.AddColumn(TableName.of("t"), N)));
    }
}
