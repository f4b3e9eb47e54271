package dev.orm.boot.autoconfigure.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.boot.autoconfigure.OrmSchemaInitializer;
import dev.orm.boot.autoconfigure.SchemaMode;
import dev.orm.boot.notes.Note;
import dev.orm.boot.notes.NoteRepository;
import dev.orm.boot.notes.Notes;
import dev.orm.migrations.Migration;
import dev.orm.migrations.NewerSchemaException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.Inspector;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole application with two revisions, of which the second drops a column. */
@EachDatabase
class MigratedApplicationTest {

    private static void start(
            TestDatabase database, Consumer<ConfigurableApplicationContext> use, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(properties));
        arguments.add("--spring.datasource.url=" + database.url());
        arguments.add("--spring.datasource.username=" + database.username());
        arguments.add("--spring.datasource.password=" + database.password());
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Notes.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(arguments.toArray(String[]::new))) {
            use.accept(context);
        }
    }

    private static List<String> columns(ConfigurableApplicationContext context) {
        return context.getBean(dev.orm.engine.Engine.class)
                .inReadOnlyTransaction(connection -> new Inspector(connection)
                        .table(TableName.of("note")).orElseThrow().columns().stream()
                                .map(column -> column.name())
                                .toList());
    }

    private static void atFirstRevision(TestDatabase database) {
        start(database, context -> context.getBean(NoteRepository.class), "--orm.migrations.target=a1a1a1a1a1a1");
    }

    @Test
    @Tag("PEER-41")
    void revisionsRunBeforeAnythingUsesTheDatabase(TestDatabase database) {
        start(database, context -> {
            context.getBean(NoteRepository.class).save(new Note("one"));
            assertThat(columns(context)).containsExactly("id", "title");
            assertThat(context.getBean(Migrator.class).current()).containsExactly("b2b2b2b2b2b2");
        });
        start(
                database,
                context -> assertThat(context.getBean(NoteRepository.class).count())
                        .isOne());
    }

    @Test
    @Tag("PEER-42")
    void theSchemaIsManagedByRevisionsAndComparedWithTheEntities(TestDatabase database) {
        start(database, context -> {
            DataSource dataSource = context.getBean(DataSource.class);
            assertThat(context.getBeanProvider(SchemaManagementProvider.class))
                    .anySatisfy(provider ->
                            assertThat(provider.getSchemaManagement(dataSource)).isEqualTo(SchemaManagement.MANAGED));
            assertThat(context.getBean(OrmSchemaInitializer.class).mode()).isEqualTo(SchemaMode.VALIDATE);
        });
        start(
                database,
                context -> assertThat(
                                context.getBean(OrmSchemaInitializer.class).mode())
                        .isEqualTo(SchemaMode.NONE),
                "--orm.migrations.mode=none");
    }

    @Test
    @Tag("PEER-41")
    void scriptsFindTheTables(TestDatabase database) {
        start(
                database,
                context -> assertThat(context.getBean(NoteRepository.class).count())
                        .isEqualTo(2),
                "--spring.sql.init.mode=always",
                "--spring.sql.init.data-locations=classpath:notes.sql");
    }

    @Test
    @Tag("PEER-02")
    void anApplicationThatWasRolledBackStartsIfAllowed(TestDatabase database) {
        start(
                database,
                context -> Migrator.builder(context.getBean(dev.orm.engine.Engine.class))
                        .revisions(context.getBean(Migrator.class).graph().ordered())
                        .migrations(new Newer())
                        .build()
                        .upgrade("heads"));
        assertThatThrownBy(() -> start(database, context -> {}))
                .rootCause()
                .isInstanceOf(NewerSchemaException.class)
                .hasMessageContaining("Revision d4d4d4d4d4d4 (newer) is applied in the database and unknown");
        start(
                database,
                context -> assertThat(columns(context)).containsExactly("id", "title"),
                "--orm.migrations.allow-newer-schema=true");
        start(database, context -> {}, "--orm.migrations.allow-newer-schema=true", "--orm.migrations.mode=validate");
    }

    @Test
    @Tag("PEER-38")
    @Tag("PEER-40")
    void anApplicationThatOnlyValidatesDoesNotStartBehind(TestDatabase database) {
        assertThatThrownBy(() -> start(database, context -> {}, "--orm.migrations.mode=validate"))
                .rootCause()
                .isInstanceOf(PendingRevisionsException.class)
                .hasMessage("The database is behind: 2 revisions are not applied, a1a1a1a1a1a1 (create note),"
                        + " b2b2b2b2b2b2 (drop body).");
        start(database, context -> {});
        start(
                database,
                context -> assertThat(columns(context)).containsExactly("id", "title"),
                "--orm.migrations.mode=validate");
    }

    /** As a run leaves it that was cut. */
    private static void isUnderWay(TestDatabase database, String state) {
        start(
                database,
                context -> context.getBean(JdbcClient.class)
                        .sql("update orm_revisions set state = '" + state + "' where id = 'b2b2b2b2b2b2'")
                        .update(),
                "--orm.migrations.mode=none");
    }

    @Test
    @Tag("PEER-38")
    @Tag("PEER-40")
    void whatIsHalfThereIsNotThere(TestDatabase database) {
        start(database, context -> {});
        isUnderWay(database, "UPGRADING");
        assertThatThrownBy(() -> start(database, context -> {}, "--orm.migrations.mode=validate"))
                .rootCause()
                .isInstanceOf(PendingRevisionsException.class)
                .hasMessageContaining("b2b2b2b2b2b2 (drop body)");
        assertThatThrownBy(() -> start(
                        database,
                        context -> {},
                        "--orm.migrations.mode=validate",
                        "--orm.migrations.target=a1a1a1a1a1a1"))
                .rootCause()
                .hasMessageContaining("b2b2b2b2b2b2 (drop body) is under way");
        isUnderWay(database, "DOWNGRADING");
        for (String mode : List.of("validate", "upgrade")) {
            assertThatThrownBy(() -> start(
                            database,
                            context -> {},
                            "--orm.migrations.mode=" + mode,
                            "--orm.migrations.approve-destructive=*"))
                    .rootCause()
                    .hasMessageContaining("b2b2b2b2b2b2 (drop body) is being undone")
                    .hasMessageContaining("db downgrade b2b2b2b2b2b2@-1")
                    .hasMessageContaining("db stamp b2b2b2b2b2b2");
        }
        start(
                database,
                context -> {
                    Health health =
                            context.getBean(MigrationsHealthIndicator.class).health();
                    assertThat(health).isNotNull();
                    assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                },
                "--orm.migrations.mode=none");
    }

    @Test
    @Tag("PEER-39")
    void anUpgradeAtStartDropsNoRowsUnlessApproved(TestDatabase database) {
        atFirstRevision(database);
        start(
                database,
                context -> context.getBean(JdbcClient.class)
                        .sql("insert into note (title, body) values ('one', 'text')")
                        .update(),
                "--orm.migrations.mode=none");
        if (EmbeddedDatabaseConnection.isEmbedded(database.dataSource())) {
            // What is in memory only is nobody's only copy.
            start(database, context -> assertThat(columns(context)).containsExactly("id", "title"));
            return;
        }
        assertThatThrownBy(() -> start(database, context -> {}))
                .rootCause()
                .isInstanceOf(DestructiveUpgradeException.class)
                .hasMessageContaining("revision b2b2b2b2b2b2 (drop body) would drop column note.body");
        start(
                database,
                context -> assertThat(columns(context)).containsExactly("id", "title", "body"),
                "--orm.migrations.mode=none");
        start(
                database,
                context -> {
                    assertThat(columns(context)).containsExactly("id", "title");
                    assertThat(context.getBean(NoteRepository.class).count()).isOne();
                },
                "--orm.migrations.approve-destructive=b2b2b2b2b2b2");
    }

    @Test
    @Tag("PEER-39")
    void aTableWithoutRowsMayBeChanged(TestDatabase database) {
        atFirstRevision(database);
        start(database, context -> assertThat(columns(context)).containsExactly("id", "title"));
    }

    @Test
    @Tag("PEER-42")
    void healthAndEndpointSayHowFarTheDatabaseIs(TestDatabase database) {
        atFirstRevision(database);
        start(
                database,
                context -> {
                    Migrator migrator = context.getBean(Migrator.class);
                    Health behind =
                            context.getBean(MigrationsHealthIndicator.class).health();
                    assertThat(behind).isNotNull();
                    assertThat(behind.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                    assertThat(behind.getDetails())
                            .containsEntry("pending", List.of("b2b2b2b2b2b2"))
                            .containsEntry("current", List.of("a1a1a1a1a1a1"));
                    MigrationsEndpoint.Migrations migrations = new MigrationsEndpoint(migrator).migrations();
                    assertThat(migrations.current()).containsExactly("a1a1a1a1a1a1");
                    assertThat(migrations.heads()).containsExactly("b2b2b2b2b2b2");
                    assertThat(migrations.revisions())
                            .extracting(RevisionDescription::state)
                            .containsExactly("APPLIED", "PENDING");
                    assertThat(migrations.revisions().get(0).appliedBy()).startsWith(System.getProperty("user.name"));
                    migrator.upgrade("heads");
                    Health there =
                            context.getBean(MigrationsHealthIndicator.class).health();
                    assertThat(there).isNotNull();
                    assertThat(there.getStatus()).isEqualTo(Status.UP);
                },
                "--orm.migrations.mode=none");
    }

    @Test
    @Tag("PEER-40")
    void migrationsMayHaveAnotherUser(TestDatabase database) {
        start(
                database,
                context -> {
                    assertThat(context.getBean(MigrationEngine.class).isOwn()).isTrue();
                    assertThat(columns(context)).containsExactly("id", "title");
                },
                "--orm.migrations.url=" + database.url(),
                "--orm.migrations.user=" + database.username(),
                "--orm.migrations.password=" + database.password(),
                "--orm.migrations.table=notes_history");
    }

    @Revision(id = "d4d4d4d4d4d4", parents = "b2b2b2b2b2b2", message = "newer")
    static final class Newer implements Migration {

        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }
}
