package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.Index.Element;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.testing.EachDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts, indexes and constraints that a database writes otherwise, and their changes. */
@EachDatabase
class ReadBackTest extends DriftFixture {

    @Test
    @Tag("AUTO-43")
    @Tag("AUTO-44")
    @Tag("AUTO-45")
    void aDefaultThatIsWrittenOtherwiseIsTheSame() {
        List<String> there = new ArrayList<>();
        List<Column<?>> meant = new ArrayList<>();
        UnaryOperator<String> parenthesised = isSqlite() || isMariadb() ? text -> "(" + text + ")" : text -> text;
        there.add("decimal(9,2) default 5.0");
        meant.add(Column.of("c0", SqlType.decimal(9, 2)).defaultValue(DdlExpression.literal(5)));
        there.add("varchar(40) default 'it''s'");
        meant.add(S.named("c1").defaultValue(DdlExpression.literal("it's")));
        there.add("varchar(40) default " + parenthesised.apply("lower( 'X' )"));
        meant.add(S.named("c2").defaultValue(DdlExpression.literal("X").lower()));
        if (isPostgresql()) {
            there.addAll(List.of(
                    "timestamp(6) with time zone default now()",
                    "uuid default gen_random_uuid()",
                    "integer[] default '{}'::integer[]",
                    "interval default '1 day'"));
            meant.add(Column.of("c3", SqlType.INSTANT).defaultValue(DdlExpression.now()));
            meant.add(Column.of("c4", SqlType.UUID).defaultValue(DdlExpression.unsafeSql("gen_random_uuid( )")));
            meant.add(Column.of("c5", SqlType.array(SqlType.INTEGER))
                    .defaultValue(DdlExpression.literal(SqlType.array(SqlType.INTEGER), List.of())));
            meant.add(Column.of("c6", SqlType.TEXT).defaultValue(DdlExpression.unsafeSql("interval '1 day'")));
        } else if (isMariadb()) {
            there.add("datetime(6) default CURRENT_TIMESTAMP(6)");
            meant.add(Column.of("c3", SqlType.TIMESTAMP).defaultValue(DdlExpression.unsafeSql("current_timestamp(6)")));
        } else if (isSqlite()) {
            there.add("text default (datetime('now'))");
            meant.add(Column.of("c3", SqlType.TEXT).defaultValue(DdlExpression.unsafeSql("datetime( 'now' )")));
        }
        StringBuilder sql = new StringBuilder("create table t (id bigint not null primary key");
        TableBuilder table = Table.builder(TableName.of("t")).column(ID).primaryKey("id");
        for (int i = 0; i < there.size(); i++) {
            sql.append(", c").append(i).append(" ").append(there.get(i));
            table.column(meant.get(i));
        }
        run(sql + ")");
        assertThat(drift(table.build())).isEmpty();
        if (isMariadb()) {
            run("alter table t modify c3 datetime(6) default current_timestamp(6) on update current_timestamp(6)");
            assertThat(drift(table.build())).hasSize(1).first().asString().contains("\"c3\"", "default");
        }
    }

    @Test
    @Tag("AUTO-46")
    @Tag("AUTO-47")
    void numbersThatTheDatabaseGivesOutAreTheSame() {
        if (isPostgresql()) {
            run("create table t (id bigserial primary key)", "create sequence apart");
            create(Schema.of(
                    table("u", table -> table.column(B.defaultValue(DdlExpression.unsafeSql("nextval('apart')"))))));
            assertThat(drift(
                            identified(),
                            new Sequence(TableName.of("apart"), 1, 1),
                            table(
                                    "u",
                                    table ->
                                            table.column(B.defaultValue(DdlExpression.unsafeSql("nextval('apart')"))))))
                    .isEmpty();
        } else {
            run(
                    isSqlite()
                            ? "create table t (id integer primary key autoincrement)"
                            : "create table t (id bigint not null auto_increment primary key)");
            assertThat(drift(identified())).isEmpty();
        }
    }

    private static Table identified() {
        return Table.builder(TableName.of("t"))
                .column(ID.identity(Identity.BY_DEFAULT))
                .primaryKey("id")
                .build();
    }

    @Test
    @Tag("AUTO-54")
    @Tag("AUTO-61")
    @Tag("AUTO-63")
    void indexesAndConstraintsReadBackAsTheyWere() {
        List<Index> indexes = new ArrayList<>();
        indexes.add(new Index("IX Mixed", List.of("Mixed"), false));
        indexes.add(new Index("ix_desc", List.of(Element.column("a").desc()), false, List.of(), null));
        if (dialect.supports(Capability.INDEX_NULLS_ORDER)) {
            boolean last = dialect.supports(Capability.NULLS_LAST_IN_INDEXES);
            indexes.add(new Index(
                    "ix_nulls",
                    List.of(
                            Element.column("a").nulls(last ? Index.Nulls.LAST : Index.Nulls.FIRST),
                            Element.column("b").desc().nulls(last ? Index.Nulls.FIRST : Index.Nulls.LAST)),
                    false,
                    List.of(),
                    null));
        }
        Table t = table("t", table -> {
            TableBuilder with = table.column(A)
                    .column(B)
                    .column(Column.of("Mixed", SqlType.INTEGER))
                    .unique("a", "b")
                    .unique("b", "a")
                    .unique("a")
                    .unique(new UniqueConstraint("Uq Mixed", List.of("Mixed", "a")));
            indexes.forEach(with::index);
            return with;
        });
        assertNoDrift(t);
        Table unstated = table("t", table -> {
            TableBuilder with = table.column(A)
                    .column(B)
                    .column(Column.of("Mixed", SqlType.INTEGER))
                    .unique("a", "b")
                    .unique("b", "a")
                    .unique("a")
                    .unique(new UniqueConstraint("Uq Mixed", List.of("Mixed", "a")));
            for (Index index : indexes) {
                with.index(new Index(
                        index.name(),
                        index.elements().stream()
                                .map(element -> element.nulls(Index.Nulls.UNSTATED))
                                .toList(),
                        index.unique(),
                        index.include(),
                        index.where()));
            }
            return with;
        });
        assertThat(drift(unstated)).isEmpty();
    }

    @Test
    @Tag("AUTO-62")
    @Tag("AUTO-73")
    @Tag("AUTO-75")
    void foreignKeysReadBackAsTheyWere() {
        Table parent = table(
                "parent", table -> table.column(A.notNull()).column(B.notNull()).unique("a", "b"));
        Table child = table(
                "child",
                table -> table.column(A)
                        .column(B)
                        .column(Column.of("parent_id", SqlType.BIGINT))
                        .column(Column.of("other_id", SqlType.BIGINT))
                        .foreignKey("parent_id", TableName.of("parent"), "id")
                        .foreignKey("other_id", TableName.of("parent"), "id", ReferentialAction.RESTRICT)
                        .foreignKey(new ForeignKey(
                                "a",
                                List.of("a", "b"),
                                TableName.of("parent"),
                                List.of("a", "b"),
                                ReferentialAction.NO_ACTION)));
        assertNoDrift(parent, child);
        if (!dialect.supports(Capability.RESTRICT_APART)) {
            Table unstated = table(
                    "child",
                    table -> table.column(A)
                            .column(B)
                            .column(Column.of("parent_id", SqlType.BIGINT))
                            .column(Column.of("other_id", SqlType.BIGINT))
                            .foreignKey("parent_id", TableName.of("parent"), "id", ReferentialAction.RESTRICT)
                            .foreignKey("other_id", TableName.of("parent"), "id")
                            .foreignKey(new ForeignKey(
                                    "a",
                                    List.of("a", "b"),
                                    TableName.of("parent"),
                                    List.of("a", "b"),
                                    ReferentialAction.NO_ACTION)));
            assertThat(drift(parent, unstated)).isEmpty();
        }
    }

    @Test
    @Tag("AUTO-64")
    @Tag("AUTO-69")
    @Tag("AUTO-66")
    void expressionsOfIndexesReadBackAsTheyWere() {
        if (!dialect.supports(Capability.EXPRESSION_INDEXES)) {
            return;
        }
        DdlExpression made = isPostgresql()
                ? DdlExpression.unsafeSql("coalesce(s,'')||'x'")
                : DdlExpression.unsafeSql("ifnull( s,'' ) ||'x'");
        Table t = table(
                "t",
                table -> table.column(S)
                        .index(expression("ix_lower", DdlExpression.column("s").lower()))
                        .index(expression("ix_made", made)));
        assertNoDrift(t);
        if (isPostgresql()) {
            run("drop index ix_lower", "create index ix_lower on t (lower(s) text_pattern_ops)");
            assertThat(drift(t)).isEmpty();
            run("alter table t add constraint no_two exclude using btree (s with =)");
            assertThat(drift(t)).isEmpty();
        }
        run("drop index ix_made", "create index ix_made on t (upper(s))");
        assertThat(drift(t)).hasSize(2);
    }

    private static Index expression(String name, DdlExpression expression) {
        return new Index(name, List.of(Element.expression(expression)), false, List.of(), null);
    }

    @Test
    @Tag("AUTO-60")
    @Tag("MIG-67")
    void longNamesReadBackAsTheyWere() {
        String column = "a_column_whose_name_is_nearly_as_long_as_databases_take_it";
        NamingConvention own = new NamingConvention(
                "{table_name}_pkey",
                "{table_name}_{column_0_N_name}_{referred_table_name}_fk",
                "{table_name}_{column_0_N_name}_key",
                "{table_name}_{constraint_name}_check",
                "{column_0_N_name}_{table_name}_idx",
                NamingConvention.PORTABLE_BYTES);
        List<NamingConvention> conventions = List.of(NamingConvention.DEFAULT, own);
        for (int i = 0; i < conventions.size(); i++) {
            NamingConvention names = conventions.get(i);
            String name = "a_table_whose_name_is_nearly_as_long_as_databases_take_it_" + i;
            List<String> columns = List.of(column);
            Table t = Table.builder(TableName.of(name))
                    .column(ID)
                    .primaryKey(new dev.orm.schema.PrimaryKey(names.primaryKey(name, List.of("id")), List.of("id")))
                    .column(Column.of(column, SqlType.INTEGER))
                    .unique(new UniqueConstraint(names.unique(name, columns), columns))
                    .check(new Check(
                            names.check(name, column),
                            DdlExpression.column(column).gt(DdlExpression.literal(0))))
                    .index(new Index(names.index(name, List.of(column, "id")), List.of(column, "id"), false))
                    .build();
            create(Schema.of(t));
            assertThat(drift(Schema.of(t), ComparisonRules.excluding(List.of("*_it_" + (1 - i)))))
                    .isEmpty();
        }
    }

    @Test
    @Tag("AUTO-77")
    void aTextIsWhatTheServerMakesOfIt() {
        DdlExpression odd = DdlExpression.unsafeSql(
                isPostgresql()
                        ? "a not between symmetric 10 and 5 or a is distinct from 3"
                        : "a not in (3, 4) or a is not null");
        Table t = table("t", table -> table.column(A).column(B).check(new Check("odd", odd)));
        assertNoDrift(t);
        Table other = table(
                "t",
                table -> table.column(A)
                        .column(B)
                        .check(new Check("odd", DdlExpression.column("a").isNotNull())));
        assertThat(drift(other)).hasSize(2);
    }

    @Test
    void theQueryOfAViewIsCompared() {
        Table t = table("t", table -> table.column(A).column(S));
        View view = view("select id, count(*) as a from t where a > 1 and (s = 'x' or s is null) group by id");
        create(Schema.of(t, view));
        assertThat(drift(t, view)).isEmpty();
        assertThat(drift(t, view("select id, count(*) as a from t where a > 2 group by id")))
                .containsExactly("View v is defined otherwise in the database.");
        if (dialect.supports(Capability.MATERIALIZED_VIEWS)) {
            View stored = new View(TableName.of("m"), view.columns(), view.query()).asMaterialized();
            create(Schema.of(stored));
            assertThat(drift(t, view, stored)).isEmpty();
        }
    }

    private static View view(String sql) {
        return new View(
                TableName.of("v"),
                List.of(Column.of("id", SqlType.BIGINT), Column.of("a", SqlType.BIGINT)),
                ViewQuery.unsafeSql(sql));
    }
}
