package dev.orm.migrations.generate;

import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.migrations.AcceptedRisk;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.schema.Schema;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PEER-26")
class SquashedSourceTest {

    private static List<String> describe(List<MigrationStep> steps) {
        return steps.stream().map(MigrationStep::describe).toList();
    }

    @Test
    void operationsAreFoldedAndPlacesKept() {
        Squash squash =
                Squash.of(SquashTest.graph(SquashTest.history()), "base:d4d4", List.of("c3c3"), "f0f0", "begin");
        assertThat(describe(squash.draft().upgrade()))
                .containsExactly("create table users", "create table posts", "insert 2 rows into users");
        assertThat(describe(squash.draft().downgrade())).containsExactly("drop table posts", "drop table users");
        assertThat(squash.source().replaces()).containsExactly("a1a1", "b2b2", "c3c3", "d4d4");
        assertThat(squash.source().labels()).containsExactly("main");
        assertThat(squash.source().parents()).isEmpty();
        Squash middle =
                Squash.of(SquashTest.graph(SquashTest.history()), "b2b2:d4d4", List.of("c3c3"), "f0f0", "begin");
        assertThat(middle.source().parents()).containsExactly("a1a1");
    }

    @Test
    void whatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() ->
                        Squash.of(SquashTest.graph(SquashTest.history()), "base:d4d4", List.of(), "f0f0", "begin"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("revision c3c3 (fill names), operation 1 (execute a statement); revision c3c3"
                        + " (fill names), operation 2 (run: count users).")
                .hasMessageContaining("--leave-out REVISION. Nothing was written.");
    }

    @Test
    void workInBatchesIsLeftOut() {
        RevisionGraph graph = SquashTest.graph(new SquashTest.Users(), new Batches());
        assertThatThrownBy(() -> Squash.of(graph, "base:heads", List.of(), "f0f0", "begin"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("revision b7b7, operation 1");
        Squash squash = Squash.of(graph, "base:heads", List.of("b7b7"), "f0f0", "begin");
        assertThat(describe(squash.draft().upgrade())).containsExactly("create table users");
    }

    @Test
    void howRevisionsAreRunAndWhichRisksAreAcceptedIsKept() {
        RevisionGraph graph = SquashTest.graph(new SquashTest.Users(), new Batches(), new Risky());
        String text = Squash.of(graph, "base:heads", List.of("b7b7"), "f0f0", "begin")
                .source()
                .file(new RevisionDraft(Schema.of(), List.of(), List.of()), "com.example")
                .text();
        assertThat(text)
                .contains("transactional = false")
                .contains("@AcceptedRisk(value = \"DS103\", reason = \"Nobody reads it. Nobody writes it.\")")
                .contains("@AcceptedRisk(value = \"MF105\", reason = \"There are no rows.\")")
                .contains("import dev.orm.migrations.AcceptedRisk;");
        assertThat(Squash.of(SquashTest.graph(SquashTest.history()), "base:d4d4", List.of("c3c3"), "f0f0", "begin")
                        .source()
                        .transactional())
                .isTrue();
    }

    @Test
    void whatHasNoOneEndOrMoreChildrenIsRefused() {
        RevisionGraph graph =
                SquashTest.graph(new SquashTest.Users(), new SquashTest.Posts(), new SquashTest.Fill(), new Other());
        assertThatThrownBy(() -> Squash.of(graph, "base:heads", List.of(), "f0f0", "begin"))
                .hasMessageContaining("end in [c3c3, o6o6]")
                .hasMessageContaining("db merge c3c3 o6o6");
        assertThatThrownBy(() -> Squash.of(graph, "base:c3c3", List.of(), "f0f0", "begin"))
                .hasMessageContaining("Revision b2b2 (create posts) is in the middle")
                .hasMessageContaining("[o6o6]");
        assertThatThrownBy(() -> Squash.of(graph, "base:a1a1", List.of(), "f0f0", "begin"))
                .hasMessageContaining("nothing to squash");
    }

    @Revision(id = "o6o6", parents = "b2b2")
    static final class Other implements Migration {

        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }

    @Revision(id = "b7b7", parents = "a1a1", transactional = false)
    @AcceptedRisk(value = "DS103", reason = "Nobody reads it.")
    static final class Batches implements Migration {

        @Override
        public void upgrade(Operations op) {
            TableRef users = new TableRef(op.table("users"), "");
            op.executeInBatches(
                    users,
                    10,
                    batch -> update(users)
                            .set(users.column("name", SqlType.varchar(40)), "none")
                            .where(batch));
        }

        @Override
        public void downgrade(Operations op) {}
    }

    @Revision(id = "r8r8", parents = "b7b7")
    @AcceptedRisk(value = "DS103", reason = "Nobody writes it.")
    @AcceptedRisk(value = "MF105", reason = "There are no rows.")
    static final class Risky implements Migration {

        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }
}
