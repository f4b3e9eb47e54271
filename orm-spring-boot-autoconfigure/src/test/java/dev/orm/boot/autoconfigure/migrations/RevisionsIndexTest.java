package dev.orm.boot.autoconfigure.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.boot.notes.Notes;
import dev.orm.boot.notes.migrations.R1_create_note;
import dev.orm.boot.notes.migrations.R2_drop_body;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

class RevisionsIndexTest {

    @Test
    void revisionsAreKnownToAnApplicationThatIsBuiltAheadOfTime() throws IOException {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get(Notes.class)), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            AutoConfigurationPackages.register(context, Notes.class.getPackageName(), "dev.orm.boot.written");
            context.registerBean(FoundRevisions.class, List.of());
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }
        generation.writeGeneratedContent();
        assertThat(files.getGeneratedFileContent(Kind.RESOURCE, RevisionsIndex.RESOURCE))
                .isEqualTo(String.join(
                        "\n",
                        R1_create_note.class.getName(),
                        R2_drop_body.class.getName(),
                        "dev/orm/boot/written/create_audit.sql"));
        assertThat(RuntimeHintsPredicates.resource().forResource(RevisionsIndex.RESOURCE))
                .accepts(generation.getRuntimeHints());
        assertThat(RuntimeHintsPredicates.reflection().onType(R1_create_note.class))
                .accepts(generation.getRuntimeHints());
    }
}
