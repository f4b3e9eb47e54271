package dev.orm.boot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.boot.notes.Notes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is called: as a program of its own. */
class DbRunListenerTest {

    @TempDir
    Path directory;

    private record Ended(int code, String out) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Notes.class.getName()));
        command.addAll(List.of(arguments));
        command.add("--spring.datasource.url=jdbc:sqlite:" + directory.resolve("notes.db"));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("err").toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(), java.nio.file.Files.readString(directory.resolve("out"), StandardCharsets.UTF_8));
    }

    @Test
    @Tag("PEER-43")
    void aCommandRunsInsteadOfTheApplication() throws IOException, InterruptedException {
        Ended behind = run("db", "current", "--check-heads", "--json");
        assertThat(behind.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(behind.out())
                .isEqualToNormalizingNewlines("{\"current\":[],\"pending\":[\"a1a1a1a1a1a1\",\"b2b2b2b2b2b2\"]}\n");
        Ended upgraded = run("db", "upgrade");
        assertThat(upgraded.code()).isZero();
        assertThat(upgraded.out())
                .contains("applied b2b2b2b2b2b2 (drop body)")
                .doesNotContain("The application runs.", ":: Spring Boot ::");
        Ended whole = run("db", "current", "--json", "--full-context");
        assertThat(whole.code()).isZero();
        assertThat(whole.out()).isEqualToNormalizingNewlines("{\"current\":[\"b2b2b2b2b2b2\"],\"pending\":[]}\n");
        assertThat(run("upgrade").out()).contains("The application runs.");
        assertThat(run("db", "upgrade", "nowhere").code()).isEqualTo(ExitCode.FAILED);
    }
}
