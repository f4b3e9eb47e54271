package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionClasses;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SqlRevisions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The revisions in the packages of the application and in those that are configured.
 *
 * @param scripts the revisions
 */
record FoundRevisions(List<RevisionScript> scripts) {

    /** Copies the list. */
    FoundRevisions {
        scripts = List.copyOf(scripts);
    }

    static FoundRevisions find(
            BeanFactory beans, Environment environment, ClassLoader loader, List<String> morePackages) {
        if (AotDetector.useGeneratedArtifacts()) {
            return RevisionsIndex.read(loader);
        }
        Set<String> packages = new TreeSet<>(morePackages);
        if (AutoConfigurationPackages.has(beans)) {
            packages.addAll(AutoConfigurationPackages.get(beans));
        }
        List<RevisionScript> found = new ArrayList<>(of(classes(environment, loader, packages), loader));
        found.addAll(SqlRevisions.find(loader, packages.toArray(String[]::new)));
        return new FoundRevisions(found);
    }

    static List<RevisionScript> of(Collection<String> classes, ClassLoader loader) {
        List<Class<?>> loaded = new ArrayList<>();
        classes.forEach(name -> loaded.add(ClassUtils.resolveClassName(name, loader)));
        return RevisionClasses.of(loaded);
    }

    private static Set<String> classes(Environment environment, ClassLoader loader, Set<String> packages) {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false, environment);
        scanner.setResourceLoader(new DefaultResourceLoader(loader));
        scanner.addIncludeFilter(new AnnotationTypeFilter(Revision.class, false));
        Set<String> names = new TreeSet<>();
        for (String place : packages) {
            scanner.findCandidateComponents(place).forEach(found -> names.add(found.getBeanClassName()));
        }
        return names;
    }
}
