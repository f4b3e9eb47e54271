package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.operation.MigrationStep;
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
}
