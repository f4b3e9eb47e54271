package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds classes below a package that carry an annotation, in directories and in jars. A class is loaded only if its file names the
 * annotation, and none is initialized, so what lies beside them may be of any kind.
 */
public final class AnnotatedClasses {

    private static final String CLASS = ".class";

    private AnnotatedClasses() {}

    /**
     * Finds classes that can be loaded.
     *
     * @param loader where they are looked for
     * @param annotation the annotation they carry
     * @param packages names of packages; their sub-packages are searched too
     * @return the classes, by name
     * @throws MigrationException if a place cannot be read, or a class that carries the annotation cannot be loaded
     */
    public static List<Class<?>> find(ClassLoader loader, Class<? extends Annotation> annotation, String... packages) {
        List<Class<?>> found = new ArrayList<>();
        for (String name : names(loader, annotation.getName(), packages)) {
            Class<?> type = load(loader, name);
            if (type.isAnnotationPresent(annotation)) {
                found.add(type);
            }
        }
        return found;
    }

    /**
     * Finds the names of classes whose files name an annotation.
     *
     * @param loader where they are looked for
     * @param annotation full name of the annotation
     * @param packages names of packages; their sub-packages are searched too
     * @return names of classes, in order
     * @throws MigrationException if a place cannot be read
     */
    public static Set<String> names(ClassLoader loader, String annotation, String... packages) {
        byte[] descriptor = ("L" + annotation.replace('.', '/') + ";").getBytes(StandardCharsets.UTF_8);
        Set<String> names = new TreeSet<>();
        for (String name : packages) {
            String path = name.replace('.', '/');
            try {
                for (URL place : Collections.list(loader.getResources(path))) {
                    search(place, path.isEmpty() ? "" : path + "/", descriptor, names);
                }
            } catch (IOException | URISyntaxException e) {
                throw new MigrationException(
                        "The classes of package " + name + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return names;
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new MigrationException("Class " + name + " was found but cannot be loaded: " + e + ".", e);
        }
    }

    private static void search(URL place, String path, byte[] descriptor, Set<String> names)
            throws IOException, URISyntaxException {
        if (place.getProtocol().equals("file")) {
            directory(Path.of(new URI(place.toString())), path, descriptor, names);
            return;
        }
        URLConnection connection = place.openConnection();
        if (connection instanceof JarURLConnection jar) {
            // A cached jar would be shared with class loaders, and must then not be closed here.
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                jar(file, path, descriptor, names);
            }
        }
    }

    private static void directory(Path directory, String path, byte[] descriptor, Set<String> names)
            throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> file.toString().endsWith(CLASS)).toList();
        }
        for (Path file : files) {
            if (contains(Files.readAllBytes(file), descriptor)) {
                String below = directory.relativize(file).toString().replace('\\', '/');
                names.add(className(path + below));
            }
        }
    }

    private static void jar(JarFile jar, String path, byte[] descriptor, Set<String> names) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName();
            if (name.startsWith(path) && name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
                try (InputStream in = jar.getInputStream(entry)) {
                    if (contains(in.readAllBytes(), descriptor)) {
                        names.add(className(name));
                    }
                }
            }
        }
    }

    private static String className(String path) {
        return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        int last = bytes.length - part.length;
        for (int i = 0; i <= last; i++) {
            int same = 0;
            while (same < part.length && bytes[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
