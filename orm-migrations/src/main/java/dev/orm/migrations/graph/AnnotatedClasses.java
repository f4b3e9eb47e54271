package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
            PackageFiles.visit(loader, name, CLASS, (path, content) -> {
                if (contains(content, descriptor)) {
                    names.add(path.substring(0, path.length() - CLASS.length()).replace('/', '.'));
                }
            });
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
