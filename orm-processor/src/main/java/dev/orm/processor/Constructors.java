package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds out how objects of a class are made from the package of an entity. */
final class Constructors {

    private final Elements elements;
    private final Visibility visibility;

    Constructors(Compilation compilation, TypeElement entity) {
        this.elements = compilation.elements();
        this.visibility = new Visibility(compilation.elements(), entity);
    }

    /** How objects of a class are made, or null if it has no constructor without arguments. */
    @Nullable
    Construction of(TypeElement type) {
        if (type.getModifiers().contains(Modifier.ABSTRACT) || !type.getKind().isClass()) {
            return null;
        }
        ExecutableElement noArgs = null;
        boolean hasWritten = false;
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            // Lombok takes away the constructor that the compiler adds by itself, never one that is written.
            boolean written = elements.getOrigin(constructor) == Elements.Origin.EXPLICIT;
            hasWritten |= written;
            if (constructor.getParameters().isEmpty()) {
                if (written) {
                    return construction(constructor);
                }
                noArgs = constructor;
            }
        }
        return switch (Lombok.noArgsConstructor(type, hasWritten)) {
            case VISIBLE -> new Construction(ClassName.get(type), true);
            case PRIVATE -> new Construction(ClassName.get(type), false);
            case REMOVED -> null;
            case NOT_TOUCHED -> noArgs == null ? null : construction(noArgs);
        };
    }

    private Construction construction(ExecutableElement constructor) {
        boolean direct = visibility.isVisible(constructor)
                && constructor.getThrownTypes().isEmpty();
        return new Construction(ClassName.get((TypeElement) constructor.getEnclosingElement()), direct);
    }
}
