package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialects;
import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class OfflineSqlTest {

    private static final TableName HISTORY = TableName.of("orm_revisions");

    @Revision(id = "v001")
    private static final class Values implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "hostile",
                    table -> table.column(Column.of("id", SqlType.UUID).notNull())
                            .column(Column.of("text", SqlType.varchar(80)))
                            .column(Column.of("price", SqlType.decimal(20, 4)))
                            .column(Column.of("born", SqlType.DATE))
                            .column(Column.of("seen", SqlType.INSTANT))
                            .column(Column.of("fine", SqlType.BOOLEAN))
                            .column(Column.of("bytes", SqlType.BINARY))
                            .primaryKey("id"));
            op.insert(
                    "hostile",
                    List.of("id", "text", "price", "born", "seen", "fine", "bytes"),
                    List.of(Arrays.asList(
                            UUID.fromString("00000000-0000-0000-0000-000000000001"),
                            "it's ? \\' OR 1=1 -- \"; drop table hostile",
                            new BigDecimal("1234567890123456.5"),
                            LocalDate.of(2024, 2, 29),
                            Instant.parse("2024-02-29T12:00:00.123456Z"),
                            true,
                            new byte[] {0, 1, -1})));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("hostile");
        }
    }

    @Revision(id = "v002", parents = "v001")
    private static final class Work implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.run("think about it", connection -> {});
        }

        @Override
        public void downgrade(Operations op) {}
    }

    private static void replay(TestDatabase database, PrintedSql sql) throws SQLException {
        try (Engine engine = Engine.create(database.dataSource());
                var configured = engine.connect(false)) {
            Connection connection = configured.jdbc();
            for (String text : sql.statements()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(text);
                } catch (SQLException wrong) {
                    throw new SQLException(text, wrong);
                }
            }
        }
    }

    private static RevisionGraph graph(Migration... migrations) {
        return new RevisionGraph(Stream.of(migrations).map(RevisionScript::of).toList());
    }

    @Test
    @Tag("MIG-26")
    void whatIsPrintedDoesWhatIsRun(TestDatabase database) throws SQLException {
        RevisionGraph graph = graph(Blog.all());
        try (Live live = new Live(Engine.create(database.dataSource()), Blog.all())) {
            PrintedSql up = OfflineSql.upgrade(graph, live.engine().dialect(), HISTORY, "base", "heads");
            assertThat(up.complete()).isTrue();
            assertThat(up.text()).contains("-- Upgrade of revision a003 (add user email)");
            replay(database, up);
            live.check("replayed", "a001", "a002", "a003", "a004");
            assertThat(live.migrator().upgrade("heads")).isEmpty();
            assertThat(live.migrator().current()).containsExactly("a004");
            replay(database, OfflineSql.downgrade(graph, live.engine().dialect(), HISTORY, "heads", "a002"));
            live.check("replayed back", "a001", "a002");
            replay(database, OfflineSql.upgrade(graph, live.engine().dialect(), HISTORY, "a002", "+1"));
            live.check("replayed on", "a001", "a002", "a003");
        }
    }

    @Test
    @Tag("MIG-27")
    @Tag("SEC-15")
    void valuesArePrintedAsTheyAre(TestDatabase database) throws SQLException {
        try (Live live = new Live(Engine.create(database.dataSource()), new Values())) {
            replay(
                    database,
                    OfflineSql.upgrade(graph(new Values()), live.engine().dialect(), HISTORY, "base", "heads"));
            List<String> columns = List.of("id", "text", "price", "born", "seen", "fine", "bytes");
            List<List<String>> printed = columns.stream()
                    .map(column -> live.values("select " + column + " from hostile"))
                    .toList();
            live.migrator().downgrade("base");
            live.migrator().upgrade("heads");
            List<List<String>> run = columns.stream()
                    .map(column -> live.values("select " + column + " from hostile"))
                    .toList();
            assertThat(printed).isEqualTo(run);
            assertThat(printed.get(1)).containsExactly("it's ? \\' OR 1=1 -- \"; drop table hostile");
        }
    }

    @Test
    @Tag("MIG-27")
    void workOfTheProgramEndsTheScript(TestDatabase database) {
        RevisionGraph graph = graph(new Values(), new Work());
        PrintedSql sql = OfflineSql.upgrade(graph, Dialects.POSTGRESQL, HISTORY, "base", "heads");
        assertThat(sql.complete()).isFalse();
        assertThat(sql.text())
                .contains("v001")
                .contains("NOT COMPLETE")
                .contains("think about it")
                .doesNotContain("'v002'");
    }

    @Test
    void aPlanShowsTheSqlThatIsPrinted(TestDatabase database) {
        RevisionGraph graph = graph(Blog.all());
        try (Live live = new Live(Engine.create(database.dataSource()), Blog.all())) {
            List<String> planned = live.migrator().planUpgrade("heads").stream()
                    .flatMap(plan -> plan.steps().stream())
                    .flatMap(step -> step.statements(live.migrator().dialect()).stream())
                    .toList();
            PrintedSql printed = OfflineSql.upgrade(graph, live.engine().dialect(), HISTORY, "base", "heads");
            assertThat(planned).isNotEmpty();
            assertThat(printed.statements()).containsSubsequence(planned);
        }
    }
}
