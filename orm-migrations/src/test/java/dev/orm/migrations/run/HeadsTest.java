package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.schema.Column;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two branches of a repository that were brought together, each with a revision after the same one. */
@EachDatabase
@Tag("MIG-32")
class HeadsTest {

    private static Migrator migrator(Engine engine, Migration... migrations) {
        return Migrator.builder(engine).migrations(migrations).build();
    }

    @Test
    void headsThatHaveNothingToDoWithEachOtherAreRun(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine, new Start(), new Email(), new Age());
            assertThat(new SchemaHistory(migrator.graph()).conflicts("e222", "a333"))
                    .isEmpty();
            assertThat(migrator.upgrade("heads")).hasSize(3);
            assertThat(migrator.upgrade("heads")).isEmpty();
            assertThat(migrator.current()).containsExactly("a333", "e222");
        }
    }

    @Test
    void headsThatChangeTheSameAreRefusedUntilTheyAreMerged(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine, new Start(), new Email(), new Rename());
            assertThatThrownBy(() -> migrator.upgrade("heads"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("The history has the heads [e222, r444], and e222 and r444 change the same"
                            + " things: revision e222 (add email): add column users.email, revision r444 (rename): rename"
                            + " table users to people.")
                    .hasMessageContaining("db merge e222 r444");
            assertThat(migrator.history()).isEmpty();
            assertThatThrownBy(() -> migrator.planUpgrade("heads")).isInstanceOf(MigrationException.class);
            assertThatThrownBy(() -> migrator.upgrade("head")).hasMessageContaining("db merge e222 r444");
            Migrator merged = migrator(engine, new Start(), new Email(), new Rename(), new Both());
            assertThat(merged.upgrade("heads"))
                    .extracting(RevisionScript::id)
                    .containsExactly("s111", "e222", "r444", "b555");
        }
    }

    @Revision(id = "s111", message = "start")
    static final class Start implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "users",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .primaryKey("id"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("users");
        }
    }

    @Revision(id = "e222", parents = "s111", message = "add email")
    static final class Email implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("users", Column.of("email", SqlType.varchar(80)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("users", "email");
        }
    }

    @Revision(id = "a333", parents = "s111", message = "add age")
    static final class Age implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("users", Column.of("age", SqlType.INTEGER));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("users", "age");
        }
    }

    @Revision(id = "r444", parents = "s111", message = "rename")
    static final class Rename implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.renameTable("users", "people");
        }

        @Override
        public void downgrade(Operations op) {
            op.renameTable("people", "users");
        }
    }

    @Revision(
            id = "b555",
            parents = {"e222", "r444"},
            message = "merge")
    static final class Both implements Migration {

        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }
}
