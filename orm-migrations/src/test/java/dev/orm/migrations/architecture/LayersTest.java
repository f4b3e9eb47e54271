package dev.orm.migrations.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LayersTest {

    /** Ground floor first; a package may use those before it. */
    private static final List<String> LAYERS = List.of(
            "dev.orm.migrations",
            "dev.orm.migrations.operation",
            "dev.orm.migrations.graph",
            "dev.orm.migrations.history",
            "dev.orm.migrations.sqlite",
            "dev.orm.migrations.run",
            "dev.orm.migrations.generate",
            "dev.orm.migrations.lint",
            "dev.orm.migrations.diagram");

    private static final JavaClasses MIGRATIONS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.orm.migrations");

    @ParameterizedTest
    @FieldSource("LAYERS")
    void aLayerUsesOnlyTheLayersBelowIt(String layer) {
        String[] above =
                LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(layer)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .check(MIGRATIONS);
    }
}
