package dev.orm.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.reflect.ComparisonRules;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A project with sources and classes, as Maven would have it. */
record SampleProject(Path sources, Path classes) {

    static SampleProject in(Path directory) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("src/main/java"));
        Path classes = Files.createDirectories(directory.resolve("target/classes"));
        return new SampleProject(sources, classes);
    }

    void write(String path, String text) throws IOException {
        Path file = sources.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void entity(String fields) throws IOException {
        write("com/example/blog/User.java", """
                package com.example.blog;

                import jakarta.persistence.*;

                @Entity
                @Table(name = "users")
                public class User {
                    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                    %s
                }
                """.formatted(fields));
    }

    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    ProjectModel compiled() throws IOException {
        return compiled(ComparisonRules.NONE, null);
    }

    ProjectModel compiled(ComparisonRules excluding, @Nullable String rules) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty(
                                            "surefire.test.class.path", System.getProperty("java.class.path"))),
                            null,
                            manager.getJavaFileObjectsFromPaths(files()))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return ProjectModel.read(List.of(classes), List.of(), null, excluding, rules);
    }
}
