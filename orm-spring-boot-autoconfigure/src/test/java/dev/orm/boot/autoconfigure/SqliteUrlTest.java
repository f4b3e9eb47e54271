package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteUrlTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "jdbc:h2:mem:x", "jdbc:postgresql://localhost/sqlite", "sqlite:blog.db"})
    void leavesOtherDatabasesAlone(String url) {
        assertThat(SqliteUrl.parse(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:sqlite:file:blog?mode=memory&cache=shared"
            })
    void knowsDatabasesThatLiveInAConnection(String url) {
        assertThat(parse(url).isTransient()).isTrue();
        assertThat(parse(url).file()).isEmpty();
    }

    @Test
    void findsTheFile() {
        Path expected = Path.of("data/blog.db").toAbsolutePath();
        assertThat(parse("jdbc:sqlite:data/blog.db").file()).contains(expected);
        assertThat(parse("jdbc:sqlite:data/blog.db?journal_mode=DELETE").file()).contains(expected);
        assertThat(parse("jdbc:sqlite:file:data/blog.db").file()).contains(expected);
        assertThat(parse("jdbc:sqlite:file:///data/my%20blog.db?cache=private").file())
                .contains(Path.of("/data/my blog.db"));
        assertThat(parse("jdbc:sqlite:file://localhost/data/blog.db").file()).contains(Path.of("/data/blog.db"));
    }

    @Test
    void readsParametersWhateverTheirCase() {
        assertThat(parse("jdbc:sqlite:x.db?Journal_Mode=delete&foreign_keys=off")
                        .parameters())
                .contains("journal_mode", "foreign_keys", "foreign_keys=off");
        assertThat(parse("jdbc:sqlite:x.db?mode=ro").isReadOnly()).isTrue();
        assertThat(parse("jdbc:sqlite:x.db").isReadOnly()).isFalse();
    }

    @Test
    void acceptsAFileThatCanBeMade(@TempDir Path directory) {
        assertThatCode(() -> parse("jdbc:sqlite:" + directory.resolve("new.db")).checkFile())
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAFileInAMissingDirectory(@TempDir Path directory) {
        Path file = directory.resolve("missing").resolve("blog.db");
        assertThatThrownBy(() -> parse("jdbc:sqlite:" + file).checkFile())
                .isInstanceOf(SqliteFileException.class)
                .hasMessage("The SQLite database file '" + file + "' cannot be created: its directory does not exist.");
    }

    @Test
    void refusesADirectory(@TempDir Path directory) throws IOException {
        Files.createDirectory(directory.resolve("blog.db"));
        assertThatThrownBy(() ->
                        parse("jdbc:sqlite:" + directory.resolve("blog.db")).checkFile())
                .hasMessageEndingWith("is a directory, not a file.");
    }

    private static SqliteUrl parse(String url) {
        return SqliteUrl.parse(url).orElseThrow();
    }
}
