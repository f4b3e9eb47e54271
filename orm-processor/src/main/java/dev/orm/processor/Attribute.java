package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** An attribute of an entity or of an embedded class. */
sealed interface Attribute {

    Member member();

    default String name() {
        return member().name();
    }

    /** An attribute that has one column. */
    sealed interface Leaf extends Attribute {

        /** Its number in the accessor. */
        int index();

        /** Its name, with a dot before each attribute of an embedded class. */
        String path();
    }

    /**
     * A value.
     *
     * @param member where it is held
     * @param index its number in the accessor
     * @param path its dotted name
     * @param value how it is read, copied and written
     * @param lazy whether it is read when it is first used, and not with the entity
     * @param computed whether the database computes it in each query, so that it has no column
     */
    record Basic(Member member, int index, String path, ValueType value, boolean lazy, boolean computed)
            implements Leaf {}

    /**
     * An association to one.
     *
     * @param member where it is held
     * @param index its number in the accessor
     * @param path its name
     * @param target the entity it leads to
     * @param key how its foreign key is read
     * @param composite whether the id that it refers to is an object, whose columns the session reads
     */
    record ToOne(Member member, int index, String path, TypeElement target, ValueType key, boolean composite)
            implements Leaf {}

    /**
     * An object of an embeddable class.
     *
     * @param member where it is held
     * @param path its dotted name
     * @param type the embeddable class
     * @param construction how it is made
     * @param parts its attributes
     */
    record Embedded(Member member, String path, TypeElement type, Construction construction, List<Attribute> parts)
            implements Attribute {

        boolean isRecord() {
            return type.getKind() == ElementKind.RECORD;
        }

        ClassName className() {
            return construction.type();
        }
    }

    /** An attribute whose rows are in another table. */
    sealed interface Collected extends Attribute {}

    /**
     * An association to many, or the side without the foreign key of one to one.
     *
     * @param member where it is held
     * @param target the entity it leads to
     */
    record ToMany(Member member, TypeElement target) implements Collected {}

    /**
     * A collection of values, or of objects of an embeddable class.
     *
     * @param member where it is held
     * @param key the type of a key of a map, or null for another collection
     * @param element the type of a value
     * @param embedded describes an object, or null for a value
     */
    record Elements(
            Member member,
            @Nullable TypeMirror key,
            TypeMirror element,
            @Nullable Embedded embedded) implements Collected {

        Elements of(Embedded object) {
            return new Elements(member, key, element, object);
        }
    }
}
