package dev.orm.boot.autoconfigure.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Names of the revision classes, written when the application is built ahead of time: a native image has no packages to search. */
final class RevisionsIndex implements BeanFactoryInitializationAotProcessor {

    static final String RESOURCE = "META-INF/orm/revisions";

    static Set<String> read(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
            Set<String> names = new TreeSet<>();
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(names::add);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of the application cannot be read.", e);
        }
    }

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        if (beans.getBeanNamesForType(FoundRevisions.class, false, false).length == 0) {
            return null;
        }
        Environment environment = beans.getBean(Environment.class);
        ClassLoader loader = beans.getBeanClassLoader();
        Set<String> names = FoundRevisions.names(
                beans,
                environment,
                loader == null ? ClassUtils.getDefaultClassLoader() : loader,
                Binder.get(environment)
                        .bind("orm.migrations.packages", Bindable.listOf(String.class))
                        .orElseGet(java.util.List::of));
        return (context, code) -> write(context, names);
    }

    private static void write(GenerationContext context, Set<String> names) {
        context.getGeneratedFiles().addResourceFile(RESOURCE, String.join("\n", names));
        context.getRuntimeHints().resources().registerPattern(RESOURCE);
        for (String name : names) {
            context.getRuntimeHints()
                    .reflection()
                    .registerType(TypeReference.of(name), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
        }
    }
}
