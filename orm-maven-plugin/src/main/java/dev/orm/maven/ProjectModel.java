package dev.orm.maven;

import dev.orm.mapping.EntityModels;
import dev.orm.mapping.NamingStrategy;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Revision;
import dev.orm.migrations.generate.Autogenerate;
import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.generate.ModelRenames;
import dev.orm.migrations.generate.RevisionDraft;
import dev.orm.migrations.graph.AnnotatedClasses;
import dev.orm.migrations.graph.RevisionClasses;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.graph.SqlRevisions;
import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.Schema;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the compiled classes of a project say: its entities and its revisions. Classes of this library are those of the plugin, so that both
 * mean the same by an annotation.
 */
final class ProjectModel implements AutoCloseable {

    private static final String SPRING_BOOT_APPLICATION =
            "org.springframework.boot.autoconfigure.SpringBootApplication";

    private final URLClassLoader loader;
    private final List<Class<?>> entities;
    private final RevisionGraph graph;
    private final NamingStrategy naming;
    private final ComparisonRules rules;

    private ProjectModel(
            URLClassLoader loader,
            List<Class<?>> entities,
            RevisionGraph graph,
            NamingStrategy naming,
            ComparisonRules rules) {
        this.loader = loader;
        this.entities = entities;
        this.graph = graph;
        this.naming = naming;
        this.rules = rules;
    }

    /**
     * Reads the classes.
     *
     * @param classPath the class path of the project, its own classes first
     * @param packages packages to be searched; none for all of the project's own classes
     * @param naming class of the naming strategy that the application uses, or null
     * @param excluding what is left alone
     * @param rules class of other rules, or null
     * @return what they say
     * @throws MigrationException if a class cannot be loaded, or the revisions make no history
     */
    static ProjectModel read(
            List<Path> classPath,
            List<String> packages,
            @Nullable String naming,
            ComparisonRules excluding,
            @Nullable String rules) {
        URLClassLoader loader = new URLClassLoader(
                classPath.stream().map(ProjectModel::url).toArray(URL[]::new), ProjectModel.class.getClassLoader());
        String[] searched = packages.isEmpty() ? new String[] {""} : packages.toArray(String[]::new);
        return new ProjectModel(
                loader,
                AnnotatedClasses.find(loader, Entity.class, searched),
                new RevisionGraph(revisions(loader, searched)),
                naming == null ? NamingStrategy.AS_MAPPED : made(loader, naming, NamingStrategy.class),
                rules == null ? excluding : excluding.and(made(loader, rules, ComparisonRules.class)));
    }

    private static List<RevisionScript> revisions(ClassLoader loader, String[] packages) {
        List<RevisionScript> revisions = new ArrayList<>(RevisionClasses.find(loader, packages));
        revisions.addAll(SqlRevisions.find(loader, packages));
        return revisions;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T made(ClassLoader loader, String name, Class<T> kind) {
        try {
            return kind.cast(
                    Class.forName(name, true, loader).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new MigrationException(
                    name + " cannot be used: " + e + ". It needs to be a " + kind.getSimpleName()
                            + " with a public constructor without arguments.",
                    e);
        }
    }

    /**
     * Makes an object of a class of the project.
     *
     * @param name the class
     * @param kind what it has to be
     * @param <T> the kind
     * @return the object
     * @throws MigrationException if there is no such class, or it has no public constructor without arguments
     */
    <T> T made(String name, Class<T> kind) {
        return made(loader, name, kind);
    }

    /** Whether there is anything to compare. */
    boolean isEmpty() {
        return entities.isEmpty() && graph.ordered().isEmpty();
    }

    RevisionGraph graph() {
        return graph;
    }

    /** What a revision has to do so that the history makes what the entities say; the entities may name what they renamed. */
    RevisionDraft compare(Decisions decisions) {
        EntityModels models = EntityModels.of(entities, naming, new UnusedJson());
        Map<String, String> renames = new LinkedHashMap<>(ModelRenames.of(models, history()));
        renames.putAll(decisions.renames());
        return Autogenerate.compare(
                history(),
                Schema.of(models.tables()),
                new Decisions(renames, decisions.drops(), decisions.fills()),
                rules);
    }

    Schema history() {
        return new SchemaHistory(graph).schema();
    }

    /** Where a new revision belongs: beside the last one, or else below the application. */
    String packageOfRevisions() {
        List<RevisionScript> revisions = graph.ordered();
        for (int i = revisions.size() - 1; i >= 0; i--) {
            Class<?> type = revisions.get(i).migration().getClass();
            if (type.isAnnotationPresent(Revision.class)) {
                return type.getPackageName();
            }
        }
        Set<String> applications = AnnotatedClasses.names(loader, SPRING_BOOT_APPLICATION, "");
        List<String> names = new ArrayList<>(applications);
        if (names.isEmpty()) {
            entities.forEach(entity -> names.add(entity.getName()));
        }
        if (names.isEmpty()) {
            throw new MigrationException("Nobody knows which package revisions belong to. Name it: -Dorm.package=…");
        }
        String common = packageOf(names.get(0));
        for (String name : names) {
            while (!(name + ".").startsWith(common + ".") && !common.isEmpty()) {
                common = packageOf(common);
            }
        }
        return common.isEmpty() ? "migrations" : common + ".migrations";
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
