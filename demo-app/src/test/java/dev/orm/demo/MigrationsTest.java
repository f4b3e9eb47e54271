package dev.orm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.migrations.generate.Autogenerate;
import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.graph.RevisionClasses;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.run.Migrator;
import dev.orm.schema.Schema;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The revisions of the blog, with rows in place. */
@EachDatabase
class MigrationsTest {

    private static Migrator migrator(Engine engine) {
        return Migrator.builder(engine)
                .revisions(RevisionClasses.find(MigrationsTest.class.getClassLoader(), "dev.orm.demo.migrations"))
                .build();
    }

    @Test
    @Tag("AUTO-15")
    @Tag("MIG-14")
    void anEmailIsAddedAndTakenAwayWithRowsInPlace(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine);
            migrator.upgrade("+1");
            engine.inTransaction(connection -> {
                connection
                        .unsafeSql("insert into users (name, active, created_at)"
                                + " select 'Ada', 1 = 1, current_timestamp from (select 1 as one) one_row")
                        .update();
                return connection
                        .unsafeSql(
                                "insert into post (version, title, slug, body, status, created_at, updated_at, author_id)"
                                        + " select 0, 'One', 'one', 'Text', 'PUBLISHED', created_at, created_at, id from users")
                        .update();
            });
            migrator.upgrade("heads");
            try (Blog blog = Blog.start(database)) {
                assertThat(blog.sql()
                                .sql("select email from users")
                                .query(String.class)
                                .single())
                        .isEqualTo("unknown@example.org");
                assertThat(blog.get("/api/posts").text()).contains("One");
            }
            migrator.downgrade("-1");
            assertThat(migrator.current()).hasSize(1);
            assertThat(rows(engine, "post")).isOne();
            assertThat(rows(engine, "users")).isOne();
            migrator.upgrade("heads");
            assertThat(rows(engine, "post")).isOne();
            migrator.downgrade("base");
            assertThat(migrator.current()).isEmpty();
        }
    }

    private static long rows(Engine engine, String table) {
        return engine.inReadOnlyTransaction(connection -> connection
                .unsafeSql("select count(*) from " + table)
                .list(Long.class)
                .get(0));
    }

    @Test
    @Tag("MIG-24")
    void theRevisionsMakeWhatTheEntitiesSay(TestDatabase database) {
        try (Blog blog = Blog.start(database)) {
            Schema model = Schema.of(blog.bean(SessionFactory.class).models().tables());
            Schema history = new SchemaHistory(blog.bean(Migrator.class).graph()).schema();
            assertThat(Autogenerate.compare(history, model, Decisions.NONE).upgrade())
                    .isEmpty();
        }
    }
}
