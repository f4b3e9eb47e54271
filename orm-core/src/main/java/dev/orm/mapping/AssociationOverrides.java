package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code @AssociationOverride} of an entity says of the associations that it inherits from mapped superclasses. */
final class AssociationOverrides {

    private final Class<?> entity;
    private final Faults faults;
    private final Map<String, AssociationOverride> byName = new LinkedHashMap<>();
    private final List<String> associations = new ArrayList<>();

    AssociationOverrides(Class<?> entity, Faults faults) {
        this.entity = entity;
        this.faults = faults;
        for (AssociationOverride override : entity.getDeclaredAnnotationsByType(AssociationOverride.class)) {
            RefusedAnnotations.elements(
                    override, Set.of("name", "joinColumns", "joinTable"), sentence -> faults.add(entity, sentence));
            if (byName.put(override.name(), override) != null) {
                faults.add(entity, "two @AssociationOverride name \"" + override.name() + "\". Remove one.");
            }
        }
    }

    /** Returns the join columns of an association; those that the entity says instead, if it does. */
    List<JoinColumn> joinColumns(Member member) {
        AssociationOverride override = find(member);
        return override != null && override.joinColumns().length > 0
                ? List.of(override.joinColumns())
                : AssociationReader.joinColumns(member);
    }

    /** Returns the join table of an association; that which the entity says instead, if it does. */
    @Nullable
    JoinTable joinTable(Member member) {
        AssociationOverride override = find(member);
        boolean given = override != null
                && (!override.joinTable().name().isEmpty()
                        || override.joinTable().joinColumns().length > 0
                        || override.joinTable().inverseJoinColumns().length > 0);
        return given ? override.joinTable() : member.find(JoinTable.class);
    }

    private @Nullable AssociationOverride find(Member member) {
        associations.add(member.name());
        AssociationOverride override = byName.get(member.name());
        if (override != null && member.declaring() == entity) {
            faults.add(
                    entity,
                    "@AssociationOverride names \"" + member.name()
                            + "\", which the entity declares itself. Write @JoinColumn or @JoinTable there.");
        }
        Class<?> shared = override == null ? null : sharedWith(member);
        if (shared != null) {
            faults.add(
                    entity,
                    "@AssociationOverride names \"" + member.name() + "\", whose columns it shares with the entity "
                            + Names.of(shared) + ". Write it there.");
        }
        return override;
    }

    /** Returns the entity above that has the association, too. */
    private @Nullable Class<?> sharedWith(Member member) {
        for (Class<?> type = entity.getSuperclass(); type != null; type = type.getSuperclass()) {
            if (type.isAnnotationPresent(Entity.class) && member.declaring().isAssignableFrom(type)) {
                return type;
            }
        }
        return null;
    }

    /** Reports overrides of what is no association. */
    void checkUsed() {
        for (String name : byName.keySet()) {
            if (!associations.contains(name)) {
                faults.add(
                        entity,
                        "@AssociationOverride names \"" + name + "\", which is no association of a mapped superclass."
                                + Names.suggestion(name, associations));
            }
        }
    }
}
