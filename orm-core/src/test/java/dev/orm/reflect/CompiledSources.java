package dev.orm.reflect;

import dev.orm.schema.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Source files, compiled into a folder and loaded. */
public final class CompiledSources {

    private final String packageName;
    private final ClassLoader loader;

    private CompiledSources(String packageName, ClassLoader loader) {
        this.packageName = packageName;
        this.loader = loader;
    }

    public static CompiledSources of(List<SourceFile> files, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = new ArrayList<>();
            for (SourceFile file : files) {
                Path path = folder.resolve(file.path());
                Files.createDirectories(path.getParent());
                paths.add(Files.writeString(path, file.text()));
            }
            List<String> options = List.of(
                    "-proc:none",
                    "-Xlint:all,-path,-processing,-classfile",
                    "-Werror",
                    "-encoding",
                    "UTF-8",
                    "-d",
                    folder.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            problems, manager, null, options, null, manager.getJavaFileObjectsFromPaths(paths))
                    .call();
            if (!compiled) {
                throw new AssertionError(problems);
            }
            URL[] urls = {folder.toUri().toURL()};
            return new CompiledSources(
                    files.get(0).packageName(), new URLClassLoader(urls, CompiledSources.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Schema schema() {
        return (Schema) constant(TableSource.SCHEMA_CLASS, "SCHEMA");
    }

    public Object constant(String className, String field) {
        try {
            return loader.loadClass(packageName + "." + className)
                    .getField(field)
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A new object of one of the classes. */
    public Object instance(String className) {
        try {
            return loader.loadClass(packageName + "." + className)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
