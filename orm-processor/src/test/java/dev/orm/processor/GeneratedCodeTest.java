package dev.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the entities in {@code src/test/fixtures} and runs what the class {@code Checks} beside them demands of generated code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedCodeTest {

    /** The constant of a field; a superclass that the accessor cannot name is written otherwise and left out. */
    private static final Pattern EXACT_TYPES_ARE_KNOWN = Pattern.compile("= field\\(\\w[\\w.]*\\.class, [^;]+\\)(?=;)");

    private static final int MANY = Integer.getInteger("orm.test.entities", 60);

    private final List<URLClassLoader> loaders = new ArrayList<>();
    private CompilerRun zoo;
    private CompilerRun lombok;

    @BeforeAll
    void compile(@TempDir Path plain, @TempDir Path withLombok) {
        zoo = CompilerRun.ofFolder(plain, Path.of("src/test/fixtures/zoo"), "-Xlint:all,-processing", "-Werror");
        lombok = CompilerRun.ofFolder(withLombok, Path.of("src/test/fixtures/lombokzoo"), "-parameters");
    }

    @AfterAll
    void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    @Test
    @Tag("PAIN-33")
    void compilesWithoutWarnings() {
        assertThat(zoo.problems()).isEmpty();
    }

    @Test
    @Tag("PAIN-34")
    void compilesBesideLombok() {
        assertThat(lombok.problems()).isEmpty();
    }

    @Test
    @Tag("PAIN-35")
    void generatesLittleForManyEntities(@TempDir Path sources, @TempDir Path output) throws IOException {
        Path folder = Files.createDirectories(sources.resolve("many"));
        for (int i = 0; i < MANY; i++) {
            Files.writeString(
                    folder.resolve("Entity" + i + ".java"), """
                    package many;
                    import jakarta.persistence.*;
                    @Entity public class Entity%1$d {
                        @Id @GeneratedValue Long id;
                        String name;
                        java.time.Instant since;
                        java.math.BigDecimal price;
                        @ManyToOne(fetch = FetchType.LAZY) Entity%2$d other;
                        @OneToMany(mappedBy = "other") java.util.List<Entity%3$d> others = new java.util.ArrayList<>();
                    }
                    """.formatted(i, (i + 1) % MANY, (i + MANY - 1) % MANY));
        }
        CompilerRun run = CompilerRun.ofFolder(output, sources, "-parameters");
        assertThat(run.problems()).isEmpty();
        long classes = 0;
        long bytes = 0;
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                classes++;
                bytes += Files.size(file);
            }
        }
        // The entity, its path, its accessor, what that keeps of an object, and its reference.
        assertThat(classes).isLessThanOrEqualTo(5L * MANY);
        assertThat(bytes / MANY).as("bytes for each entity").isLessThan(16_000);
    }

    @TestFactory
    Stream<DynamicTest> behaves() throws ReflectiveOperationException {
        return checks(zoo, "zoo.Checks");
    }

    /** A handle that is called with other types than its own converts them, and boxes primitives. */
    @TestFactory
    Stream<DynamicTest> callsHandlesWithTheirExactTypes(@TempDir Path sources, @TempDir Path output)
            throws IOException, ReflectiveOperationException {
        copy(Path.of("src/test/fixtures/zoo"), sources, text -> text);
        copy(
                zoo.output(),
                sources,
                text -> EXACT_TYPES_ARE_KNOWN.matcher(text).replaceAll("$0.withInvokeExactBehavior()"));
        CompilerRun exact = CompilerRun.ofFolder(output, sources, "-proc:none");
        assertThat(exact.problems()).isEmpty();
        return checks(exact, "zoo.Checks");
    }

    private static void copy(Path from, Path to, UnaryOperator<String> change) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, change.apply(Files.readString(file)));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> behavesBesideLombok() throws ReflectiveOperationException {
        return checks(lombok, "lombokzoo.Checks");
    }

    private Stream<DynamicTest> checks(CompilerRun run, String name) throws ReflectiveOperationException {
        URLClassLoader loader = run.classes();
        loaders.add(loader);
        Class<?> checks = loader.loadClass(name);
        Constructor<?> constructor = checks.getDeclaredConstructor();
        constructor.setAccessible(true);
        return Arrays.stream(checks.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getReturnType() == void.class
                        && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    method.setAccessible(true);
                    try {
                        method.invoke(constructor.newInstance());
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
