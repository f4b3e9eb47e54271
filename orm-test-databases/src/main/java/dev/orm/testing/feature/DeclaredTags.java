package dev.orm.testing.feature;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads the tags that a test class, its methods and its nested classes carry. */
final class DeclaredTags {

    private DeclaredTags() {}

    static Set<String> in(Class<?> testClass) {
        Set<String> tags = new LinkedHashSet<>();
        add(tags, testClass);
        ReflectionSupport.findMethods(testClass, method -> true, HierarchyTraversalMode.TOP_DOWN)
                .forEach(method -> add(tags, method));
        ReflectionSupport.findNestedClasses(testClass, nested -> AnnotationSupport.isAnnotated(nested, Nested.class))
                .forEach(nested -> tags.addAll(in(nested)));
        return tags;
    }

    private static void add(Set<String> tags, AnnotatedElement element) {
        AnnotationSupport.findRepeatableAnnotations(element, Tag.class).forEach(tag -> tags.add(tag.value()));
    }
}
