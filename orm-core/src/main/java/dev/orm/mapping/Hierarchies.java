package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.type.SqlType;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds entities that extend entities, in one table or in several, and what tells there which row is of which class. */
final class Hierarchies {

    private static final int DEFAULT_LENGTH = 31;
    private static final List<Class<? extends Annotation>> OF_THE_TOPMOST =
            List.of(Table.class, Inheritance.class, DiscriminatorColumn.class, IdClass.class);

    private final Map<Class<?>, EntityDraft<?>> drafts;
    private final Faults faults;

    Hierarchies(Map<Class<?>, EntityDraft<?>> drafts, Faults faults) {
        this.drafts = drafts;
        this.faults = faults;
    }

    /** A column that tells of which class a row is. */
    static final class DiscriminatorDraft {

        final String mapped;
        final SqlType<?> type;

        /** Its name in the database, as soon as all mapped names are known. */
        String column;

        DiscriminatorDraft(String mapped, SqlType<?> type) {
            this.mapped = mapped;
            this.type = type;
            this.column = mapped;
        }
    }

    void connect() {
        drafts.values().forEach(this::findParent);
        for (EntityDraft<?> draft : drafts.values()) {
            Inheritance inheritance = draft.mapping.getDeclaredAnnotation(Inheritance.class);
            draft.strategy = inheritance == null ? InheritanceType.SINGLE_TABLE : inheritance.strategy();
        }
        new TablesPerClass(drafts, faults).check();
        FurtherTables tables = new FurtherTables(faults);
        for (EntityDraft<?> draft : drafts.values()) {
            tables.read(draft);
        }
        for (EntityDraft<?> draft : drafts.values()) {
            if (draft.parent == null) {
                checkTopmost(draft);
            } else {
                checkSubclass(draft, draft.parent, draft.root());
            }
        }
        drafts.values().forEach(tables::checkAttributes);
        drafts.values().forEach(tables::checkRules);
    }

    private void findParent(EntityDraft<?> draft) {
        for (Class<?> type = draft.type.getSuperclass(); type != null; type = type.getSuperclass()) {
            if (type.isAnnotationPresent(Entity.class)) {
                EntityDraft<?> parent = Objects.requireNonNull(drafts.get(type));
                draft.parent = parent;
                parent.children.add(draft);
                return;
            }
        }
    }

    private void checkTopmost(EntityDraft<?> draft) {
        boolean concrete = draft.tree().stream().anyMatch(each -> !isAbstract(each));
        if (!concrete) {
            faults.add(
                    draft.type,
                    "it is abstract, and no entity that extends it was given, so no row can become an object. Add one to"
                            + " the entity classes, or make it a @MappedSuperclass.");
        }
        boolean one =
                draft.hasTablePerClass() || draft.mapping.getDeclaredAnnotation(DiscriminatorColumn.class) == null;
        if (draft.children.isEmpty() && one) {
            if (draft.mapping.isAnnotationPresent(DiscriminatorValue.class)) {
                faults.add(
                        draft.type,
                        "@DiscriminatorValue stands on an entity that no other extends. Remove it, or add"
                                + " @DiscriminatorColumn.");
            }
            return;
        }
        draft.discriminator =
                draft.hasTablePerClass() ? new DiscriminatorDraft("dtype", SqlType.TEXT) : discriminator(draft);
        draft.tree().forEach(this::refuseWaiting);
        Map<Object, EntityDraft<?>> values = new HashMap<>();
        for (EntityDraft<?> each : draft.tree()) {
            if (isAbstract(each)) {
                continue;
            }
            each.discriminatorValue = draft.hasTablePerClass() ? each.name : value(each, draft.discriminator.type);
            EntityDraft<?> other = values.putIfAbsent(each.discriminatorValue, each);
            if (other != null) {
                faults.add(
                        each.type,
                        "its discriminator value \"" + each.discriminatorValue + "\" is also that of "
                                + Names.of(other.type) + ". Give one of them another by @DiscriminatorValue.");
            }
        }
    }

    private void refuseWaiting(EntityDraft<?> draft) {
        for (AttributeDraft attribute : draft.attributes) {
            boolean own = draft.parent == null || draft.parent.attribute(attribute.path) == null;
            if (own && (attribute.lazy || attribute.computed)) {
                faults.add(
                        attribute.member(),
                        (attribute.lazy ? "@Basic(fetch = LAZY)" : "@Computed")
                                + " in an entity that extends another, or that another extends, is not supported. Move the attribute to"
                                + " an entity of its own and refer to it, or select it beside the entity.");
            }
        }
    }

    static boolean isAbstract(EntityDraft<?> draft) {
        return Modifier.isAbstract(draft.type.getModifiers());
    }

    private DiscriminatorDraft discriminator(EntityDraft<?> draft) {
        DiscriminatorColumn annotation = draft.mapping.getDeclaredAnnotation(DiscriminatorColumn.class);
        if (annotation == null) {
            return new DiscriminatorDraft("dtype", SqlType.varchar(DEFAULT_LENGTH));
        }
        RefusedAnnotations.elements(
                annotation,
                Set.of("name", "discriminatorType", "length"),
                sentence -> faults.add(draft.type, sentence));
        String name = annotation.name().equals("DTYPE") ? "dtype" : annotation.name();
        AssociationReader.checkName(name, sentence -> faults.add(draft.type, sentence));
        return new DiscriminatorDraft(
                name,
                switch (annotation.discriminatorType()) {
                    case INTEGER -> SqlType.INTEGER;
                    case CHAR -> SqlType.varchar(1);
                    default -> SqlType.varchar(annotation.length());
                });
    }

    private Object value(EntityDraft<?> draft, SqlType<?> type) {
        DiscriminatorValue annotation = draft.mapping.getDeclaredAnnotation(DiscriminatorValue.class);
        String value = annotation == null ? draft.name : annotation.value();
        if (type == SqlType.INTEGER) {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                faults.add(
                        draft.type,
                        "its discriminator value \"" + value + "\" is no " + DiscriminatorType.INTEGER
                                + ". Write a number in @DiscriminatorValue.");
                return value;
            }
        }
        int length = type.length();
        if (value.isEmpty() || value.length() > length) {
            faults.add(
                    draft.type,
                    "its discriminator value \"" + value + "\" has not between 1 and " + length
                            + " characters. Write another in @DiscriminatorValue, or a greater length in"
                            + " @DiscriminatorColumn.");
        }
        return value;
    }

    private void checkSubclass(EntityDraft<?> draft, EntityDraft<?> parent, EntityDraft<?> root) {
        for (Class<? extends Annotation> annotation : OF_THE_TOPMOST) {
            boolean ofItsTable = root.strategy != InheritanceType.SINGLE_TABLE && annotation == Table.class;
            if (!ofItsTable && draft.mapping.getDeclaredAnnotation(annotation) != null) {
                faults.add(
                        draft.type,
                        "@" + annotation.getSimpleName()
                                + (root.strategy != InheritanceType.SINGLE_TABLE
                                        ? " stands on a class that extends the entity "
                                        : " stands on a class whose rows are in the table of the entity ")
                                + Names.of(parent.type) + ". Move it to the topmost entity, or remove it.");
            }
        }
        if (!draft.hasTablePerClass()) {
            draft.mappedTable = root.mappedTable;
            draft.table = root.table;
        }
        for (AttributeDraft attribute : draft.attributes) {
            if (root.attribute(attribute.path) != null) {
                continue;
            }
            String annotation = ofAllRows(attribute);
            if (annotation != null) {
                faults.add(
                        attribute.member(),
                        annotation + " concerns the rows of all classes. Move it to the topmost entity "
                                + Names.of(root.type) + ".");
            }
            if (draft.tableOf(attribute) == 0 && !draft.hasTablePerClass()) {
                // Rows of the other classes have nothing there.
                attribute.nullable = true;
            }
        }
    }

    private static @Nullable String ofAllRows(AttributeDraft attribute) {
        if (attribute.toOne != null && attribute.toOne.mapsId != null) {
            return "@MapsId";
        }
        return attribute.id
                ? "@Id"
                : attribute.version
                        ? "@Version"
                        : attribute.softDelete ? "@SoftDelete" : attribute.tenant ? "@TenantId" : null;
    }

    /** Associations whose object has to be there before it is known of which class it is. */
    void checkIds() {
        for (EntityDraft<?> draft : drafts.values()) {
            for (AttributeDraft attribute : draft.attributes) {
                EntityDraft<?> target = attribute.toOne == null ? null : drafts.get(attribute.toOne.target);
                if (attribute.id && target != null && target.isPolymorphic()) {
                    faults.add(
                            attribute.member(),
                            "it is part of the id and leads to " + Names.of(target.type)
                                    + ", of which class a row is only known once it is read. Hold the id of it in the id, and"
                                    + " put @MapsId on the association.");
                }
            }
        }
    }
}
