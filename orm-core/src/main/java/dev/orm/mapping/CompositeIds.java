package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what takes ids apart that are objects. */
final class CompositeIds {

    private final Map<Class<?>, EntityDraft<?>> entities;
    private final Faults faults;
    private final Map<EntityDraft<?>, CompositeId> made = new LinkedHashMap<>();

    CompositeIds(Map<Class<?>, EntityDraft<?>> entities, Faults faults) {
        this.entities = entities;
        this.faults = faults;
    }

    /** Returns the fields that the class of an {@code @IdClass} has, by name. */
    static Map<String, Field> fields(Class<?> idClass) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Class<?> type = idClass; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    fields.putIfAbsent(field.getName(), field);
                }
            }
        }
        return fields;
    }

    /** Returns what describes the id of an entity, or null if it is one value. */
    @Nullable
    CompositeId of(EntityDraft<?> entity) {
        if (!entity.hasCompositeId()) {
            return null;
        }
        CompositeId present = made.get(entity);
        if (present == null) {
            present = make(entity);
            made.put(entity, present);
        }
        return present;
    }

    private CompositeId make(EntityDraft<?> entity) {
        Member embedded = entity.embeddedId;
        if (embedded != null) {
            return new CompositeId(entity.name, embedded.type(), embedded(embedded.type(), entity.ids, 1));
        }
        Class<?> idClass = entity.idClass;
        if (idClass != null) {
            return new CompositeId(entity.name, idClass, idClass(entity, idClass));
        }
        EntityDraft<?> target = entities.get(Objects.requireNonNull(entity.ids.get(0).toOne).target);
        CompositeId other = of(Objects.requireNonNull(target));
        return other == null
                ? new CompositeId(
                        entity.name,
                        Objects.requireNonNull(target.ids.get(0).type).javaType(),
                        new IdShape.Value())
                : new CompositeId(entity.name, other.type(), other.shape());
    }

    /** Parts of one embedded object are neighbours. */
    private static IdShape embedded(Class<?> type, List<AttributeDraft> ids, int depth) {
        List<IdShape.Part> parts = new ArrayList<>();
        for (int at = 0; at < ids.size(); ) {
            Member member = ids.get(at).members.get(depth);
            int from = at;
            if (ids.get(at).members.size() == depth + 1) {
                parts.add(part(member, parts.size(), new IdShape.Value()));
                at++;
                continue;
            }
            while (at < ids.size() && ids.get(at).members.get(depth) == member) {
                at++;
            }
            parts.add(part(member, parts.size(), embedded(member.type(), ids.subList(from, at), depth + 1)));
        }
        return structure(type, parts);
    }

    private static IdShape.Part part(Member member, int place, IdShape shape) {
        return new IdShape.Part(
                member.reader(), member.isComponent() ? member.reader() : member.writer(), place, shape);
    }

    private static IdShape structure(Class<?> type, List<IdShape.Part> parts) {
        return type.isRecord()
                ? new IdShape.Structure(canonical(type), true, List.copyOf(parts))
                : new IdShape.Structure(constructor(type), false, List.copyOf(parts));
    }

    private IdShape idClass(EntityDraft<?> entity, Class<?> idClass) {
        Map<String, Field> fields = fields(idClass);
        List<String> order = new ArrayList<>(fields.keySet());
        List<IdShape.Part> parts = new ArrayList<>();
        for (AttributeDraft id : entity.ids) {
            Field field = Objects.requireNonNull(fields.get(id.path));
            IdShape shape = new IdShape.Value();
            if (id.toOne != null) {
                CompositeId target = of(Objects.requireNonNull(entities.get(id.toOne.target)));
                shape = target == null ? shape : target.shape();
                Class<?> wanted =
                        target == null ? Objects.requireNonNull(id.type).javaType() : target.type();
                IdReader.checkType(field, wanted, Names.of(entity.type) + "." + id.path, faults);
            }
            parts.add(new IdShape.Part(
                    reader(field), idClass.isRecord() ? reader(field) : writer(field), order.indexOf(id.path), shape));
        }
        return structure(idClass, parts);
    }

    private static MethodHandle reader(Field field) {
        try {
            field.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectGetter(field)
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be reached by reflection.", e);
        }
    }

    private static MethodHandle writer(Field field) {
        try {
            return MethodHandles.lookup()
                    .unreflectSetter(field)
                    .asType(MethodType.methodType(void.class, Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be set by reflection.", e);
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        return handle(type).asType(MethodType.methodType(Object.class));
    }

    static MethodHandle canonical(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        MethodHandle constructor = handle(type, components);
        return constructor.asType(constructor.type().generic()).asSpreader(Object[].class, components.length);
    }

    private static MethodHandle handle(Class<?> type, Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made by reflection.", e);
        }
    }
}
