package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.type.SqlType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the generated accessor of an entity, or makes a reflective one. A generated one decides the order of the attributes, and
 * must know the same attributes as the annotations.
 */
final class Accessors {

    private final boolean reflectionOnly;
    private final Faults faults;

    Accessors(boolean reflectionOnly, Faults faults) {
        this.reflectionOnly = reflectionOnly;
        this.faults = faults;
    }

    /** Returns the accessor after putting the draft's attributes into its order, or null after reporting a fault. */
    <E> @Nullable EntityAccessor<E> find(EntityDraft<E> draft) {
        try {
            Class<?> generated = reflectionOnly ? null : generatedClass(draft.type);
            return generated == null ? new ReflectiveAccessor<>(draft) : generated(draft, generated);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            faults.add(
                    draft.type,
                    "its members cannot be reached (" + e.getClass().getSimpleName()
                            + "). Compile it again with the annotation processor of this version, and open its package if it is in"
                            + " a named module.");
            return null;
        }
    }

    static String generatedName(Class<?> entity) {
        String packageName = entity.getPackageName();
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return prefix + "Q" + entity.getName().substring(prefix.length()).replace('$', '_') + "$Accessor";
    }

    private static String simpleName(Class<?> entity) {
        String name = generatedName(entity).replace("$Accessor", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static @Nullable Class<?> generatedClass(Class<?> entity) {
        try {
            return Class.forName(generatedName(entity), true, entity.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private <E> @Nullable EntityAccessor<E> generated(EntityDraft<E> draft, Class<?> type)
            throws ReflectiveOperationException {
        List<String> attributes = names(type, "ATTRIBUTES");
        List<String> collections = names(type, "COLLECTIONS");
        List<String> ownCollections = draft.collectionNames();
        if (!isSameSet(draft, attributes, draft.paths()) || !isSameSet(draft, collections, ownCollections)) {
            return null;
        }
        draft.attributes = sorted(draft.attributes, attribute -> attribute.path, attributes);
        draft.collections = sorted(draft.collections, CollectionDraft::name, collections);
        draft.elements = sorted(draft.elements, ElementsDraft::name, collections);
        return make(draft, type);
    }

    /** Compared before an accessor is made, whose constructor takes the types of exactly these attributes in this order. */
    private static List<String> names(Class<?> generated, String constant) throws ReflectiveOperationException {
        Field field = generated.getDeclaredField(constant);
        field.setAccessible(true);
        return List.of((String[]) field.get(null));
    }

    @SuppressWarnings("unchecked")
    private <E> @Nullable EntityAccessor<E> make(EntityDraft<E> draft, Class<?> type)
            throws ReflectiveOperationException {
        SqlType<?>[] types = draft.attributes.stream()
                .map(attribute -> Objects.requireNonNull(attribute.type))
                .toArray(SqlType<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(SqlType[].class);
        constructor.setAccessible(true);
        try {
            return (EntityAccessor<E>) constructor.newInstance((Object) types);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                faults.add(
                        draft.type,
                        "its generated class " + simpleName(draft.type) + " was made for other types. "
                                + refusal.getMessage()
                                + " If it does so already, compile " + Names.of(draft.type)
                                + " again with the annotation processor.");
                return null;
            }
            throw e;
        }
    }

    private boolean isSameSet(EntityDraft<?> draft, List<String> generated, List<String> annotated) {
        Set<String> missing = new HashSet<>(annotated);
        generated.forEach(missing::remove);
        Set<String> gone = new HashSet<>(generated);
        annotated.forEach(gone::remove);
        if (missing.isEmpty() && gone.isEmpty()) {
            return true;
        }
        List<String> differences = new ArrayList<>();
        missing.stream().sorted().forEach(name -> differences.add(name + " is new"));
        gone.stream().sorted().forEach(name -> differences.add(name + " is gone"));
        faults.add(
                draft.type,
                "its generated class "
                        + simpleName(draft.type)
                        + " is older than the class (" + String.join(", ", differences)
                        + "). Compile " + Names.of(draft.type) + " again with the annotation processor.");
        return false;
    }

    private static <T> List<T> sorted(List<T> items, Function<T, String> name, List<String> order) {
        List<T> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparingInt(item -> order.indexOf(name.apply(item))));
        return sorted;
    }
}
