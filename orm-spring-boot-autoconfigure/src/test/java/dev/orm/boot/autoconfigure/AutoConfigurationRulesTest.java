package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/** The rules that Spring Boot keeps for its own auto-configurations. */
class AutoConfigurationRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.orm.boot");

    @Test
    void listsEveryAutoConfiguration() {
        List<String> listed = Stream.of(ImportCandidates.load(
                        AutoConfiguration.class, getClass().getClassLoader()))
                .flatMap(candidates -> candidates.getCandidates().stream())
                .filter(name -> name.startsWith("dev.orm."))
                .toList();
        assertThat(listed)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        autoConfigurations().map(Class::getName).toList());
    }

    @Test
    void makesAutoConfigurationsFinalWithoutPublicMembers() {
        assertThat(autoConfigurations()).allSatisfy(type -> {
            assertThat(type.getSimpleName()).startsWith("Orm").endsWith("AutoConfiguration");
            assertThat(type.getModifiers() & (Modifier.PUBLIC | Modifier.FINAL))
                    .isEqualTo(Modifier.PUBLIC | Modifier.FINAL);
            assertThat(Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> Modifier.isPublic(method.getModifiers())))
                    .isEmpty();
        });
    }

    @Test
    void ordersOnlyAroundClassesThatExist() {
        assertThat(autoConfigurations()).allSatisfy(type -> {
            AutoConfiguration annotation = type.getAnnotation(AutoConfiguration.class);
            assertThat(Stream.concat(Arrays.stream(annotation.beforeName()), Arrays.stream(annotation.afterName())))
                    .allSatisfy(name -> assertThat(
                                    ClassUtils.isPresent(name, getClass().getClassLoader()))
                            .as(name)
                            .isTrue());
        });
    }

    @Test
    void namesOnlyClassesThatExistInFactories() throws IOException, URISyntaxException {
        Path classes = Path.of(OrmProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Properties factories = new Properties();
        try (InputStream in = Files.newInputStream(classes.resolve("META-INF/spring.factories"))) {
            factories.load(in);
        }
        assertThat(factories).isNotEmpty();
        factories.forEach((key, value) -> {
            assertThat(ClassUtils.isPresent((String) key, getClass().getClassLoader()))
                    .as((String) key)
                    .isTrue();
            assertThat(((String) value).split(",")).allSatisfy(name -> {
                Class<?> implementation =
                        ClassUtils.resolveClassName(name.trim(), getClass().getClassLoader());
                Class<?> type =
                        ClassUtils.resolveClassName((String) key, getClass().getClassLoader());
                assertThat(type).isAssignableFrom(implementation);
            });
        });
    }

    @Test
    void putsNoClassConditionOnABeanMethod() {
        assertThat(beanMethods())
                .noneSatisfy(method -> assertThat(AnnotatedElementUtils.hasAnnotation(method, ConditionalOnClass.class))
                        .isTrue());
    }

    @Test
    void makesPostProcessorsStatic() {
        assertThat(beanMethods().filter(method -> BeanPostProcessor.class.isAssignableFrom(method.getReturnType())))
                .isNotEmpty()
                .allSatisfy(method ->
                        assertThat(Modifier.isStatic(method.getModifiers())).isTrue());
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        SlicesRuleDefinition.slices()
                .matching("dev.orm.boot.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static Stream<Class<?>> autoConfigurations() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                .map(JavaClass::reflect);
    }

    private static Stream<Method> beanMethods() {
        return CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Bean.class))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(JavaMethod::reflect);
    }
}
