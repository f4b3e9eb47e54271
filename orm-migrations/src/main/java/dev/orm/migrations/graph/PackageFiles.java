package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files below a package, in the directories and jars of a class loader. */
final class PackageFiles {

    private final String path;
    private final String suffix;
    private final BiConsumer<String, byte[]> visitor;

    private PackageFiles(String path, String suffix, BiConsumer<String, byte[]> visitor) {
        this.path = path;
        this.suffix = suffix;
        this.visitor = visitor;
    }

    /**
     * Shows files.
     *
     * @param loader where they are looked for
     * @param packageName name of the package
     * @param suffix how names of files end
     * @param visitor takes each file: its path with {@code /} between the parts, and what is in it
     * @throws MigrationException if a place cannot be read
     */
    static void visit(ClassLoader loader, String packageName, String suffix, BiConsumer<String, byte[]> visitor) {
        String folder = packageName.replace('.', '/');
        PackageFiles files = new PackageFiles(folder.isEmpty() ? "" : folder + "/", suffix, visitor);
        try {
            for (URL place : Collections.list(loader.getResources(folder))) {
                files.visit(place);
            }
        } catch (IOException | URISyntaxException e) {
            throw new MigrationException(
                    "The files of package " + packageName + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void visit(URL place) throws IOException, URISyntaxException {
        if (place.getProtocol().equals("file")) {
            visit(Path.of(new URI(place.toString())));
            return;
        }
        URLConnection connection = place.openConnection();
        if (connection instanceof JarURLConnection jar) {
            // A cached jar would be shared with class loaders, and must then not be closed here.
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                visit(file);
            }
        }
    }

    private void visit(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
        for (Path file : files) {
            visitor.accept(path + directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
    }

    private void visit(JarFile jar) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName();
            if (name.startsWith(path) && name.endsWith(suffix) && !name.startsWith("META-INF/")) {
                try (InputStream in = jar.getInputStream(entry)) {
                    visitor.accept(name, in.readAllBytes());
                }
            }
        }
    }
}
