package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.engine.StatementListener;
import dev.orm.migrations.run.OtherProgram.End;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed in the middle of an upgrade, as by {@code kill -9}, leaves nothing that the next one does not finish. */
@EachDatabase
class KilledProgramTest {

    private static final String[] ALL = {"a001", "a002", "a003", "a004"};

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();
    private TestDatabase database;
    private int files;

    @BeforeEach
    void open(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    /** An H2 in memory would end with its program. */
    private String url() {
        return database.kind() == DatabaseKind.H2 ? "jdbc:h2:" + directory.resolve("blog" + files) : database.url();
    }

    private Process start(End end, int statement) throws Exception {
        Process process = OtherProgram.start(url(), database.username(), database.password(), end, statement);
        processes.add(process);
        return process;
    }

    private static String said(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    private void finish(String when) {
        Engine engine = Engine.builder()
                .url(url())
                .credentials(database.username(), database.password())
                .build();
        try (Live live = new Live(engine, Blog.all())) {
            live.migrator().upgrade("heads");
            live.check(when, ALL);
            live.migrator().downgrade("base");
            live.check(when);
        }
        files++;
        database.reset();
    }

    /** How many statements an upgrade has. */
    private int statements() {
        AtomicInteger sent = new AtomicInteger();
        StatementListener counting = new StatementListener() {
            @Override
            public void beforeStatement(CompiledStatement statement) {
                sent.incrementAndGet();
            }
        };
        try (Engine engine = Engine.builder()
                .dataSource(database.dataSource())
                .listener(counting)
                .build()) {
            Migrator.builder(engine).migrations(Blog.all()).build().upgrade("heads");
        }
        database.reset();
        return sent.get();
    }

    @Test
    @Tag("FAULT-24")
    @Tag("FAULT-25")
    @Tag("PEER-31")
    void theNextProgramFinishesWhatOneThatWasKilledHasBegun() throws Exception {
        int statements = statements();
        End[] ends = {End.HALT, End.WAIT};
        for (int i = 0; i < ends.length; i++) {
            int statement = statements * (2 * i + 1) / 4;
            Process process = start(ends[i], statement);
            if (ends[i] == End.WAIT) {
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                String line = out.readLine();
                while (line != null && !line.equals(OtherProgram.WAITING)) {
                    line = out.readLine();
                }
                assertThat(line).isEqualTo(OtherProgram.WAITING);
                process.destroyForcibly();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            } else {
                String said = said(process);
                assertThat(process.exitValue()).as(said).isEqualTo(OtherProgram.KILLED);
            }
            finish("killed at statement " + statement + " of " + statements);
        }
    }

    @Test
    @Tag("FAULT-25")
    @Tag("PEER-06")
    void programsThatStartAtOnceRunEachRevisionOnce() throws Exception {
        // A file of H2 belongs to one program.
        int programs = database.kind() == DatabaseKind.H2 ? 1 : 2;
        for (int i = 0; i < programs; i++) {
            start(End.WAIT, 0);
        }
        int applied = 0;
        for (Process process : List.copyOf(processes)) {
            String said = said(process);
            assertThat(process.exitValue()).as(said).isZero();
            applied += Integer.parseInt(
                    said.substring(said.lastIndexOf("applied ") + 8).strip());
        }
        assertThat(applied).isEqualTo(ALL.length);
        finish("after both");
    }
}
