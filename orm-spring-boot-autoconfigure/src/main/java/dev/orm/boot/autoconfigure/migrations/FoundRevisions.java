package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionClasses;
import dev.orm.migrations.graph.RevisionScript;
import java.util.ArrayList;
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
        Set<String> names = AotDetector.useGeneratedArtifacts()
                ? RevisionsIndex.read(loader)
                : names(beans, environment, loader, morePackages);
        List<Class<?>> classes = new ArrayList<>();
        names.forEach(name -> classes.add(ClassUtils.resolveClassName(name, loader)));
        return new FoundRevisions(RevisionClasses.of(classes));
    }

    static Set<String> names(
            BeanFactory beans, Environment environment, ClassLoader loader, List<String> morePackages) {
        Set<String> packages = new TreeSet<>(morePackages);
        if (AutoConfigurationPackages.has(beans)) {
            packages.addAll(AutoConfigurationPackages.get(beans));
        }
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

    boolean isEmpty() {
        return scripts.isEmpty();
    }
}
