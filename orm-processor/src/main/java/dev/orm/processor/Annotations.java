package dev.orm.processor;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads annotations by name, because their classes need not be on the processor's own path. */
final class Annotations {

    private static final String PERSISTENCE = "jakarta.persistence.";

    private Annotations() {}

    static boolean has(Element element, String simpleName) {
        return find(element, simpleName) != null;
    }

    /** Tells whether an element is the side without the foreign key of a one-to-one association. */
    static boolean isMappedOne(Element element) {
        AnnotationMirror one = find(element, "OneToOne");
        return one != null && !text(one, "mappedBy").isEmpty();
    }

    /** Finds an annotation of {@code jakarta.persistence}. */
    static @Nullable AnnotationMirror find(Element element, String simpleName) {
        return named(element, PERSISTENCE + simpleName);
    }

    static @Nullable AnnotationMirror named(Element element, String qualifiedName) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (qualifiedName(mirror).equals(qualifiedName)) {
                return mirror;
            }
        }
        return null;
    }

    /** Simple names of the annotations of {@code jakarta.persistence} that an element has. */
    static List<String> persistence(Element element) {
        return element.getAnnotationMirrors().stream()
                .map(Annotations::qualifiedName)
                .filter(name -> name.startsWith(PERSISTENCE))
                .map(name -> name.substring(PERSISTENCE.length()))
                .toList();
    }

    private static String qualifiedName(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    static String text(AnnotationMirror mirror, String member) {
        return value(mirror, member) instanceof String text ? text : "";
    }

    static boolean flag(AnnotationMirror mirror, String member, boolean otherwise) {
        return value(mirror, member) instanceof Boolean flag ? flag : otherwise;
    }

    /** The name of an enum constant, or the given one where the annotation does not say. */
    static String constant(AnnotationMirror mirror, String member, String otherwise) {
        return value(mirror, member) instanceof VariableElement constant
                ? constant.getSimpleName().toString()
                : otherwise;
    }

    static @Nullable TypeMirror type(AnnotationMirror mirror, String member) {
        return value(mirror, member) instanceof TypeMirror type ? type : null;
    }

    static boolean isEmptyList(AnnotationMirror mirror, String member) {
        return !(value(mirror, member) instanceof List<?> list) || list.isEmpty();
    }

    private static @Nullable Object value(AnnotationMirror mirror, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue().getValue();
            }
        }
        return null;
    }
}
