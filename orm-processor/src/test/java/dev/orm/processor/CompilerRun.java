package dev.orm.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles entities with the processor on its path, as a build does. The classes of orm-core that generated code uses are
 * compiled from its source, because that module depends on this one.
 *
 * @param output where classes and generated sources are
 * @param diagnostics what the compiler said
 */
record CompilerRun(Path output, List<Diagnostic<? extends JavaFileObject>> diagnostics) {

    /** The classes of orm-core that generated code uses, compiled once. */
    private static final class Core {

        private static final Path CLASSES = compile();

        private static Path compile() {
            Path source = Path.of("../orm-core/src/main/java");
            List<String> used = List.of(
                    "dev/orm/mapping/EntityAccessor.java",
                    "dev/orm/mapping/LazyAttributes.java",
                    "dev/orm/mapping/LazyReference.java",
                    "dev/orm/mapping/MappingOf.java",
                    "dev/orm/mapping/SoftDelete.java",
                    "dev/orm/mapping/TenantId.java",
                    "dev/orm/mapping/Computed.java",
                    "dev/orm/sql/EntityPath.java",
                    "dev/orm/type/JavaTypes.java",
                    "dev/orm/type/ParameterBinder.java");
            DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
            try (StandardJavaFileManager manager = compiler().getStandardFileManager(diagnostics, null, null)) {
                // Tests of a module run in several processes.
                Path classes = Files.createDirectories(
                        Path.of("target/core-classes-" + ProcessHandle.current().pid()));
                Iterable<? extends JavaFileObject> files = manager.getJavaFileObjectsFromPaths(
                        used.stream().map(source::resolve).toList());
                List<String> options = List.of(
                        "-d", classes.toString(), "-sourcepath", source.toString(), "-implicit:class", "-proc:none");
                if (!compiler()
                        .getTask(null, manager, diagnostics, options, null, files)
                        .call()) {
                    throw new IllegalStateException("orm-core does not compile: " + diagnostics.getDiagnostics());
                }
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Compiles sources given as text, each of one top-level class in the package {@code test}. */
    static CompilerRun of(Path output, String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(file("test/", "package test;\nimport jakarta.persistence.*;\nimport java.util.*;\n" + source));
        }
        return run(output, files, List.of(new EntityProcessor()), List.of());
    }

    /** Compiles one source as it is, further processors beside ours. */
    static CompilerRun ofSource(Path output, String source, List<Processor> processors, String... options) {
        return run(output, List.of(file("", source)), processors, List.of(options));
    }

    /** Compiles a folder of sources. */
    static CompilerRun ofFolder(Path output, Path folder, String... options) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            try (StandardJavaFileManager manager = compiler().getStandardFileManager(null, null, null)) {
                List<JavaFileObject> objects = new ArrayList<>();
                manager.getJavaFileObjectsFromPaths(sources).forEach(objects::add);
                return run(output, objects, List.of(), List.of(options));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject file(String folder, String source) {
        String name = source.replaceAll("(?s).*?\\b(?:class|record|enum|interface) (\\w+).*", "$1");
        return new SimpleJavaFileObject(
                URI.create("string:///" + folder + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static CompilerRun run(
            Path output, List<JavaFileObject> sources, List<Processor> processors, List<String> further) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(List.of(
                "-d",
                output.toString(),
                "-s",
                output.toString(),
                "-classpath",
                classPath(),
                "-processorpath",
                System.getProperty("java.class.path")));
        options.addAll(further);
        StringWriter trouble = new StringWriter();
        try (StandardJavaFileManager manager = compiler().getStandardFileManager(diagnostics, Locale.ENGLISH, null)) {
            JavaCompiler.CompilationTask task =
                    compiler().getTask(trouble, manager, diagnostics, options, null, sources);
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!trouble.toString().isEmpty()) {
            throw new IllegalStateException("The compiler failed: " + trouble);
        }
        return new CompilerRun(output, diagnostics.getDiagnostics());
    }

    private static JavaCompiler compiler() {
        return ToolProvider.getSystemJavaCompiler();
    }

    /** Errors and warnings, as one text each. */
    List<String> problems() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    /** The messages of the processor, with the word of the source that each is shown at: {@code name: [ORM-P10] ...}. */
    List<String> faults() {
        return problems().stream()
                .filter(message -> message.startsWith("[ORM-P"))
                .toList();
    }

    String generated(String path) {
        try {
            return Files.readString(output.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads what was compiled; libraries come from the test's own class loader. */
    URLClassLoader classes() {
        try {
            return new URLClassLoader(
                    new URL[] {output.toUri().toURL(), Core.CLASSES.toUri().toURL()},
                    CompilerRun.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The libraries of this test, and orm-core. */
    static String classPath() {
        return Core.CLASSES + File.pathSeparator + System.getProperty("java.class.path");
    }
}
