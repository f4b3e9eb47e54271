package dev.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor beside other settings, processors and kinds of input of the compiler. */
class CompilerSettingsTest {

    @TempDir
    private Path output;

    @Test
    void generatedCodeIsDocumented() {
        CompilerRun run = CompilerRun.ofSource(
                output, """
                package documented;

                import jakarta.persistence.*;
                import java.util.List;

                /** A user. */
                @Entity
                public class User {
                    @Id private Long id;
                    @ManyToOne private User boss;
                    @OneToMany(mappedBy = "boss") private List<User> staff;
                    @Embedded private Name name;

                    /** A name. */
                    @Embeddable
                    public static class Name {
                        private String first;

                        /** Makes one. */
                        public Name() {}
                    }

                    /** Makes one. */
                    public User() {}
                }
                """, List.of(), "-Xdoclint:all/protected", "-Xlint:all,-processing", "-Werror");
        assertThat(run.problems()).isEmpty();
    }

    @Test
    void theUnnamedPackageWorks() {
        CompilerRun run = CompilerRun.ofSource(
                output, "@jakarta.persistence.Entity class Alone { @jakarta.persistence.Id long id; }", List.of());
        assertThat(run.problems()).isEmpty();
        assertThat(run.generated("QAlone.java")).contains("QAlone alone = new QAlone(\"alone\")");
    }

    @Test
    void theSameSourceGivesTheSameCode(@TempDir Path second) {
        String source = "import jakarta.persistence.*; @Entity class Same { @Id long id; String b; String a; }";
        CompilerRun.ofSource(output, source, List.of());
        assertThat(CompilerRun.ofSource(second, source, List.of()).generated("QSame.java"))
                .isEqualTo(new CompilerRun(output, List.of()).generated("QSame.java"));
    }

    @Test
    void aCompiledSuperclassKeepsItsOrder() throws IOException {
        String base =
                "@MappedSuperclass public class Base { String zeta; @Id Long id; int alpha; String gamma; boolean beta; }";
        CompilerRun.of(output, base);
        try (Stream<Path> files = Files.walk(output)) {
            assertThat(files.filter(file -> file.toString().endsWith("Base.class")))
                    .hasSize(1);
        }
        CompilerRun run = CompilerRun.ofSource(
                output,
                "package test; @jakarta.persistence.Entity class Derived extends Base { String first; }",
                List.of(),
                "-classpath",
                output + File.pathSeparator + CompilerRun.classPath());
        assertThat(run.problems()).isEmpty();
        assertThat(run.generated("test/QDerived.java").replaceAll("\\s+", " "))
                .contains("{\"zeta\", \"id\", \"alpha\", \"gamma\", \"beta\", \"first\"}");
    }

    @Test
    void anEntityWaitsForTypesOfOtherProcessors() {
        CompilerRun run = CompilerRun.ofSource(output, """
                package waiting;

                import jakarta.persistence.*;

                @Entity
                class User {
                    @Id long id;
                    Late late;
                }
                """, List.of(new EntityProcessor(), new LateProcessor()));
        assertThat(run.problems()).isEmpty();
        assertThat(run.generated("waiting/QUser.java")).contains("ComparablePath<Late> late");
    }

    /** Generates an enum that an entity mentions. */
    @SupportedAnnotationTypes("*")
    private static final class LateProcessor extends AbstractProcessor {

        private boolean done;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer file = processingEnv
                        .getFiler()
                        .createSourceFile("waiting.Late")
                        .openWriter()) {
                    file.write("package waiting; enum Late { ONE }");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    @Test
    void gradleMayCompileEntityByEntity() throws IOException {
        Path declaration = Path.of("src/main/resources/META-INF/gradle/incremental.annotation.processors");
        assertThat(Files.readString(declaration)).isEqualTo(EntityProcessor.class.getName() + ",isolating\n");
    }
}
