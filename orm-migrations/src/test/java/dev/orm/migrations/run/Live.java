package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database with a program that migrates it, to be looked at. */
final class Live implements AutoCloseable {

    private final Engine engine;
    private final Migrator migrator;

    Live(Engine engine, Migration... migrations) {
        this.engine = engine;
        this.migrator = Migrator.builder(engine).migrations(migrations).build();
    }

    Engine engine() {
        return engine;
    }

    Migrator migrator() {
        return migrator;
    }

    /** How the database differs from what revisions have made of it. */
    List<String> differences(String... applied) {
        Schema schema = new SchemaHistory(migrator.graph()).schemaOf(List.of(applied));
        try (EngineConnection connection = engine.connect(false)) {
            return SchemaComparison.compare(connection, schema).stream()
                    .map(SchemaDifference::message)
                    .filter(message -> !message.contains("orm_revisions"))
                    .toList();
        }
    }

    List<String> values(String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            List<@Nullable String> values = connection.unsafeSql(sql).list(String.class);
            return new ArrayList<>(values);
        }
    }

    void run(String... texts) {
        try (EngineConnection connection = engine.connect(false)) {
            for (String sql : texts) {
                connection.unsafeSql(sql).update();
            }
        }
    }

    /** The blog is where it should be, with its rows. */
    void check(String when, String... applied) {
        assertThat(differences(applied)).as(when).isEmpty();
        assertThat(migrator.history()).as(when).hasSize(applied.length);
        if (applied.length == 4) {
            assertThat(values("select label from users order by id")).as(when).containsExactly("ada", "bob");
            assertThat(values("select title from articles order by id"))
                    .as(when)
                    .containsExactly("first", "second");
        } else if (applied.length >= 2) {
            assertThat(values("select name from users order by id")).as(when).containsExactly("ada", "bob");
            assertThat(values("select title from posts order by id")).as(when).containsExactly("first", "second");
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
