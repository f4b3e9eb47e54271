package dev.orm.mapping;

import dev.orm.engine.internal.RowMapper;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.sql.node.NamedText;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedNativeQuery;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code @NamedNativeQuery} of entities and of mapped superclasses, those that several entities share once. */
final class NamedSqlReader {

    private static final Set<String> ELEMENTS = Set.of("name", "query", "resultClass");

    private final Set<Class<?>> entities;
    private final Faults faults;
    private final Map<String, NamedSql> found = new LinkedHashMap<>();
    private final Map<String, Class<?>> places = new HashMap<>();

    NamedSqlReader(Set<Class<?>> entities, Faults faults) {
        this.entities = entities;
        this.faults = faults;
    }

    /** Returns all statements by their names. */
    Map<String, NamedSql> read(Collection<EntityDraft<?>> drafts) {
        Set<Class<?>> read = new HashSet<>();
        for (EntityDraft<?> draft : drafts) {
            for (Class<?> type = draft.mapping; type != null; type = type.getSuperclass()) {
                if ((type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(MappedSuperclass.class))
                        && read.add(type)) {
                    for (NamedNativeQuery query : type.getDeclaredAnnotationsByType(NamedNativeQuery.class)) {
                        read(type, query);
                    }
                }
            }
        }
        return found;
    }

    private void read(Class<?> type, NamedNativeQuery query) {
        RefusedAnnotations.elements(query, ELEMENTS, sentence -> faults.add(type, sentence));
        String name = query.name();
        if (name.isBlank()) {
            faults.add(
                    type,
                    "a @NamedNativeQuery has no name. Call it after the entity and what it finds, such as \""
                            + type.getSimpleName() + ".newest\".");
            return;
        }
        Class<?> other = places.put(name, type);
        if (other != null) {
            faults.add(
                    type,
                    "its @NamedNativeQuery \"" + name + "\" is called like one of " + Names.of(other)
                            + ". Name one of them otherwise.");
        }
        NamedText text = text(type, query);
        Class<?> resultClass = query.resultClass() == void.class ? null : NamedSql.boxed(query.resultClass());
        if (resultClass != null) {
            checkResult(type, name, resultClass);
        }
        if (text != null) {
            found.put(name, new NamedSql(name, text, resultClass));
        }
    }

    private @Nullable NamedText text(Class<?> type, NamedNativeQuery query) {
        if (query.query().isBlank()) {
            faults.add(
                    type,
                    "its @NamedNativeQuery \"" + query.name()
                            + "\" has no SQL. Write the statement in its element query.");
            return null;
        }
        try {
            return NamedText.statement(query.query());
        } catch (IllegalArgumentException refused) {
            faults.add(type, "its @NamedNativeQuery \"" + query.name() + "\" cannot be sent. " + refused.getMessage());
            return null;
        }
    }

    private void checkResult(Class<?> type, String name, Class<?> resultClass) {
        if (entities.contains(resultClass)) {
            return;
        }
        List<String> columns = resultClass.isRecord()
                ? Arrays.stream(resultClass.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of(name);
        try {
            RowMapper.of(columns, resultClass);
        } catch (IllegalArgumentException refused) {
            faults.add(
                    type,
                    "the resultClass " + Names.of(resultClass) + " of its @NamedNativeQuery \"" + name
                            + "\" is neither an entity of this program nor a record or value that a row can become. "
                            + refused.getMessage());
        }
    }
}
