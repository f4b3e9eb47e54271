package dev.orm.boot.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.orm.boot.app.Application;
import dev.orm.boot.notes.Notes;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@EachDatabase
class DbCommandTest {

    private static final String FIRST = "a1a1a1a1a1a1";
    private static final String SECOND = "b2b2b2b2b2b2";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StandardEnvironment environment = new StandardEnvironment();

    @BeforeEach
    void database(TestDatabase database) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "orm.migrations.mode", "none",
                                "orm.schema.mode", "none",
                                "spring.datasource.url", database.url(),
                                "spring.datasource.username", database.username(),
                                "spring.datasource.password", database.password())));
    }

    private int run(String... arguments) {
        return run(Notes.class, arguments);
    }

    private int run(Class<?> application, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        try (DatabaseContext context = DatabaseContext.small(new SpringApplication(application), environment)) {
            return DbCommand.run(context, List.of(arguments), new PrintWriter(out), new PrintWriter(err));
        }
    }

    private <T> T json(String path) {
        return JsonPath.parse(out.toString()).read(path);
    }

    @Test
    @Tag("MIG-13")
    void upgradeAndDowngradeGoWhereTheyAreTold() {
        assertThat(run("upgrade", "+1")).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("applied a1a1a1a1a1a1 (create note)\nThe database is at a1a1a1a1a1a1.\n");
        assertThat(run("upgrade")).isZero();
        assertThat(run("upgrade", "--json")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("{\"applied\":[],\"current\":[\"" + SECOND + "\"]}\n");
        assertThat(run("downgrade", "-1", "--json")).isZero();
        assertThat(this.<List<String>>json("$.undone")).containsExactly(SECOND);
        assertThat(run("downgrade", "base")).isZero();
        assertThat(out.toString()).endsWith("The database is at base." + System.lineSeparator());
    }

    @Test
    @Tag("MIG-15")
    void aTargetThatMeansNothingIsAnError() {
        assertThat(run("upgrade", "nowhere")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("There is no revision");
        assertThat(out.toString()).isEmpty();
        assertThat(run("upgrade", "nowhere", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(this.<String>json("$.error")).startsWith("There is no revision");
    }

    @Test
    @Tag("MIG-16")
    void currentTellsWhatIsPending() {
        assertThat(run("current", "--check-heads")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out.toString()).contains("pending: a1a1a1a1a1a1 (create note)");
        run("upgrade", FIRST);
        assertThat(run("current")).isZero();
        assertThat(run("current", "--check-heads", "--json")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(this.<List<String>>json("$.current")).containsExactly(FIRST);
        assertThat(this.<List<String>>json("$.pending")).containsExactly(SECOND);
        run("upgrade");
        assertThat(run("current", "--check-heads")).isZero();
    }

    @Test
    @Tag("MIG-16")
    void currentTellsWhatIsUnderWay(TestDatabase database) throws SQLException {
        run("upgrade");
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update orm_revisions set state = 'UPGRADING', steps_done = 1 where id = '" + SECOND + "'");
        }
        assertThat(run("current", "--check-heads")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "a1a1a1a1a1a1 (create note)\nunder way: b2b2b2b2b2b2, upgrading, 1 statement done\n");
        run("current", "--json");
        assertThat(this.<Integer>json("$.underWay." + SECOND)).isOne();
    }

    @Test
    @Tag("MIG-19")
    void historyIsListedNewestFirst() {
        run("upgrade", FIRST);
        assertThat(run("history")).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "b2b2b2b2b2b2  pending     drop body\na1a1a1a1a1a1  applied     create note\n");
        run("history", "--json");
        assertThat(this.<String>json("$.revisions[1].started")).matches("\\d{4}-.*Z");
        assertThat(this.<List<String>>json("$.revisions[0].parents")).containsExactly(FIRST);
    }

    @Test
    @Tag("MIG-20")
    void oneRevisionIsShown() {
        assertThat(run("show", "b2b2")).isZero();
        assertThat(out.toString())
                .contains("message   drop body", "state     pending", "upgrade   drop column note.body");
        run("show", FIRST, "--json");
        assertThat(this.<List<String>>json("$.children")).containsExactly(SECOND);
        assertThat(this.<String>json("$.source")).isEqualTo("dev.orm.boot.notes.migrations.R1_create_note");
    }

    @Test
    @Tag("MIG-17")
    void headsAndBranchesAreShown() {
        assertThat(run("heads")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("b2b2b2b2b2b2 (drop body)\n");
        assertThat(run("branches")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @Tag("MIG-23")
    void stampRunsNothing() {
        assertThat(run("stamp", "heads")).isZero();
        assertThat(run("upgrade")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("Nothing to do: the database is at b2b2b2b2b2b2.\n");
        assertThat(run("stamp", "base")).isZero();
        assertThat(run("current", "--json")).isZero();
        assertThat(this.<List<String>>json("$.current")).isEmpty();
    }

    @Test
    @Tag("MIG-24")
    void checkComparesEntitiesWithRevisions() {
        assertThat(run("check")).isZero();
        assertThat(out.toString()).startsWith("The revisions make what the entities say.");
        assertThat(run(Application.class, "check")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out.toString()).startsWith("missing: create table authors");
    }

    @Test
    @Tag("PEER-30")
    void lintTellsWhatIsDangerous() {
        assertThat(run("lint")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out.toString()).startsWith("DS103 revision b2b2b2b2b2b2 (drop body), operation 1");
        run("lint", SECOND, "--json", "--dialect", "postgresql,sqlite");
        assertThat(this.<String>json("$.findings[0].code")).isEqualTo("DS103");
        assertThat(run("lint", FIRST)).isZero();
        assertThat(run("lint", "--dialect", "oracle")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("No database is called \"oracle\".");
        run("upgrade");
        assertThat(run("lint")).isZero();
    }

    @Test
    @Tag("MIG-26")
    void sqlIsPrintedForAnyDatabase() {
        assertThat(run("sql", "--dialect", "postgresql")).isZero();
        assertThat(out.toString())
                .contains("-- From base to heads on PostgreSQL")
                .containsIgnoringCase("create table");
        assertThat(run("sql", FIRST + ":" + SECOND, "--json")).isZero();
        assertThat(this.<Boolean>json("$.complete")).isTrue();
        assertThat(run("sql", "--down", SECOND + ":base")).isZero();
        assertThat(out.toString()).containsIgnoringCase("drop table");
    }

    @Test
    @Tag("PEER-03")
    void repairNeedsToBeTold() {
        run("upgrade");
        assertThat(run("repair")).isEqualTo(ExitCode.FAILED);
        assertThat(run("repair", "--accept", FIRST, "--remove-unknown")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("accepted a1a1a1a1a1a1\n");
    }

    @Test
    void driftIsWhatNoRevisionMade(TestDatabase database) {
        run("upgrade");
        assertThat(run("drift")).as(out.toString()).isZero();
        try (Engine engine = Engine.create(database.dataSource());
                EngineConnection connection = engine.connect(false)) {
            connection.unsafeSql("alter table note add column colour integer").update();
        }
        assertThat(run("drift")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out.toString()).contains("colour");
        run("drift", "--json");
        assertThat(this.<List<String>>json("$.differences")).hasSize(1);
    }

    @Test
    void tablesAndRevisionsAreDrawn(@TempDir Path directory) throws IOException {
        run("upgrade");
        Path file = directory.resolve("picture.svg");
        for (String what : List.of("MODEL", "database", "revisions")) {
            assertThat(run("diagram", what, "-o", file.toString())).isZero();
            assertThat(Files.readString(file))
                    .startsWith("<svg")
                    .contains(what.equals("revisions") ? "drop body" : "note");
        }
    }

    @Test
    void planShowsWhatWouldBeDone() {
        assertThat(run("plan")).isZero();
        assertThat(out.toString())
                .contains("apply a1a1a1a1a1a1 (create note)", "  create table note", "apply b2b2b2b2b2b2 (drop body)");
        run("plan", "--json");
        assertThat(this.<String>json("$.revisions[0].operations[0].sql[0]")).startsWithIgnoringCase("create table");
        assertThat(run("current", "--json")).isZero();
        assertThat(this.<List<String>>json("$.current")).isEmpty();
    }

    @Test
    @Tag("MIG-22")
    void mergeNeedsTwoHeads(@TempDir Path directory) throws IOException {
        assertThat(run("merge", "--directory", directory.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("There is nothing to bring together: the history has the heads");
        assertThat(run("merge", FIRST, SECOND, "-m", "both", "--directory", directory.toString()))
                .isZero();
        try (Stream<Path> files = Files.walk(directory)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(file.getParent()).isEqualTo(directory.resolve("dev/orm/boot/notes/migrations"));
            assertThat(Files.readString(file))
                    .contains("parents = {\"" + FIRST + "\", \"" + SECOND + "\"}, message = \"both\"");
        }
    }

    @Test
    @Tag("MIG-19")
    @Tag("MIG-23")
    void historyListsARangeAndStampEmptiesAHistory() {
        assertThat(run("history", "-r", "base:" + FIRST, "--json")).isZero();
        assertThat(this.<List<String>>json("$.revisions[*].id")).containsExactly(FIRST);
        assertThat(run("upgrade")).isZero();
        assertThat(run("stamp", FIRST, "--purge", "--json")).isZero();
        assertThat(this.<List<String>>json("$.current")).containsExactly(FIRST);
    }

    @Test
    @Tag("PEER-04")
    @Tag("PEER-15")
    void aDatabaseThatIsThereIsAdopted(TestDatabase database, @TempDir Path directory) throws Exception {
        String[] adopt = {"adopt", "--package", "com.example.migrations", "--directory", directory.toString()};
        assertThat(run(adopt)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("The application has revisions already");
        assertThat(run(Application.class, adopt)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("The database contains nothing");
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table visit (id integer not null primary key, page varchar(40))");
        }
        assertThat(run(Application.class, adopt)).isZero();
        assertThat(out.toString()).contains("The database counts as being at ");
        try (Stream<Path> files = Files.walk(directory)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(file.getParent()).isEqualTo(directory.resolve("com/example/migrations"));
            assertThat(Files.readString(file)).containsIgnoringCase("\"visit\"").contains("SqlType.varchar(40)");
        }
        run(Application.class, "history", "--json");
        String first = json("$.revisions[0].id");
        assertThat(this.<String>json("$.revisions[0].state")).isEqualTo("STAMPED");
        // Whoever deletes the file again adopts again, or starts without.
        assertThat(run(Application.class, "adopt", "--directory", directory.toString(), "--json"))
                .isZero();
        assertThat(this.<String>json("$.file"))
                .contains("dev/orm/boot/app/migrations/R".replace('/', File.separatorChar));
        assertThat(this.<List<String>>json("$.leftOut")).isEmpty();
        String second = json("$.revision");
        run(Application.class, "history", "--json");
        assertThat(this.<List<String>>json("$.revisions[*].id"))
                .containsExactly(second)
                .doesNotContain(first);
        assertThat(run("upgrade")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("Revision " + second + " (adopt the database)", "db stamp --purge REVISION");
        assertThat(run(Application.class, "stamp", "--purge", "base")).isZero();
        assertThat(run(Application.class, "adopt", "--no-stamp", "--directory", directory.toString()))
                .isZero();
        assertThat(out.toString()).contains("mark it as applied: db stamp ");
        run(Application.class, "history", "--json");
        assertThat(this.<List<String>>json("$.revisions")).isEmpty();
        run("stamp", FIRST);
        assertThat(run(Application.class, "adopt", "--directory", directory.toString()))
                .isZero();
    }

    @Test
    @Tag("PEER-05")
    void theJsonOfAHistoryStaysAsItIs() {
        run("upgrade", FIRST);
        run("history", "--json");
        assertThat(out.toString()
                        .strip()
                        .replaceAll("\"started\":\"[^\"]+\"", "\"started\":\"T\"")
                        .replaceAll("\"millis\":\\d+", "\"millis\":1")
                        .replaceAll("\"appliedBy\":\"[^\"]+\"", "\"appliedBy\":\"A\""))
                .isEqualTo(
                        "{\"revisions\":[{\"id\":\"b2b2b2b2b2b2\",\"message\":\"drop body\",\"parents\":[\"a1a1a1a1a1a1\"],"
                                + "\"labels\":[],\"state\":\"PENDING\",\"known\":true,\"started\":null,\"millis\":null,\"appliedBy\":null},"
                                + "{\"id\":\"a1a1a1a1a1a1\",\"message\":\"create note\",\"parents\":[],\"labels\":[],\"state\":\"APPLIED\","
                                + "\"known\":true,\"started\":\"T\",\"millis\":1,\"appliedBy\":\"A\"}]}");
    }

    @Test
    @Tag("PEER-07")
    void repeatableObjectsHaveTheirOwnLines() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("views", Map.of("orm.migrations.packages", "dev.orm.boot.views")));
        run("plan");
        assertThat(out.toString()).contains("make note_ids (ids of notes)");
        run("sql");
        assertThat(out.toString()).contains("-- Repeatable note_ids (ids of notes)", "create view note_ids");
        assertThat(run("upgrade", "+1")).isZero();
        run("current", "--json");
        assertThat(this.<List<String>>json("$.pending")).containsExactly(SECOND, "note_ids");
        assertThat(run("upgrade")).isZero();
        assertThat(out.toString()).contains("made note_ids (ids of notes)");
        run("history");
        assertThat(out.toString()).startsWith("note_ids  repeatable  ids of notes");
        assertThat(run("drift")).isZero();
        assertThat(run("lint")).isZero();
        assertThat(run("current", "--check-heads")).isZero();
        assertThat(run("downgrade", "base")).isZero();
        run("history", "--json");
        assertThat(this.<List<String>>json("$.revisions[*].state")).containsOnly("PENDING");
    }

    @Test
    @Tag("PEER-26")
    void revisionsAreSquashed(@TempDir Path directory) throws IOException {
        assertThat(run("squash", "base:heads", "-m", "begin", "--directory", directory.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "  create table note",
                        "delete dev.orm.boot.notes.migrations.R1_create_note, which is a1a1a1a1a1a1 (create note)")
                .doesNotContain("drop column");
        try (Stream<Path> files = Files.walk(directory)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(Files.readString(file)).contains("replaces = {\"" + FIRST + "\", \"" + SECOND + "\"}");
        }
        assertThat(run("squash", "base:" + FIRST, "--directory", directory.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("There is nothing to squash");
    }

    @Test
    void helpNeedsNoDatabase() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("wrong", Map.of("spring.datasource.url", "jdbc:none:x")));
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("upgrade", "downgrade", "Exit codes: 0 done, 1 failed");
        assertThat(run("upgrade", "--help")).isZero();
        assertThat(run()).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("Which command?");
        assertThat(run("upgrad")).isEqualTo(ExitCode.FAILED);
        assertThat(run("upgrade")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void propertiesOfTheApplicationAreNoOptions() {
        assertThat(run("current", "--spring.profiles.active=production", "--orm.portable"))
                .isZero();
    }
}
