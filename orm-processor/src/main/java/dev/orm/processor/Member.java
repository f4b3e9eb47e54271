package dev.orm.processor;

import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A field or property that holds an attribute.
 *
 * @param name name of the attribute
 * @param holder the entity or embeddable class whose attribute it is
 * @param declaring the class that declares it: the holder or a mapped superclass
 * @param element the field, or the getter
 * @param type its type as a member of the entity, type variables replaced
 * @param declaredType the erasure of the type it is declared with
 * @param setter the setter of a property, or null for a field or for a setter that Lombok will generate
 */
record Member(
        String name,
        TypeElement holder,
        TypeElement declaring,
        Element element,
        TypeMirror type,
        TypeName declaredType,
        @Nullable ExecutableElement setter) {

    /** Tells whether it is a component of a record, which is read by its accessor and never written. */
    boolean isComponent() {
        return holder.getKind() == ElementKind.RECORD;
    }

    boolean isField() {
        return element instanceof VariableElement;
    }

    TypeName typeName() {
        return TypeName.get(type);
    }
}
