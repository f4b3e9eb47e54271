package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database in memory exists as long as its connection, so all uses share the one that the engine keeps. */
class MemoryDatabaseTest {

    private static List<Integer> rows(EngineConnection connection) {
        return connection.unsafeSql("select a from t").list(Integer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:file::memory:",
                "jdbc:sqlite:file:shared?mode=memory&cache=shared",
                "jdbc:h2:mem:shared"
            })
    @Tag("ENGINE-18")
    void oneUseSeesWhatAnotherWrote(String url) throws Exception {
        try (Engine engine = Engine.create(url)) {
            engine.inTransaction(c -> c.unsafeSql("create table t (a integer)").update());
            engine.inTransaction(c -> c.unsafeSql("insert into t values (1)").update());
            assertThat(engine.<List<Integer>>inReadOnlyTransaction(MemoryDatabaseTest::rows))
                    .containsExactly(1);
            assertThat(CompletableFuture.supplyAsync(
                                    () -> engine.<List<Integer>>inReadOnlyTransaction(MemoryDatabaseTest::rows))
                            .get())
                    .containsExactly(1);
            assertThat(CompletableFuture.supplyAsync(() -> engine.inTransaction(
                                    c -> c.unsafeSql("insert into t values (2)").update()))
                            .get())
                    .isEqualTo(1);
            assertThat(engine.<List<Integer>>inReadOnlyTransaction(MemoryDatabaseTest::rows))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "jdbc:sqlite::memory:")
    @Tag("ENGINE-18")
    void twoEnginesHaveADatabaseEach(String url) {
        try (Engine one = Engine.create(url);
                Engine other = Engine.create(url)) {
            one.inTransaction(c -> c.unsafeSql("create table t (a integer)").update());
            assertThatThrownBy(() -> other.inReadOnlyTransaction(MemoryDatabaseTest::rows))
                    .isInstanceOf(SqlSyntaxException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "jdbc:sqlite::memory:")
    @Tag("ENGINE-18")
    @Tag("ENGINE-17")
    void aThreadThatWouldWaitForItselfIsTold(String url) {
        try (Engine engine = Engine.create(url);
                EngineConnection first = engine.connect(false)) {
            assertThat(first.isInTransaction()).isFalse();
            assertThatThrownBy(() -> engine.connect(true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("would wait for itself");
        }
    }
}
