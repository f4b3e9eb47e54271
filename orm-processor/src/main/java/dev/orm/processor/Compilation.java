package dev.orm.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The questions that several readers ask of the compiler.
 *
 * @param elements classes and members
 * @param types types
 * @param descriptions which class describes another one, by the other one
 */
record Compilation(Elements elements, Types types, Map<TypeElement, TypeElement> descriptions) {

    /** The class that carries the annotations of an entity: itself, unless another one describes it. */
    TypeElement mapping(TypeElement type) {
        return descriptions.getOrDefault(type, type);
    }

    /** The class that an entity class describes: itself, unless it says another one. */
    TypeElement described(TypeElement entity) {
        AnnotationMirror mapping = Annotations.named(entity, Names.MAPPING_OF);
        TypeElement other = mapping == null ? null : classOf(Annotations.type(mapping, "value"));
        return other == null ? entity : other;
    }

    /** The class of a type, or null for primitives, arrays and type variables. */
    @Nullable
    TypeElement classOf(@Nullable TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED
                ? (TypeElement) ((DeclaredType) type).asElement()
                : null;
    }

    /** The superclass, or null at {@code Object}. */
    @Nullable
    TypeElement superclass(TypeElement type) {
        TypeElement parent = classOf(type.getSuperclass());
        return parent == null || parent.getQualifiedName().contentEquals("java.lang.Object") ? null : parent;
    }

    /** The class and its superclasses below {@code Object}, topmost first. */
    List<TypeElement> lineage(TypeElement type) {
        Deque<TypeElement> lineage = new ArrayDeque<>();
        for (TypeElement each = type; each != null; each = superclass(each)) {
            lineage.addFirst(each);
        }
        return new ArrayList<>(lineage);
    }

    boolean isSame(TypeMirror type, TypeElement element) {
        TypeElement other = classOf(type);
        return other != null && other.equals(element);
    }

    boolean isA(TypeMirror type, String qualifiedName) {
        TypeElement other = elements.getTypeElement(qualifiedName);
        return other != null && types.isAssignable(types.erasure(type), types.erasure(other.asType()));
    }

    /** Whether values have an order, as the bound of {@code ComparablePath} asks for it. */
    boolean isComparable(TypeMirror type) {
        TypeElement comparable = elements.getTypeElement("java.lang.Comparable");
        TypeElement element = classOf(type);
        return comparable != null
                && element != null
                && ((DeclaredType) type).getTypeArguments().isEmpty()
                && types.isSubtype(type, types.getDeclaredType(comparable, types.getWildcardType(null, type)));
    }
}
