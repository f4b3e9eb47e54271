package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Collected;
import dev.orm.processor.Attribute.Elements;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.Attribute.Leaf;
import dev.orm.processor.Attribute.ToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * An entity as its source says it.
 *
 * @param element the class, or the one that describes it
 * @param isPublic whether the class and all around it are public
 * @param attributes its attributes; an embedded one has its own inside
 * @param ids the attributes of the id, none if there is a fault
 * @param construction how objects are made
 * @param obstacle why no subclass can load it before each use, or null if one can
 */
record Entity(
        TypeElement element,
        boolean isPublic,
        List<Attribute> attributes,
        List<Attribute> ids,
        Construction construction,
        @Nullable String obstacle) {

    Entity {
        attributes = List.copyOf(attributes);
        ids = List.copyOf(ids);
    }

    ClassName type() {
        return construction.type();
    }

    /** Tells whether another class describes it, from which it can be read but not reached. */
    boolean isDescribed() {
        return !ClassName.get(element).equals(type());
    }

    boolean referenceable() {
        return obstacle == null;
    }

    /** The id if it is one value, else null. */
    @Nullable
    Basic id() {
        return ids.size() == 1 && ids.get(0) instanceof Basic basic ? basic : null;
    }

    ClassName queryType() {
        return Names.queryType(type());
    }

    /** The attributes that have a column, in the accessor's order. */
    List<Leaf> leaves() {
        return leaves(attributes).toList();
    }

    /** The attributes that are read when they are first used. */
    List<Basic> lazy() {
        return leaves(attributes)
                .filter(leaf -> leaf instanceof Basic basic && basic.lazy())
                .map(Basic.class::cast)
                .toList();
    }

    /** The attributes that the database computes in each query. */
    List<Basic> computed() {
        return leaves(attributes)
                .filter(leaf -> leaf instanceof Basic basic && basic.computed())
                .map(Basic.class::cast)
                .toList();
    }

    /** The attributes whose rows are in another table, each at its number in the accessor: associations come first. */
    List<Collected> collections() {
        return Stream.concat(
                        attributes.stream().filter(ToMany.class::isInstance),
                        attributes.stream().filter(Elements.class::isInstance))
                .map(Collected.class::cast)
                .toList();
    }

    /** The embedded objects, each before those inside it. */
    List<Embedded> embedded() {
        return embedded(attributes);
    }

    static List<Embedded> embedded(List<Attribute> attributes) {
        List<Embedded> all = new ArrayList<>();
        collectEmbedded(attributes, all);
        return all;
    }

    private static void collectEmbedded(List<Attribute> attributes, List<Embedded> all) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Embedded embedded) {
                all.add(embedded);
                collectEmbedded(embedded.parts(), all);
            }
        }
    }

    private static Stream<Leaf> leaves(List<Attribute> attributes) {
        return attributes.stream().flatMap(attribute -> {
            if (attribute instanceof Leaf leaf) {
                return Stream.of(leaf);
            }
            return attribute instanceof Embedded embedded ? leaves(embedded.parts()) : Stream.empty();
        });
    }
}
