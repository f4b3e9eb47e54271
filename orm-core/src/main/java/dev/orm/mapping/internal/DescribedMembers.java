package dev.orm.mapping.internal;

import dev.orm.mapping.RenamedFrom;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the members of a class that another one describes: each has the annotations of the one and the field of the other. */
public final class DescribedMembers {

    private static final Set<Class<? extends Annotation>> NOT_DESCRIBED = Set.of(
            Inheritance.class,
            DiscriminatorColumn.class,
            DiscriminatorValue.class,
            PrimaryKeyJoinColumn.class,
            PrimaryKeyJoinColumns.class,
            RenamedFrom.class);

    private final Class<?> description;
    private final Class<?> described;
    private final Faults faults;

    private DescribedMembers(Class<?> description, Class<?> described, Faults faults) {
        this.description = description;
        this.described = described;
        this.faults = faults;
    }

    /**
     * Finds the members.
     *
     * @param description the class that has the annotations
     * @param described the entity class
     * @param faults takes what does not agree
     * @return the members, in the order of the description
     */
    public static List<Member> scan(Class<?> description, Class<?> described, Faults faults) {
        DescribedMembers members = new DescribedMembers(description, described, faults);
        members.checkClasses();
        return members.scan();
    }

    private void checkClasses() {
        if (described.isAnnotationPresent(Entity.class)) {
            faults.add(
                    description,
                    "it describes " + Names.of(described)
                            + ", which is an entity by itself. Remove the description, or the annotations there.");
        }
        for (Class<?> type = superclass(described); type != null; type = superclass(type)) {
            if (type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(MappedSuperclass.class)) {
                faults.add(
                        description,
                        "it describes " + Names.of(described) + ", which extends the mapped class " + Names.of(type)
                                + ". Annotate " + Names.of(described) + " itself.");
            }
        }
        NOT_DESCRIBED.stream()
                .filter(description::isAnnotationPresent)
                .forEach(annotation -> faults.add(
                        description,
                        "@" + annotation.getSimpleName() + " has no meaning on a description. Remove it."));
        if (description.getSuperclass() != Object.class) {
            faults.add(
                    description,
                    "it describes another class and extends " + Names.of(description.getSuperclass())
                            + ". Declare all attributes in the description, those that " + Names.of(described)
                            + " inherits too.");
        }
        if (description.isAnnotationPresent(Access.class)) {
            faults.add(description, "it describes fields, and @Access has no meaning there. Remove it.");
        }
        Arrays.stream(description.getDeclaredMethods())
                .filter(method -> !RefusedAnnotations.firstOn(method).isEmpty())
                .forEach(method -> faults.add(
                        description,
                        method.getName(),
                        "it has " + RefusedAnnotations.firstOn(method)
                                + ", but nothing is called on a description. Annotate fields, and name listeners by"
                                + " @EntityListeners."));
    }

    private List<Member> scan() {
        Map<String, Field> fields = fields();
        List<Member> members = new ArrayList<>();
        for (Member member : MemberScanner.scan(description, AccessType.FIELD, faults)) {
            Field field = fields.get(member.name());
            if (member.has(RenamedFrom.class)) {
                faults.add(member, "@RenamedFrom has no meaning on a description. Remove it.");
            } else if (field == null) {
                faults.add(
                        member,
                        "it describes no field of " + Names.of(described) + "."
                                + Names.suggestion(member.name(), fields.keySet()));
            } else if (member.field() == null
                    || !field.getGenericType().equals(member.field().getGenericType())) {
                faults.add(
                        member,
                        "it is " + Names.of(member.type()) + " here and "
                                + field.getGenericType().getTypeName() + " in " + Names.of(described)
                                + ". Declare it with the same type.");
            } else if (Modifier.isFinal(field.getModifiers())) {
                faults.add(
                        member,
                        "the field of " + Names.of(described)
                                + " is final and cannot be set when a row is read. Mark it @Transient.");
            } else {
                members.add(member.describing(field));
            }
        }
        Set<String> declared = Arrays.stream(description.getDeclaredFields())
                .map(Field::getName)
                .collect(Collectors.toSet());
        fields.keySet().stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> faults.add(
                        description,
                        "it leaves out " + Names.of(described) + "." + name
                                + ". Declare it, with @Transient if it is not stored."));
        return members;
    }

    /** The fields of the class and its superclasses that would be attributes. */
    private Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Class<?> type = described; type != null && type != Object.class; type = superclass(type)) {
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic()) {
                    fields.putIfAbsent(field.getName(), field);
                }
            }
        }
        return fields;
    }

    private static @Nullable Class<?> superclass(Class<?> type) {
        return type.getSuperclass();
    }
}
