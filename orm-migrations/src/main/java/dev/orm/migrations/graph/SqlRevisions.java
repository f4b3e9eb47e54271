package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds revisions that are written in SQL: files whose names end with {@code .sql} and that have a line {@code -- revision:} or {@code -- repeatable:}. */
public final class SqlRevisions {

    private static final String SUFFIX = ".sql";

    private static final Pattern HEADER = Pattern.compile("(?im)^\\uFEFF?--\\s*(revision|repeatable)\\s*:");

    private SqlRevisions() {}

    /**
     * Finds all of them below some packages.
     *
     * @param loader where they are looked for: directories and jars
     * @param packages names of packages; their sub-packages are searched too
     * @return the revisions, by the paths of their files, which are their origins
     * @throws MigrationException if one of them cannot be read
     */
    public static List<RevisionScript> find(ClassLoader loader, String... packages) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : packages) {
            PackageFiles.visit(loader, name, SUFFIX, (path, content) -> {
                String text = new String(content, StandardCharsets.UTF_8);
                if (HEADER.matcher(text).find()) {
                    texts.put(path, text);
                }
            });
        }
        List<RevisionScript> scripts = new ArrayList<>();
        texts.forEach((path, text) -> scripts.add(SqlRevision.parse(text, path)));
        return scripts;
    }

    /**
     * Reads files whose paths are known.
     *
     * @param loader where they are
     * @param paths their paths
     * @return the revisions, in the same order
     * @throws MigrationException if one of them is not there, or cannot be read
     */
    public static List<RevisionScript> read(ClassLoader loader, Collection<String> paths) {
        List<RevisionScript> scripts = new ArrayList<>();
        for (String path : paths) {
            try (InputStream in = loader.getResourceAsStream(path)) {
                if (in == null) {
                    throw new MigrationException("The revision in " + path + " is not there any more.");
                }
                scripts.add(SqlRevision.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), path));
            } catch (IOException e) {
                throw new MigrationException("The revision in " + path + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return scripts;
    }
}
