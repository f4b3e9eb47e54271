package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SqlRevisions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/** Names of the classes and files of revisions, written when the application is built ahead of time: a native image has no packages to search. */
final class RevisionsIndex implements BeanFactoryInitializationAotProcessor {

    static final String RESOURCE = "META-INF/orm/revisions";

    static FoundRevisions read(ClassLoader loader) {
        List<String> classes = new ArrayList<>();
        List<String> files = new ArrayList<>();
        try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(origin -> (isFile(origin) ? files : classes).add(origin));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of the application cannot be read.", e);
        }
        List<RevisionScript> scripts = new ArrayList<>(FoundRevisions.of(classes, loader));
        scripts.addAll(SqlRevisions.read(loader, files));
        return new FoundRevisions(scripts);
    }

    private static boolean isFile(String origin) {
        return origin.indexOf('/') >= 0 || origin.endsWith(".sql");
    }

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        if (beans.getBeanNamesForType(FoundRevisions.class, false, false).length == 0) {
            return null;
        }
        Environment environment = beans.getBean(Environment.class);
        ClassLoader loader = beans.getBeanClassLoader();
        List<String> origins = FoundRevisions.find(
                        beans,
                        environment,
                        Objects.requireNonNull(loader),
                        Binder.get(environment)
                                .bind("orm.migrations.packages", Bindable.listOf(String.class))
                                .orElseGet(List::of))
                .scripts()
                .stream()
                .map(RevisionScript::origin)
                .toList();
        return (context, code) -> write(context, origins);
    }

    private static void write(GenerationContext context, List<String> origins) {
        context.getGeneratedFiles().addResourceFile(RESOURCE, String.join("\n", origins));
        context.getRuntimeHints().resources().registerPattern(RESOURCE);
        for (String origin : origins) {
            if (isFile(origin)) {
                context.getRuntimeHints().resources().registerPattern(origin);
            } else {
                context.getRuntimeHints()
                        .reflection()
                        .registerType(TypeReference.of(origin), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
            }
        }
    }
}
