package dev.orm.mapping;

import jakarta.persistence.Entity;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles classes in memory, without the annotation processor, which would refuse many of them. All stand in the package
 * {@code shop}, with the usual imports.
 */
final class EntitySources {

    private static final String HEAD = """
            package shop;
            import jakarta.persistence.*;
            import java.time.*;
            import java.util.*;
            """;

    private EntitySources() {}

    /**
     * Compiles top-level classes.
     *
     * @param source their source
     * @return the classes in the order of the source
     */
    static List<Class<?>> compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(problems, Locale.ROOT, null);
        Output output = new Output(standard);
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(null, output, problems, options, null, List.of(new Source(HEAD + source)))
                .call();
        if (!compiled) {
            throw new IllegalArgumentException(problems.getDiagnostics().stream()
                    .map(Diagnostic::toString)
                    .toList()
                    .toString());
        }
        Loader loader = new Loader(output.classes);
        List<Class<?>> classes = new ArrayList<>();
        for (String name : output.classes.keySet()) {
            classes.add(loader.load(name));
        }
        classes.sort((left, right) -> Integer.compare(position(source, left), position(source, right)));
        return classes.stream()
                .filter(type -> type.getEnclosingClass() == null)
                .<Class<?>>map(type -> type)
                .toList();
    }

    /**
     * Compiles top-level classes and leaves out those that are not mapped.
     *
     * @param source their source
     * @return entities, converters, superclasses and embeddables in the order of the source
     */
    static List<Class<?>> compileMapped(String source) {
        return compile(source).stream()
                .filter(type -> Arrays.stream(type.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().getPackage() == Entity.class.getPackage()))
                .toList();
    }

    private static int position(String source, Class<?> type) {
        return source.indexOf(" " + type.getSimpleName());
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///shop/Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

        Output(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {

        private final Map<String, ByteArrayOutputStream> classes;

        Loader(Map<String, ByteArrayOutputStream> classes) {
            super(EntitySources.class.getClassLoader());
            this.classes = new HashMap<>(classes);
        }

        Class<?> load(String name) {
            try {
                return loadClass(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    }
}
