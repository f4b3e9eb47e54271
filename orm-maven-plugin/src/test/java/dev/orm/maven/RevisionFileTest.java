package dev.orm.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.generate.OpenQuestionsException;
import dev.orm.migrations.generate.RevisionEditor;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionFileTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 26, 1, 44);

    @TempDir
    Path directory;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = SampleProject.in(directory);
    }

    private @Nullable RevisionFile write(String message, Decisions decisions) throws IOException {
        try (ProjectModel model = project.compiled()) {
            return RevisionFile.write(
                    model,
                    decisions,
                    new RevisionFile.Wish(
                            project.sources(),
                            message,
                            null,
                            null,
                            false,
                            NOW.plusMinutes(project.files().size()),
                            draft -> draft));
        }
    }

    @Test
    @Tag("MIG-12")
    void aRevisionIsWrittenUntilTheModelRests() throws IOException {
        project.entity("@Column(length = 40, nullable = false) String name;");
        RevisionFile first = write("create users", Decisions.NONE);
        assertThat(first).isNotNull();
        assertThat(first.file())
                .isEqualTo(project.sources().resolve("com/example/blog/migrations/R202611260145_create_users.java"));
        assertThat(Files.readString(first.file()))
                .contains("op.createTable(", "\"users\"", "message = \"create users\"")
                .doesNotContain("parents");
        assertThat(write("nothing", Decisions.NONE)).isNull();

        project.entity("@Column(length = 40, nullable = false) String name; @Column(length = 255) String email;");
        RevisionFile second = write("add user email", Decisions.NONE);
        assertThat(second).isNotNull();
        assertThat(Files.readString(second.file()))
                .contains("op.addColumn(\"users\"", "op.dropColumn(\"users\", \"email\")");
        try (ProjectModel model = project.compiled()) {
            assertThat(model.graph().ordered())
                    .extracting(RevisionScript::message)
                    .containsExactly("create users", "add user email");
            assertThatNoException().isThrownBy(() -> CheckMojo.check(model, true));
        }
    }

    @Test
    @Tag("AUTO-18")
    void whatOnlyAPersonKnowsIsAskedInTheWordsOfMaven() throws IOException {
        project.entity("@Column(length = 40) String mail;");
        write("create users", Decisions.NONE);
        project.entity("@Column(length = 40) String email; @Column(nullable = false) int age;");
        List<Path> before = project.files();
        assertThatExceptionOfType(OpenQuestionsException.class)
                .isThrownBy(() -> write("rename", Decisions.NONE))
                .satisfies(open -> assertThat(ModelMojo.questions(open))
                        .contains(
                                "-Dorm.rename=users.mail=users.email",
                                "-Dorm.drop=users.mail",
                                "-Dorm.fill=users.age=…"));
        assertThat(project.files()).isEqualTo(before);
        RevisionFile file =
                write("rename", Decisions.parse(List.of("users.mail=users.email"), List.of(), List.of("users.age=18")));
        assertThat(file).isNotNull();
        assertThat(Files.readString(file.file())).contains("op.renameColumn(\"users\", \"mail\", \"email\")");
    }

    @Test
    @Tag("MIG-24")
    void checkFailsWhenTheModelHasMoved() throws IOException {
        project.entity("@Column(length = 40) String name;");
        try (ProjectModel model = project.compiled()) {
            assertThatExceptionOfType(MojoFailureException.class)
                    .isThrownBy(() -> CheckMojo.check(model, false))
                    .withMessageContaining("create table users")
                    .withMessageContaining("orm:revision -Dorm.message=…");
        }
    }

    @Test
    @Tag("MIG-11")
    void severalHeadsNeedAChoice() throws IOException {
        for (String id : List.of("aaaa1111", "bbbb2222")) {
            project.write("com/example/blog/migrations/R_" + id + ".java", """
                    package com.example.blog.migrations;

                    import dev.orm.migrations.*;

                    @Revision(id = "%s")
                    public final class R_%s implements Migration {
                        public void upgrade(Operations op) {}
                        public void downgrade(Operations op) {}
                    }
                    """.formatted(id, id));
        }
        project.entity("String name;");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> write("create users", Decisions.NONE))
                .withMessageContaining("-Dorm.head=…")
                .withMessageContaining("db merge aaaa1111 bbbb2222");
        try (ProjectModel model = project.compiled()) {
            RevisionFile file = RevisionFile.write(
                    model,
                    Decisions.NONE,
                    new RevisionFile.Wish(project.sources(), "create users", null, "bbbb", false, NOW, draft -> draft));
            assertThat(file).isNotNull();
            assertThat(Files.readString(file.file())).contains("parents = \"bbbb2222\"");
        }
    }

    @Test
    @Tag("MIG-11")
    void anEmptyRevisionIsForHandwriting() throws IOException {
        project.entity("String name;");
        try (ProjectModel model = project.compiled()) {
            RevisionFile file = RevisionFile.write(
                    model,
                    Decisions.NONE,
                    new RevisionFile.Wish(
                            project.sources(), "by hand", "com.example.other", null, true, NOW, draft -> draft));
            assertThat(file).isNotNull();
            assertThat(file.file())
                    .isEqualTo(project.sources().resolve("com/example/other/R202611260144_by_hand.java"));
            assertThat(Files.readString(file.file())).contains("upgrade(Operations op) {}");
        }
    }

    @Test
    @Tag("MIG-26")
    void theHistoryIsPrintedForAnyDatabase() throws IOException {
        project.entity("@Column(length = 40, nullable = false) String name;");
        write("create users", Decisions.NONE);
        try (ProjectModel model = project.compiled()) {
            for (String database : List.of("postgresql", "SQLite", "MariaDB", "H2")) {
                assertThat(SqlMojo.print(model.graph(), database, "base:heads", false, TableName.of("orm_revisions")))
                        .satisfies(printed -> assertThat(printed.complete()).isTrue())
                        .satisfies(printed -> assertThat(printed.text()).containsIgnoringCase("create table"));
            }
            assertThat(SqlMojo.print(model.graph(), "h2", "heads:base", true, TableName.of("orm_revisions"))
                            .text())
                    .containsIgnoringCase("drop table");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() ->
                            SqlMojo.print(model.graph(), "oracle", "base:heads", false, TableName.of("orm_revisions")))
                    .withMessageContaining("PostgreSQL");
        }
    }

    @Test
    @Tag("MIG-60")
    @Tag("MIG-61")
    @Tag("AUTO-09")
    void whatIsExcludedIsNeverWritten() throws IOException {
        project.write("com/example/blog/Own.java", """
                package com.example.blog;

                import dev.orm.reflect.*;

                public class Own implements ComparisonRules {
                    @Override
                    public boolean includes(SchemaPart part) {
                        return part.kind() != SchemaPart.Kind.COLUMN || !part.member().startsWith("tmp_");
                    }
                }
                """);
        project.write("com/example/blog/Line.java", """
                package com.example.blog;

                import jakarta.persistence.*;

                @Entity
                @Table(name = "orm_revisions")
                public class Line {
                    @Id String id;
                }
                """);
        project.entity("String name; String tmp_name; String legacy_name;");
        ComparisonRules excluding = new HistoryTable(TableName.of("orm_revisions"))
                .leftOut()
                .and(ComparisonRules.excluding(List.of("users.legacy_*")));
        try (ProjectModel model = project.compiled(excluding, "com.example.blog.Own")) {
            RevisionFile file = RevisionFile.write(model, Decisions.NONE, wish(draft -> draft));
            assertThat(file).isNotNull();
            assertThat(Files.readString(file.file()))
                    .contains("Column.of(\"name\"")
                    .doesNotContain("tmp_name", "legacy_name", "orm_revisions");
        }
        try (ProjectModel model = project.compiled(excluding, "com.example.blog.Own")) {
            assertThatNoException().isThrownBy(() -> CheckMojo.check(model, true));
        }
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> project.compiled(excluding, "com.example.blog.Line"))
                .withMessageContaining("com.example.blog.Line")
                .withMessageContaining("ComparisonRules");
    }

    private RevisionFile.Wish wish(RevisionEditor editor) {
        return new RevisionFile.Wish(project.sources(), "create users", null, null, false, NOW, editor);
    }

    @Test
    @Tag("MIG-65")
    void whatTheRevisionSaysIsEditedOrEmptied() throws IOException {
        project.entity("String name;");
        try (ProjectModel model = project.compiled()) {
            assertThat(RevisionFile.write(model, Decisions.NONE, wish(draft -> draft.withUpgrade(List.of()))))
                    .isNull();
            RevisionFile file = RevisionFile.write(model, Decisions.NONE, wish(draft -> {
                List<MigrationStep> steps = new ArrayList<>(draft.upgrade());
                steps.add(new SchemaChange(new CommentOnTable(TableName.of("users"), null, "who writes")));
                return draft.withUpgrade(steps);
            }));
            assertThat(file).isNotNull();
            assertThat(Files.readString(file.file()))
                    .contains("op.commentOnTable(\"users\", \"who writes\");", "op.commentOnTable(\"users\", null);");
        }
    }

    @Test
    @Tag("MIG-07")
    void aCommandIsRunOnTheNewFile() throws IOException, MojoFailureException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path tool = Files.writeString(directory.resolve("Tool.java"), """
                public class Tool {
                    public static void main(String[] names) throws Exception {
                        java.nio.file.Path file = java.nio.file.Path.of(names[names.length - 1]);
                        System.out.println("formatting " + file.getFileName());
                        String text = java.nio.file.Files.readString(file);
                        if (text.contains("bad")) {
                            System.exit(3);
                        }
                        java.nio.file.Files.writeString(file, text + "// formatted");
                    }
                }
                """);
        Path file = Files.writeString(directory.resolve("R1.java"), "class R1 {}");
        List<String> lines = new ArrayList<>();
        new AfterWrite(java + " " + tool + " {}").run(file, lines::add);
        assertThat(lines).containsExactly("formatting R1.java");
        assertThat(Files.readString(file)).endsWith("// formatted");
        Files.writeString(file, "bad");
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> new AfterWrite(java + " " + tool).run(file, lines::add))
                .withMessageContaining("ended with 3")
                .withMessageContaining(file.toString());
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> new AfterWrite("no-such-formatter -i").run(file, lines::add))
                .withMessageContaining("no-such-formatter")
                .withMessageContaining("cannot be run");
    }
}
