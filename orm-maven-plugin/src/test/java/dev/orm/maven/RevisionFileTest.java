package dev.orm.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.generate.OpenQuestionsException;
import dev.orm.migrations.graph.RevisionScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
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
                            NOW.plusMinutes(project.files().size())));
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
                    new RevisionFile.Wish(project.sources(), "create users", null, "bbbb", false, NOW));
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
                    new RevisionFile.Wish(project.sources(), "by hand", "com.example.other", null, true, NOW));
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
                assertThat(SqlMojo.print(model.graph(), database, "base:heads", false, "orm_revisions"))
                        .satisfies(printed -> assertThat(printed.complete()).isTrue())
                        .satisfies(printed -> assertThat(printed.text()).containsIgnoringCase("create table"));
            }
            assertThat(SqlMojo.print(model.graph(), "h2", "heads:base", true, "orm_revisions")
                            .text())
                    .containsIgnoringCase("drop table");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> SqlMojo.print(model.graph(), "oracle", "base:heads", false, "orm_revisions"))
                    .withMessageContaining("PostgreSQL");
        }
    }
}
