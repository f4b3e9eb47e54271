package dev.orm.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What the JDBC URL of a SQLite database says.
 *
 * @param name what comes between {@code jdbc:sqlite:} and the parameters
 * @param parameters the parameters, and their names alone, in lower case
 */
record SqliteUrl(String name, Set<String> parameters) {

    private static final String PREFIX = "jdbc:sqlite:";

    /**
     * Reads a URL.
     *
     * @param url any JDBC URL, or null
     * @return what it says, or empty if it is not for SQLite
     */
    static Optional<SqliteUrl> parse(@Nullable String url) {
        if (url == null || !url.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        if (question < 0) {
            return Optional.of(new SqliteUrl(rest, Set.of()));
        }
        String query = rest.substring(question + 1);
        Set<String> names = Arrays.stream(query.split("&"))
                .map(parameter -> parameter.trim().toLowerCase(Locale.ROOT))
                .flatMap(parameter -> Stream.of(parameter, parameter.split("=", 2)[0].trim()))
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new SqliteUrl(rest.substring(0, question), names));
    }

    /**
     * Tells whether each connection, or the last one, takes the database with it when it is closed.
     *
     * @return whether the database is in memory or in a temporary file
     */
    boolean isTransient() {
        return name.isEmpty() || name.contains(":memory:") || parameters.contains("mode=memory");
    }

    /**
     * Tells whether the URL itself forbids writing.
     *
     * @return whether it says so by {@code mode} or {@code open_mode}
     */
    boolean isReadOnly() {
        return parameters.contains("mode=ro") || parameters.contains("open_mode=1") || name.startsWith(":resource:");
    }

    /**
     * Returns the file.
     *
     * @return the file, or empty if the database is no ordinary file
     */
    Optional<Path> file() {
        if (isTransient() || name.startsWith(":resource:")) {
            return Optional.empty();
        }
        String path = name.startsWith("file:") ? fileOfUri() : name;
        try {
            return Optional.of(Path.of(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new SqliteFileException(path, "is no valid file name: " + e.getReason(), e);
        }
    }

    /**
     * Checks that the file can be opened for writing, so that the mistake is named before the driver fails on it.
     *
     * @throws SqliteFileException if the file, or its directory if it does not exist yet, cannot be written
     */
    void checkFile() {
        Optional<Path> file = file();
        if (file.isEmpty() || isReadOnly()) {
            return;
        }
        Path path = file.get();
        Path directory = path.getParent();
        if (Files.isDirectory(path)) {
            throw new SqliteFileException(path.toString(), "is a directory, not a file");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new SqliteFileException(path.toString(), "cannot be created: its directory does not exist");
        }
        if (Files.exists(path) ? !Files.isWritable(path) : !Files.isWritable(directory)) {
            throw new SqliteFileException(
                    path.toString(),
                    Files.exists(path) ? "is not writable" : "cannot be created: its directory is not writable");
        }
    }

    private String fileOfUri() {
        String path = StringUtils.uriDecode(name.substring("file:".length()), StandardCharsets.UTF_8);
        // An authority, such as that of file://localhost/blog.db, is no part of the path.
        return path.startsWith("//") ? path.substring(Math.max(path.indexOf('/', 2), 2)) : path;
    }
}
