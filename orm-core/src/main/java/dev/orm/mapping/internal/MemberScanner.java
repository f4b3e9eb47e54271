package dev.orm.mapping.internal;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the persistent members of a class: those of superclasses, mapped ones and entities, first, the topmost class first of all; in each class
 * fields in the order of the source, then getters by name, because reflection keeps no order of methods.
 */
public final class MemberScanner {

    private final Class<?> root;
    private final Faults faults;
    private final Generics generics;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private MemberScanner(Class<?> root, Faults faults) {
        this.root = root;
        this.faults = faults;
        this.generics = new Generics(root);
    }

    /**
     * Finds the members of an entity or an embeddable.
     *
     * @param root the class
     * @param access where its annotations stand, if it does not say so itself
     * @param faults takes what is wrong with them
     * @return the members in order
     */
    public static List<Member> scan(Class<?> root, AccessType access, Faults faults) {
        MemberScanner scanner = new MemberScanner(root, faults);
        for (Class<?> type : lineage(root)) {
            scanner.scanClass(type, access);
        }
        return List.copyOf(scanner.members.values());
    }

    /**
     * Finds out where the annotations of an entity stand: where its {@code @Id} stands.
     *
     * @param entity the entity class
     * @return fields or getters; fields if there is no id
     */
    public static AccessType accessOf(Class<?> entity) {
        for (Class<?> type : lineage(entity)) {
            if (Arrays.stream(type.getDeclaredFields()).anyMatch(MemberScanner::isId)) {
                return AccessType.FIELD;
            }
            if (Arrays.stream(type.getDeclaredMethods()).anyMatch(MemberScanner::isId)) {
                return AccessType.PROPERTY;
            }
        }
        Access access = entity.getDeclaredAnnotation(Access.class);
        return access == null ? AccessType.FIELD : access.value();
    }

    private static boolean isId(AnnotatedElement member) {
        return member.isAnnotationPresent(Id.class) || member.isAnnotationPresent(EmbeddedId.class);
    }

    /** The class and its superclasses, topmost first. */
    private static Deque<Class<?>> lineage(Class<?> root) {
        Deque<Class<?>> lineage = new ArrayDeque<>();
        for (Class<?> type = root; type != null && type != Object.class; type = type.getSuperclass()) {
            lineage.addFirst(type);
        }
        return lineage;
    }

    private void scanClass(Class<?> type, AccessType inherited) {
        if (type != root
                && !type.isAnnotationPresent(Entity.class)
                && !type.isAnnotationPresent(MappedSuperclass.class)
                && !type.isAnnotationPresent(Embeddable.class)) {
            refuseStrayAnnotations(type);
            return;
        }
        RefusedAnnotations.onClass(type, faults);
        if (type.isRecord()) {
            scanRecord(type);
            return;
        }
        Access access = type.getDeclaredAnnotation(Access.class);
        AccessType standard = access == null ? inherited : access.value();
        List<Method> getters = getters(type);
        for (Field field : type.getDeclaredFields()) {
            scanField(field, standard, getters);
        }
        for (Method method : type.getDeclaredMethods()) {
            String annotation = RefusedAnnotations.firstOn(method);
            if (RefusedAnnotations.isCallback(annotation)) {
                if (root.isAnnotationPresent(Embeddable.class)) {
                    faults.add(type, method.getName(), annotation + " is called on entities only. Move it to them.");
                }
            } else if (!annotation.isEmpty() && !getters.contains(method)) {
                faults.add(
                        type,
                        method.getName(),
                        annotation + " stands on a method that is no getter. Move it to the attribute.");
            }
        }
        getters.forEach(getter -> scanGetter(getter, standard));
    }

    private void scanRecord(Class<?> type) {
        if (type.isAnnotationPresent(Access.class)) {
            faults.add(type, "a record is read by its components. Remove @Access.");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            Method accessor = component.getAccessor();
            Field field = field(type, name);
            if (field.isAnnotationPresent(Transient.class)) {
                faults.add(
                        type,
                        name,
                        "it is a component of a record, which cannot be made without it. Remove @Transient, or make it a method.");
            } else if (!RefusedAnnotations.firstOn(accessor).equals(RefusedAnnotations.firstOn(field))) {
                faults.add(
                        type,
                        name,
                        RefusedAnnotations.firstOn(accessor)
                                + " stands on the accessor of a record. Move it to the component.");
            } else {
                add(type, name, component.getGenericType(), field, accessor, null);
            }
        }
    }

    private static Field field(Class<?> record, String component) {
        try {
            return record.getDeclaredField(component);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each of its components.", e);
        }
    }

    private void refuseStrayAnnotations(Class<?> type) {
        Stream.of(new AnnotatedElement[] {type}, type.getDeclaredFields(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .map(RefusedAnnotations::firstOn)
                .filter(annotation -> !annotation.isEmpty())
                .findFirst()
                .ifPresent(annotation -> faults.add(
                        type, "it uses " + annotation + " but is not mapped. Put @MappedSuperclass on the class."));
    }

    private void scanField(Field field, AccessType standard, List<Method> getters) {
        int modifiers = field.getModifiers();
        String annotation = RefusedAnnotations.firstOn(field);
        boolean excluded = Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers) || field.isSynthetic();
        Class<?> type = field.getDeclaringClass();
        if (excluded || field.isAnnotationPresent(Transient.class)) {
            if (!annotation.isEmpty()) {
                faults.add(
                        type,
                        field.getName(),
                        "it has " + annotation
                                + " but is static or transient, so it has no column. Remove one of the two.");
            }
            return;
        }
        Access access = field.getAnnotation(Access.class);
        AccessType own = access == null ? standard : access.value();
        if (own == AccessType.PROPERTY) {
            if (!annotation.isEmpty()) {
                faults.add(
                        type,
                        field.getName(),
                        annotation + " stands on the field, but " + Names.of(type) + " is mapped by its getters."
                                + " Move it to the getter, or put @Access(AccessType.FIELD) on the field.");
            }
            return;
        }
        boolean byGetter = getters.stream()
                .anyMatch(getter -> getter.isAnnotationPresent(Access.class)
                        && propertyName(getter).equals(field.getName()));
        if (byGetter && access == null) {
            return;
        }
        if (Modifier.isFinal(modifiers)) {
            faults.add(
                    type,
                    field.getName(),
                    "the field is final and cannot be set when a row is read. Remove final, or mark it @Transient.");
            return;
        }
        add(type, field.getName(), field.getGenericType(), field, null, null);
    }

    private void scanGetter(Method getter, AccessType standard) {
        Class<?> type = getter.getDeclaringClass();
        String name = propertyName(getter);
        String annotation = RefusedAnnotations.firstOn(getter);
        if (getter.isAnnotationPresent(Transient.class)) {
            if (!annotation.isEmpty()) {
                faults.add(type, name, "its getter has both " + annotation + " and @Transient. Remove one of the two.");
            }
            return;
        }
        Access access = getter.getAnnotation(Access.class);
        AccessType own = access == null ? standard : access.value();
        if (own == AccessType.FIELD) {
            if (!annotation.isEmpty() && !RefusedAnnotations.isCallback(annotation)) {
                faults.add(
                        type,
                        name,
                        annotation + " stands on the getter, but " + Names.of(type) + " is mapped by its fields."
                                + " Move it to the field, or put @Access(AccessType.PROPERTY) on the getter.");
            }
            return;
        }
        Member inherited = members.get(name);
        if (inherited != null
                && annotation.isEmpty()
                && (inherited.getter() != null || inherited.declaring() == type)) {
            return;
        }
        Method setter = setter(getter);
        if (setter == null) {
            faults.add(
                    type,
                    name,
                    "it has a getter but no setter. Add the setter, or mark the getter @Transient if the value is computed.");
            return;
        }
        add(type, name, getter.getGenericReturnType(), null, getter, setter);
    }

    private void add(
            Class<?> declaring,
            String name,
            Type genericType,
            @Nullable Field field,
            @Nullable Method getter,
            @Nullable Method setter) {
        Class<?> type = generics.raw(genericType);
        if (type == null) {
            faults.add(
                    declaring,
                    name,
                    "its type " + genericType.getTypeName() + " stands for nothing in " + Names.of(root)
                            + ". Let the subclass say what it is: extends " + Names.of(declaring) + "<Long>.");
            return;
        }
        Member member = new Member(declaring, name, type, genericType, generics, field, getter, setter, null);
        Member other = members.putIfAbsent(name, member);
        if (other != null) {
            faults.add(
                    declaring,
                    name,
                    "an attribute of this name is mapped in " + Names.of(other.declaring())
                            + " already. Rename one, or mark it @Transient.");
        }
    }

    private static List<Method> getters(Class<?> type) {
        List<Method> getters = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            boolean plain = !Modifier.isStatic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic();
            if (plain
                    && method.getParameterCount() == 0
                    && !propertyName(method).isEmpty()) {
                getters.add(method);
            }
        }
        getters.sort(Comparator.comparing(MemberScanner::propertyName));
        return getters;
    }

    /** The JavaBeans name of a getter, or an empty text. */
    private static String propertyName(Method method) {
        String name = method.getName();
        Class<?> type = method.getReturnType();
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") && type == boolean.class ? 2 : 0;
        if (prefix == 0 || name.length() == prefix || type == void.class || !startsWord(name.charAt(prefix))) {
            return "";
        }
        String property = name.substring(prefix);
        boolean acronym = property.length() > 1
                && Character.isUpperCase(property.charAt(0))
                && Character.isUpperCase(property.charAt(1));
        return acronym ? property : Character.toLowerCase(property.charAt(0)) + property.substring(1);
    }

    private static boolean startsWord(char c) {
        return !Character.isLowerCase(c);
    }

    private @Nullable Method setter(Method getter) {
        String name = "set" + getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
        for (Class<?> type = root; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && !method.isBridge()
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == getter.getReturnType()) {
                    return method;
                }
            }
        }
        return null;
    }
}
