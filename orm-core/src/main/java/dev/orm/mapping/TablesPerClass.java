package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.SequenceDraft;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

/** What holds for entities of whose classes each has a table with all its columns ({@code InheritanceType.TABLE_PER_CLASS}). */
final class TablesPerClass {

    private static final List<Class<? extends Annotation>> WITHOUT_MEANING =
            List.of(DiscriminatorColumn.class, DiscriminatorValue.class);
    private static final List<Class<? extends Annotation>> FURTHER_TABLES =
            List.of(SecondaryTable.class, SecondaryTables.class);

    private final Map<Class<?>, EntityDraft<?>> drafts;
    private final Faults faults;

    TablesPerClass(Map<Class<?>, EntityDraft<?>> drafts, Faults faults) {
        this.drafts = drafts;
        this.faults = faults;
    }

    void check() {
        for (EntityDraft<?> draft : drafts.values()) {
            if (draft.hasTablePerClass()) {
                checkAnnotations(draft);
                draft.ids.forEach(id -> shareNumbers(draft, id));
                checkRules(draft);
            }
            for (AttributeDraft attribute : draft.attributes) {
                EntityDraft<?> target = attribute.toOne == null ? null : drafts.get(attribute.toOne.target);
                if (target != null
                        && !target.hasOneKeyTable()
                        && attribute.toOne.foreignKey.onDelete() != ReferentialAction.NO_ACTION) {
                    faults.add(
                            attribute.member(),
                            "@OnDelete is a rule of a foreign key, and none can refer to the rows of "
                                    + Names.of(target.type)
                                    + ", which are divided among tables (TABLE_PER_CLASS). Remove it.");
                }
            }
        }
    }

    private void checkAnnotations(EntityDraft<?> draft) {
        for (Class<? extends Annotation> annotation : WITHOUT_MEANING) {
            if (draft.mapping.getDeclaredAnnotation(annotation) != null) {
                faults.add(
                        draft.type,
                        "@" + annotation.getSimpleName()
                                + " stands on a class that has a table of its own (TABLE_PER_CLASS), which tells of which class"
                                + " a row is. Remove it.");
            }
        }
        Table table = draft.mapping.getDeclaredAnnotation(Table.class);
        if (table != null
                && Hierarchies.isAbstract(draft)
                && table.uniqueConstraints().length + table.indexes().length + table.check().length > 0) {
            faults.add(
                    draft.type,
                    "its @Table names constraints or indexes, but an abstract class has no table (TABLE_PER_CLASS). Put them on"
                            + " the classes that extend it, or on the attributes.");
        }
        for (Class<? extends Annotation> annotation : FURTHER_TABLES) {
            if (draft.mapping.getDeclaredAnnotation(annotation) != null) {
                faults.add(
                        draft.type,
                        "@" + annotation.getSimpleName()
                                + " is not supported where each class has a table with all its columns (TABLE_PER_CLASS). Refer"
                                + " to an entity of its own (@OneToOne), or write @Inheritance(strategy = JOINED).");
            }
        }
    }

    /** What the database deletes by itself leaves the rows of collections alone to which no foreign key leads. */
    private void checkRules(EntityDraft<?> draft) {
        boolean collects = draft.root().tree().stream()
                .anyMatch(each -> !each.elements.isEmpty()
                        || each.collections.stream()
                                .anyMatch(collection -> collection.manyToMany || collection.mappedBy.isEmpty()));
        for (AttributeDraft attribute : collects ? draft.attributes : List.<AttributeDraft>of()) {
            boolean inherited = draft.parent != null && draft.parent.attribute(attribute.path) != null;
            if (!inherited
                    && attribute.toOne != null
                    && attribute.toOne.foreignKey.onDelete() == ReferentialAction.CASCADE) {
                faults.add(
                        attribute.member(),
                        "@OnDelete(CASCADE) would leave the rows of collections behind, to which no foreign key leads"
                                + " (TABLE_PER_CLASS). Write cascade = REMOVE on the other side, or SET_NULL.");
            }
        }
    }

    /** One id belongs to one object, whatever its class, so the numbers of all tables come from one place. */
    private void shareNumbers(EntityDraft<?> draft, AttributeDraft id) {
        GeneratedValue generated = id.member().find(GeneratedValue.class);
        if (id.generation != IdGeneration.IDENTITY || generated == null) {
            return;
        }
        if (generated.strategy() == GenerationType.IDENTITY && draft.parent == null) {
            faults.add(
                    id.member(),
                    "each table would give out the same numbers (TABLE_PER_CLASS), but an id belongs to one object. Write"
                            + " @GeneratedValue, which takes a sequence here, or declare a UUID.");
        }
        id.generation = IdGeneration.SEQUENCE;
        id.sequence = SequenceDraft.STANDARD;
    }
}
