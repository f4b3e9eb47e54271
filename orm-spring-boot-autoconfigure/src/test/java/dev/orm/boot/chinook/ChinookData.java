package dev.orm.boot.chinook;

import dev.orm.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of Chinook, which lie beside the repository and not in it. They are only read. */
record ChinookData(Path folder) {

    private static final Path SQLITE = Path.of("sqlite", "chinook.sqlite");
    private static final Path POSTGRESQL = Path.of("postgresql", "chinook.sql");

    /** Looks beside the root of the repository, which is the folder with the Maven wrapper. */
    static ChinookData besideTheRepository() {
        Path root = Stream.<@Nullable Path>iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The tests do not run inside the repository."));
        return new ChinookData(root.resolveSibling("shared").resolve("data"));
    }

    boolean isThere() {
        return Files.exists(folder.resolve(SQLITE)) && Files.exists(folder.resolve(POSTGRESQL));
    }

    /** Copies the SQLite file and returns the URL of the copy. */
    String copySqlite(Path directory) throws IOException {
        Path copy = directory.resolve("chinook.sqlite");
        Files.write(copy, Files.readAllBytes(folder.resolve(SQLITE)));
        return "jdbc:sqlite:" + copy;
    }

    /** Plays the dump into an empty database; the driver takes all of it at once. */
    void loadInto(TestDatabase postgresql) throws IOException, SQLException {
        try (Connection connection = postgresql.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Files.readString(folder.resolve(POSTGRESQL)));
            connection.commit();
        }
    }
}
