package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Schema;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class MigratorTest {

    private Engine engine;
    private Migrator migrator;

    @BeforeEach
    void open(TestDatabase database) {
        engine = Engine.create(database.dataSource());
        migrator = Migrator.builder(engine).migrations(Blog.all()).build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<SchemaDifference> differences(String... applied) {
        Schema schema = new SchemaHistory(migrator.graph()).schemaOf(List.of(applied));
        try (EngineConnection connection = engine.connect(false)) {
            return SchemaComparison.compare(connection, schema).stream()
                    .filter(difference -> !difference.message().contains("orm_revisions"))
                    .toList();
        }
    }

    private List<String> values(String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            List<@Nullable String> values = connection.unsafeSql(sql).list(String.class);
            return new ArrayList<>(values);
        }
    }

    private static List<String> ids(List<RevisionScript> scripts) {
        return scripts.stream().map(RevisionScript::id).toList();
    }

    @Test
    @Tag("PEER-27")
    @Tag("MIG-13")
    @Tag("MIG-14")
    void revisionsAreRunUpAndDownWithRowsInPlace() {
        assertThat(ids(migrator.upgrade("a002"))).containsExactly("a001", "a002");
        assertThat(differences("a001", "a002")).isEmpty();
        assertThat(ids(migrator.upgrade("heads"))).containsExactly("a003", "a004");
        assertThat(differences("a001", "a002", "a003", "a004")).isEmpty();
        assertThat(values("select label from users order by id")).containsExactly("ada", "bob");
        assertThat(values("select email from users where age = 18")).containsExactly("nobody@example.org");
        assertThat(values("select title from articles order by id")).containsExactly("first", "second");
        assertThat(migrator.upgrade("heads")).isEmpty();
        assertThat(ids(migrator.downgrade("-2"))).containsExactly("a004", "a003");
        assertThat(differences("a001", "a002")).isEmpty();
        assertThat(values("select name from users order by id")).containsExactly("ada", "bob");
        assertThat(values("select title from posts order by id")).containsExactly("first", "second");
        assertThat(ids(migrator.upgrade("heads"))).containsExactly("a003", "a004");
        assertThat(differences("a001", "a002", "a003", "a004")).isEmpty();
        assertThat(values("select title from articles order by id")).containsExactly("first", "second");
        assertThat(ids(migrator.downgrade("base"))).containsExactly("a004", "a003", "a002", "a001");
        assertThat(differences()).isEmpty();
        assertThat(migrator.history()).isEmpty();
    }
}
