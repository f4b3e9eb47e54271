package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.SchemaPart;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a database made otherwise than it was told is no drift; what somebody did by hand is. */
@EachDatabase
class DriftTest extends DriftFixture {

    @Test
    @Tag("AUTO-04")
    void aColumnMayBeUniqueAndIndexed() {
        assertNoDrift(
                table("t", table -> table.column(A).index(new Index("ix_t_a", List.of("a"), true))),
                table("u", table -> table.column(A).unique("a").index("a")));
    }

    @Test
    @Tag("AUTO-08")
    @Tag("MIG-60")
    @Tag("MIG-61")
    @Tag("AUTO-75")
    void whatBelongsToOthersIsLeftAlone() {
        Table mine = table("mine", table -> table.column(A).column(B));
        Table theirs = table("legacy_t", table -> table.column(A));
        create(Schema.of(mine, theirs));
        run("create index ix_by_hand on mine (a)");
        assertThat(drift(mine)).hasSize(2);
        assertThat(drift(Schema.of(mine), ComparisonRules.excluding(List.of("legacy_*", "mine.ix_by_hand"))))
                .isEmpty();
        Table without = table("mine", table -> table.column(A));
        ComparisonRules flagged = new ComparisonRules() {
            @Override
            public boolean includes(SchemaPart part) {
                return part.kind() != SchemaPart.Kind.INDEX
                        && !part.name().equalsIgnoreCase("mine.b")
                        && !part.name().toLowerCase(java.util.Locale.ROOT).startsWith("legacy_");
            }
        };
        assertThat(drift(Schema.of(without), flagged)).isEmpty();
        Table referring = table("mine", table -> table.column(A).foreignKey("id", TableName.of("legacy_t"), "id"));
        assertThat(drift(Schema.of(referring), flagged))
                .hasSize(1)
                .first()
                .asString()
                .contains("fk_mine_id");
    }

    @Test
    @Tag("AUTO-09")
    @Tag("MIG-31")
    void theTableOfRevisionsIsNoDrift() {
        Table t = table("t", table -> table);
        HistoryTable named = new HistoryTable(TableName.of("my_revisions"));
        create(Schema.of(t, named.table(), table("my_revisions_lock", table -> table)));
        try (EngineConnection connection = engine.connect(false)) {
            for (Schema expected : List.of(Schema.of(t), Schema.of(t, named.table()))) {
                assertThat(Drift.find(connection, expected, named, ComparisonRules.NONE))
                        .isEmpty();
            }
            assertThat(Drift.find(connection, Schema.of(t), HISTORY, ComparisonRules.NONE))
                    .hasSize(2);
            assertThat(Drift.find(connection, Schema.of(), named, ComparisonRules.NONE))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("AUTO-11")
    void theUsualSchemaMayBeNamed() {
        create(Schema.of(table("t", table -> table.column(A).index("a"))));
        String usual =
                isSqlite() ? "main" : isMariadb() ? value("select database()") : value("select current_schema()");
        Table named = Table.builder(new TableName(usual, "t"))
                .column(ID)
                .primaryKey("id")
                .column(A)
                .index("a")
                .build();
        assertThat(drift(named)).isEmpty();
    }

    private String value(String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            return connection.unsafeSql(sql).list(String.class).get(0);
        }
    }

    @Test
    @Tag("AUTO-20")
    void aColumnThatOnlyTheServerHasIsLeftOutByARule() {
        Table t = table("t", table -> table.column(A));
        create(Schema.of(t));
        Table mapped = table("t", table -> table.column(A).column(Column.of("xmin", SqlType.BIGINT)));
        assertThat(drift(mapped)).hasSize(1);
        assertThat(drift(Schema.of(mapped), ComparisonRules.excluding(List.of("*.xmin"))))
                .isEmpty();
    }

    @Test
    @Tag("AUTO-27")
    @Tag("AUTO-28")
    void typesUnderAnotherNameAreTheSame() {
        List<String> types = new ArrayList<>();
        List<SqlType<?>> meant = new ArrayList<>();
        if (isPostgresql()) {
            types.addAll(List.of("float", "numeric(8,2)", "decimal(8,2)", "numeric", "int4", "bool", "text"));
            meant.addAll(List.of(
                    SqlType.DOUBLE,
                    SqlType.decimal(8, 2),
                    SqlType.decimal(8, 2),
                    SqlType.decimal(10, 5),
                    SqlType.INTEGER,
                    SqlType.BOOLEAN,
                    SqlType.TEXT));
        } else if (isMariadb()) {
            types.addAll(List.of("bool", "tinyint(1)", "longtext", "json", "numeric(8,2)", "dec(8)", "int(11)"));
            meant.addAll(List.of(
                    SqlType.BOOLEAN,
                    SqlType.BOOLEAN,
                    SqlType.TEXT,
                    SqlType.JSON,
                    SqlType.decimal(8, 2),
                    SqlType.decimal(8, 0),
                    SqlType.INTEGER));
        } else if (isSqlite()) {
            types.addAll(List.of("int", "double precision", "clob", "decimal(10)", "bool"));
            meant.addAll(
                    List.of(SqlType.INTEGER, SqlType.DOUBLE, SqlType.TEXT, SqlType.decimal(10, 0), SqlType.BOOLEAN));
        } else {
            types.addAll(List.of("float", "numeric(8,2)", "dec(8)", "int4", "bool"));
            meant.addAll(List.of(
                    SqlType.DOUBLE, SqlType.decimal(8, 2), SqlType.decimal(8, 0), SqlType.INTEGER, SqlType.BOOLEAN));
        }
        StringBuilder sql = new StringBuilder("create table t (id bigint not null primary key");
        TableBuilder table = Table.builder(TableName.of("t")).column(ID).primaryKey("id");
        for (int i = 0; i < types.size(); i++) {
            sql.append(", c").append(i).append(" ").append(types.get(i));
            table.column(Column.of("c" + i, meant.get(i)));
        }
        run(sql + ")");
        assertThat(drift(table.build())).isEmpty();
    }

    @Test
    @Tag("AUTO-31")
    @Tag("AUTO-32")
    void aCollationThatIsTheUsualOneNeedNotBeStated() {
        if (!dialect.supports(Capability.COLUMN_COLLATIONS)) {
            return;
        }
        List<String> names = isSqlite()
                ? List.of("binary", "nocase")
                : isMariadb() ? List.of("utf8mb4_bin", "utf8mb4_general_ci") : List.of("C", "POSIX");
        Table stated = table(
                "t",
                table -> table.column(S.collation(names.get(0)))
                        .column(S.named("other").collation(names.get(1))));
        Table unstated = table("t", table -> table.column(S).column(S.named("other")));
        Table turned = table(
                "t",
                table -> table.column(S.collation(names.get(0)))
                        .column(S.named("other").collation(names.get(0))));
        assertNoDrift(stated);
        assertThat(drift(unstated)).isEmpty();
        assertThat(drift(turned)).hasSize(1).first().asString().contains("\"other\"", "collation");
    }

    @Test
    @Tag("AUTO-37")
    @Tag("MIG-63")
    @Tag("MIG-64")
    @Tag("AUTO-48")
    void aRuleDecidesAboutTypesAndDefaults() {
        create(Schema.of(table("t", table -> table.column(A).column(S.defaultValue(DdlExpression.literal("x"))))));
        Table moved = table(
                "t",
                table -> table.column(Column.of("a", SqlType.BIGINT))
                        .column(S.defaultValue(DdlExpression.literal("y"))));
        assertThat(drift(Schema.of(moved), rules(ComparisonRules.Verdict.SAME))).isEmpty();
        assertThat(drift(Schema.of(moved), rules(ComparisonRules.Verdict.UNDECIDED)))
                .isEqualTo(drift(moved))
                .hasSize(2);
        assertThat(drift(Schema.of(moved), rules(ComparisonRules.Verdict.DIFFERENT)))
                .hasSize(6);
    }

    private static ComparisonRules rules(ComparisonRules.Verdict verdict) {
        return new ComparisonRules() {
            @Override
            public Verdict type(TableName table, Column<?> wanted, Column<?> found) {
                return verdict;
            }

            @Override
            public Verdict defaultValue(TableName table, Column<?> wanted, Column<?> found) {
                return verdict;
            }
        };
    }

    @Test
    @Tag("AUTO-38")
    void aTypeOfWhichNothingIsKnownIsNotCompared() {
        String type = isPostgresql() ? "inet" : isMariadb() ? "point" : isSqlite() ? "fancy" : "interval year";
        run("create table t (id bigint not null primary key, c " + type + ")");
        assertThat(drift(table("t", table -> table.column(Column.of("c", SqlType.TEXT)))))
                .isEmpty();
    }

    @Test
    @Tag("AUTO-40")
    void whetherAKeyMayBeNullIsNotAsked() {
        Column<Integer> twice = Column.of("twice", SqlType.INTEGER)
                .computed(
                        dialect.supports(Capability.STORED_COMPUTED_COLUMNS)
                                ? Computed.stored(DdlExpression.column("a").times(DdlExpression.literal(2)))
                                : Computed.virtual(DdlExpression.column("a").times(DdlExpression.literal(2))));
        create(Schema.of(Table.builder(TableName.of("t"))
                .column(ID.identity(Identity.BY_DEFAULT))
                .primaryKey("id")
                .column(A)
                .column(twice)
                .build()));
        assertThat(drift(Table.builder(TableName.of("t"))
                        .column(ID.nullable(true).identity(Identity.BY_DEFAULT))
                        .primaryKey("id")
                        .column(A)
                        .column(twice.notNull())
                        .build()))
                .isEmpty();
    }

    @Test
    @Tag("MIG-62")
    void tablesOfSeveralSchemasAreKeptApart() {
        if (!dialect.supports(Capability.SCHEMAS)) {
            return;
        }
        // On MariaDB a schema is a database of its own, which bears the name of test databases.
        String other = "orm_test_other_schema";
        run("drop schema if exists " + other + (isMariadb() ? "" : " cascade"), "create schema " + other);
        try {
            Table here = table("t", table -> table.column(A));
            TableBuilder there = Table.builder(new TableName(other, "t"))
                    .column(ID)
                    .primaryKey("id")
                    .column(B);
            if (isPostgresql()) {
                // Elsewhere a table without a schema is looked for beside the one that refers to it.
                there.foreignKey("id", TableName.of("t"), "id");
            }
            assertNoDrift(here, there.build());
            assertThat(drift(here)).isEmpty();
        } finally {
            run("drop schema " + other + (isMariadb() ? "" : " cascade"));
        }
    }
}
