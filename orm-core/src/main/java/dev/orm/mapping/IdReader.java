package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.type.JavaTypes;
import jakarta.persistence.IdClass;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what the id of an entity consists of. */
final class IdReader {

    private final Faults faults;

    IdReader(Faults faults) {
        this.faults = faults;
    }

    void read(EntityDraft<?> draft) {
        draft.ids = draft.attributes.stream().filter(attribute -> attribute.id).toList();
        draft.idClass = idClass(draft.mapping);
        List<AttributeDraft> beside = draft.ids.stream()
                .filter(id -> id.members.get(0) != draft.embeddedId)
                .toList();
        if (draft.embeddedId != null) {
            if (!beside.isEmpty()) {
                faults.add(
                        draft.type,
                        beside.get(0).path + " has @Id beside the @EmbeddedId " + draft.embeddedId.name()
                                + ". Move it into the embedded class, or put @Id on each attribute and @IdClass on the entity.");
            } else if (draft.idClass != null) {
                faults.add(draft.type, "it has both @EmbeddedId and @IdClass. Keep one.");
            }
        } else if (draft.ids.isEmpty()) {
            faults.add(draft.type, "it has no @Id. Put @Id on the attribute that is the primary key.");
        } else if (draft.ids.size() > 1 && draft.idClass == null) {
            String names =
                    String.join(" and ", draft.ids.stream().map(id -> id.path).toList());
            faults.add(
                    draft.type,
                    names
                            + " have @Id, but nothing says how the id is given as one object. Put @IdClass on the class, which"
                            + " names a class or record of these attributes, or hold them in one @EmbeddedId.");
        }
        if (draft.hasCompositeId()) {
            draft.ids.stream()
                    .filter(id -> id.generation != IdGeneration.ASSIGNED)
                    .forEach(id -> faults.add(
                            id.member(),
                            "a part of an id of several attributes is not generated. Remove @GeneratedValue and set it, or give the"
                                    + " entity one generated id and a @UniqueConstraint over the others."));
        }
        if (draft.idClass != null) {
            checkFields(draft, draft.idClass);
        }
    }

    /** An attribute and the field that stands for it in the class of the id are of the same type. */
    static void checkType(Field field, Class<?> wanted, String attribute, Faults faults) {
        if (JavaTypes.boxed(field.getType()) != JavaTypes.boxed(wanted)) {
            faults.add(
                    field.getDeclaringClass(),
                    field.getName(),
                    "its type is " + field.getType().getSimpleName() + ", but the id of " + attribute + " is of type "
                            + wanted.getSimpleName() + ". Declare it as " + wanted.getSimpleName() + ".");
        }
    }

    /** The class of the id may be said by a mapped superclass. */
    private static @Nullable Class<?> idClass(Class<?> entity) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            IdClass annotation = type.getDeclaredAnnotation(IdClass.class);
            if (annotation != null) {
                return annotation.value();
            }
        }
        return null;
    }

    private void checkFields(EntityDraft<?> draft, Class<?> idClass) {
        Map<String, Field> byName = CompositeIds.fields(idClass);
        List<String> fields = List.copyOf(byName.keySet());
        for (AttributeDraft id : draft.ids) {
            Field field = byName.get(id.path);
            if (field != null && id.toOne == null) {
                checkType(field, id.member().type(), Names.of(draft.type) + "." + id.path, faults);
            }
        }
        List<String> ids = draft.ids.stream().map(id -> id.path).toList();
        for (String id : ids) {
            if (!fields.contains(id)) {
                faults.add(
                        draft.type,
                        "its @IdClass " + Names.of(idClass) + " has no field \"" + id
                                + "\", which has @Id in the entity." + " Add it, or remove @Id.");
            }
        }
        for (String field : fields) {
            if (!ids.contains(field)) {
                faults.add(
                        draft.type,
                        "its @IdClass " + Names.of(idClass) + " has a field \"" + field
                                + "\", but the entity has no @Id of that" + " name." + Names.suggestion(field, ids));
            }
        }
        if (!idClass.isRecord() && EntityReader.constructor(idClass) == null) {
            faults.add(
                    idClass,
                    "it is the class of an id but no record, and has no constructor without arguments. Make it a record, or add one.");
        }
    }
}
