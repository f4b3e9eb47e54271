package dev.orm.migrations.lint;

import static dev.orm.sql.Sql.deleteFrom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialects;
import dev.orm.migrations.AcceptedRisk;
import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SqlRevision;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LintTest {

    private static final Table USERS = Table.builder(TableName.of("users"))
            .column(Column.of("id", SqlType.BIGINT).notNull())
            .column(Column.of("name", SqlType.varchar(40)))
            .column(Column.of("team_id", SqlType.BIGINT))
            .column(Column.of("mood", SqlType.varchar(20))
                    .enumType(new EnumType(TableName.of("mood"), List.of("calm", "glad"))))
            .primaryKey("id")
            .foreignKey("team_id", TableName.of("teams"), "id")
            .build();
    private static final Table TEAMS = Table.builder(TableName.of("teams"))
            .column(Column.of("id", SqlType.BIGINT).notNull())
            .column(Column.of("amount", SqlType.decimal(10, 2)))
            .primaryKey("id")
            .build();

    private static final Schema BEFORE = Schema.of(TEAMS, USERS);

    private static final EnumType CALM = new EnumType(TableName.of("calm_mood"), List.of("calm"));

    private static final DdlExpression POSITIVE = DdlExpression.column("id").gt(DdlExpression.literal(0));

    private record Says(Consumer<Operations> up, Consumer<Operations> down) implements Migration {

        @Override
        public void upgrade(Operations op) {
            up.accept(op);
        }

        @Override
        public void downgrade(Operations op) {
            down.accept(op);
        }
    }

    /** Whether the way back is right is another question. */
    private static List<String> codes(Consumer<Operations> upgrade) {
        return codes(new Says(upgrade, op -> {})).stream()
                .filter(code -> !code.equals("RV102"))
                .toList();
    }

    private static List<String> codes(Migration migration) {
        return Lint.check(script(migration), BEFORE, Dialects.supported()).stream()
                .map(finding -> finding.rule().code())
                .toList();
    }

    private static RevisionScript script(Migration migration) {
        return new RevisionScript("a1", List.of(), "try", List.of(), List.of(), List.of(), true, migration, "LintTest");
    }

    @Test
    @Tag("PEER-30")
    @Tag("PEER-39")
    void eachDangerIsFoundOnce() {
        assertThat(codes(op -> op.dropConstraint("users", "fk_users_team_id"))).containsExactly("CD101");
        assertThat(codes(op -> op.dropTable("users"))).containsExactly("DS102");
        assertThat(codes(op -> op.dropColumn("users", "name"))).containsExactly("DS103");
        assertThat(codes(op -> op.createUniqueConstraint("users", "name"))).containsExactly("MF101");
        assertThat(codes(op -> op.createIndex("users", new Index("ux", List.of("name"), true))))
                .containsExactly("MF101", "PG101");
        assertThat(codes(op ->
                        op.addColumn("users", Column.of("a", SqlType.INTEGER).notNull())))
                .containsExactly("MF102");
        assertThat(codes(op -> op.alterColumn("users", "name", Column::notNull)))
                .containsExactly("MF103", "PG105");
        assertThat(codes(op -> op.alterColumn("users", "name", column -> column.type(SqlType.varchar(10)))))
                .containsExactly("MF104");
        assertThat(codes(op -> op.alterColumn("teams", "amount", column -> column.type(SqlType.decimal(10, 4)))))
                .containsExactly("MF104");
        assertThat(codes(op -> op.alterColumn("users", "team_id", column -> column.type(SqlType.INTEGER))))
                .containsExactly("MF104");
        assertThat(codes(op -> op.alterColumn("users", "mood", column -> column.enumType(CALM))))
                .containsExactly("MF105");
        assertThat(codes(op -> op.renameTable("users", "people"))).containsExactly("BC101");
        assertThat(codes(op -> op.renameColumn("users", "name", "label"))).containsExactly("BC102");
        assertThat(codes(op -> op.createIndex("users", "name"))).containsExactly("PG101");
        assertThat(codes(op -> op.createForeignKey("users", "id", "teams", "id", ReferentialAction.CASCADE)))
                .containsExactly("PG102");
        assertThat(codes(op -> op.createCheckConstraint("users", "id", POSITIVE)))
                .containsExactly("PG102");
        assertThat(codes(op -> op.alterColumn("users", "name", column -> column.type(SqlType.TEXT))))
                .containsExactly("PG103");
        assertThat(codes(op -> op.alterColumn("teams", "amount", column -> column.type(SqlType.decimal(12, 4)))))
                .containsExactly("PG103");
        assertThat(codes(op -> op.addColumn(
                        "users",
                        Column.of("a", SqlType.INTEGER).defaultValue(DdlExpression.unsafeSql("abs(random())")))))
                .containsExactly("PG104");
        assertThat(codes(op -> {
                    op.addColumn("users", Column.of("a", SqlType.INTEGER));
                    op.addColumn("teams", Column.of("a", SqlType.INTEGER));
                }))
                .containsExactly("LK101");
        assertThat(codes(op ->
                        op.addColumn("users", Column.of("a", SqlType.INTEGER).notNull(), DdlExpression.literal(0))))
                .containsExactly("LK102");
        assertThat(codes(op -> {
                    op.addColumn("users", Column.of("a", SqlType.INTEGER));
                    TableRef users = new TableRef(op.table("users"), "");
                    op.execute(deleteFrom(users).everyRow());
                }))
                .containsExactly("LK102");
        assertThat(codes(op -> op.unsafeSql("vacuum"))).containsExactly("SQ101");
        assertThat(codes(new Says(op -> {}, op -> op.irreversible("the values are gone"))))
                .containsExactly("RV101");
        assertThat(codes(new Says(op -> op.addColumn("users", Column.of("a", SqlType.INTEGER)), op -> {})))
                .containsExactly("RV102");
        assertThat(codes(op -> op.createTable(
                        "t",
                        table -> table.column(Column.of("n", SqlType.INTEGER))
                                .index(new Index("ix", List.of("n"), false)
                                        .where(DdlExpression.column("n").isNotNull())))))
                .containsExactly("DP101", "DP101");
    }

    @Test
    @Tag("PEER-39")
    void theRecipesOfDangersAreNone() {
        ForeignKey key =
                new ForeignKey("fk", List.of("id"), TableName.of("teams"), List.of("id"), ReferentialAction.NO_ACTION);
        assertThat(codes(op -> {
                    op.createConstraintNotValid("users", key);
                    op.validateConstraint("users", "fk");
                    op.createConstraintNotValid("teams", new Check("ck", POSITIVE));
                    op.validateConstraint("teams", "ck");
                    op.createIndexConcurrently("users", new Index("ix", List.of("name"), false));
                }))
                .isEmpty();
        assertThat(codes(op -> op.setNotNullOnline("users", "name"))).containsExactly("MF103");
        for (LintRule rule : LintRule.values()) {
            assertThat(rule.reason()).as(rule.code()).endsWith(".");
            assertThat(rule.recipe()).as(rule.code()).endsWith(".");
        }
        assertThat(LintRule.values()).extracting(LintRule::code).doesNotHaveDuplicates();
    }

    @Test
    @Tag("PEER-39")
    void whatIsADangerOnOneDatabaseIsFoundForThatOnly() {
        RevisionScript script =
                script(new Says(op -> op.createIndex("users", "name"), op -> op.dropIndex("users", "ix_users_name")));
        assertThat(Lint.check(script, BEFORE, List.of(Dialects.SQLITE, Dialects.MARIADB)))
                .isEmpty();
        assertThat(Lint.check(script, BEFORE, List.of(Dialects.SQLITE, Dialects.POSTGRESQL)))
                .singleElement()
                .asString()
                .isEqualTo(
                        "PG101 revision a1 (try), operation 1 (create index ix_users_name on users): On PostgreSQL nobody"
                                + " can write to the table until the index is there. Use op.createIndexConcurrently, in a revision of"
                                + " its own.");
    }

    @Test
    @Tag("PEER-30")
    void whatIsWideOrNewIsNoDanger() {
        assertThat(codes(op -> op.addColumn("users", Column.of("a", SqlType.INTEGER))))
                .isEmpty();
        assertThat(codes(op -> op.addColumn(
                        "users", Column.of("a", SqlType.INSTANT).notNull().defaultValue(DdlExpression.now()))))
                .isEmpty();
        assertThat(codes(op -> op.alterColumn("users", "name", column -> column.type(SqlType.varchar(80)))))
                .isEmpty();
        assertThat(codes(op -> op.alterColumn("teams", "amount", column -> column.type(SqlType.decimal(12, 2)))))
                .isEmpty();
        assertThat(codes(op -> {
                    op.createTable("t", table -> table.column(Column.of("a", SqlType.INTEGER)));
                    op.createIndex("t", "a");
                    op.alterColumn("t", "a", Column::notNull);
                    TableRef made = new TableRef(op.table("t"), "");
                    op.execute(deleteFrom(made).everyRow());
                    op.renameTable("t", "u");
                    op.dropTable("u");
                }))
                .isEmpty();
    }

    @Revision(id = "b1")
    @AcceptedRisk(value = "DS103", reason = "Nobody has read it since the spring.")
    @AcceptedRisk(value = "MF105", reason = "Nobody is glad.")
    @AcceptedRisk(value = "RV102", reason = "The order of columns is not looked at.")
    static final class Accepted implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.dropColumn("users", "name");
            op.alterColumn("users", "mood", column -> column.enumType(CALM));
            op.renameColumn("users", "team_id", "group_id");
        }

        @Override
        public void downgrade(Operations op) {
            op.renameColumn("users", "group_id", "team_id");
        }
    }

    @Test
    @Tag("PEER-39")
    void whatIsAcceptedIsNotFoundAgain() {
        assertThat(codes(new Accepted())).containsExactly("BC102");
    }

    @Test
    @Tag("PEER-39")
    void aSqlFileSaysWhatItAccepts() {
        String text = "-- upgrade\ncreate view v as select 1;\n-- downgrade\ndrop view v;\n";
        assertThat(findings(SqlRevision.parse("-- revision: b1\n" + text, "b1.sql")))
                .contains("SQ101");
        assertThat(findings(
                        SqlRevision.parse("-- revision: b1\n-- accepted-risk: SQ101 only a view\n" + text, "b1.sql")))
                .isEmpty();
    }

    private static List<String> findings(RevisionScript script) {
        return Lint.check(script, Schema.of(), Dialects.supported()).stream()
                .map(finding -> finding.rule().code())
                .toList();
    }
}
