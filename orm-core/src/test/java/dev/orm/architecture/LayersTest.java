package dev.orm.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LayersTest {

    /** Ground floor first; a package may use those before it. An internal sub-package belongs to its parent. */
    private static final List<String> LAYERS =
            List.of("type", "schema", "sql", "dialect", "engine", "reflect", "mapping", "session");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> location.contains("/orm-core/target/classes/"))
            .importPackages("dev.orm");

    @ParameterizedTest
    @FieldSource("LAYERS")
    void aLayerUsesOnlyTheLayersBelowIt(String layer) {
        String[] above = LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()).stream()
                .map(LayersTest::packagesOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packagesOf(layer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .because("each package of DESIGN section 3 may use only those before it")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyClassBelongsToALayer() {
        classes()
                .should()
                .resideInAnyPackage(LAYERS.stream().map(LayersTest::packagesOf).toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noMethodIsSynchronized() {
        noMethods()
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .because("a synchronized method pins virtual threads; use a ReentrantLock")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true).check(CORE);
    }

    @Test
    @Tag("SEC-24")
    void nothingIsSerialized() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectOutputStream.class)
                .because("bytes that make objects of any class are how foreign code gets to run")
                .check(CORE);
    }

    @Test
    void internalTypesAreNotPartOfTheApi() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("..internal..")
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .arePublic()
                .should(notExposeInternalTypes())
                .allowEmptyShould(true)
                .check(CORE);
    }

    private static ArchCondition<JavaMethod> notExposeInternalTypes() {
        return new ArchCondition<>("not expose internal types") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .map(type -> type.getBaseComponentType())
                        .filter(type -> (type.getPackageName() + '.').contains(".internal."))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getDescription() + " exposes " + type.getName())));
            }
        };
    }

    private static String packagesOf(String layer) {
        return "dev.orm." + layer + "..";
    }
}
