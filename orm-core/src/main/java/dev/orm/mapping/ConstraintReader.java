package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.schema.Check;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.UniqueConstraint;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects foreign keys, unique constraints and indexes of an entity's table, when all its columns are known. */
final class ConstraintReader {

    private final Map<Class<?>, EntityDraft<?>> entities;
    private final Faults faults;

    ConstraintReader(Map<Class<?>, EntityDraft<?>> entities, Faults faults) {
        this.entities = entities;
        this.faults = faults;
    }

    void read(EntityDraft<?> entity) {
        String table = entity.table.name();
        for (AttributeDraft attribute : entity.attributes) {
            if (attribute.unique && !attribute.column.isEmpty()) {
                List<String> columns = attribute.columns();
                if (columns.equals(entity.keyColumns())) {
                    continue;
                }
                entity.uniques.add(new UniqueConstraint(NamingConvention.DEFAULT.unique(table, columns), columns));
            }
        }
        Table annotation = entity.type.getDeclaredAnnotation(Table.class);
        if (annotation != null) {
            readUniques(entity, annotation);
            readIndexes(entity, annotation);
        }
        for (AttributeDraft attribute : entity.attributes) {
            for (CheckConstraint check : attribute.checks) {
                readCheck(entity, check, attribute.column, sentence -> faults.add(attribute.member(), sentence));
            }
        }
        for (CheckConstraint check : annotation == null ? new CheckConstraint[0] : annotation.check()) {
            readCheck(entity, check, "", sentence -> faults.add(entity.type, sentence));
        }
        entity.attributes.stream()
                .filter(attribute -> attribute.toOne != null)
                .forEach(attribute -> addForeignKey(entity, attribute));
    }

    /** The condition is SQL of the program, sent as it is when the table is created. */
    private static void readCheck(EntityDraft<?> entity, CheckConstraint check, String column, Consumer<String> sink) {
        RefusedAnnotations.elements(check, Set.of("name", "constraint"), sink);
        AssociationReader.checkName(check.name(), sink);
        String name =
                check.name().isEmpty() ? NamingConvention.DEFAULT.check(entity.table.name(), column) : check.name();
        boolean again = entity.checks.stream().anyMatch(other -> other.name().equalsIgnoreCase(name));
        if (check.constraint().isBlank()) {
            sink.accept("its @CheckConstraint says nothing. Write the condition: constraint = \"age >= 0\".");
        } else if (check.name().isEmpty() && column.isEmpty()) {
            sink.accept(
                    "a @CheckConstraint of the table has no name, by which migrations know it. Write @CheckConstraint(name).");
        } else if (again) {
            sink.accept(
                    "two check constraints are named \"" + name + "\". Name one of them by @CheckConstraint(name).");
        } else {
            entity.checks.add(new Check(name, DdlExpression.unsafeSql(check.constraint())));
        }
    }

    private void readUniques(EntityDraft<?> entity, Table annotation) {
        for (jakarta.persistence.UniqueConstraint unique : annotation.uniqueConstraints()) {
            RefusedAnnotations.elements(
                    unique, Set.of("name", "columnNames"), sentence -> faults.add(entity.type, sentence));
            List<String> columns = columns(entity, "@UniqueConstraint", List.of(unique.columnNames()));
            if (columns != null) {
                String name = unique.name().isEmpty()
                        ? NamingConvention.DEFAULT.unique(entity.table.name(), columns)
                        : unique.name();
                checkName(entity, name);
                entity.uniques.removeIf(
                        other -> unique.name().isEmpty() && other.name().equals(name));
                entity.uniques.add(new UniqueConstraint(name, columns));
            }
        }
    }

    private void readIndexes(EntityDraft<?> entity, Table annotation) {
        for (jakarta.persistence.Index index : annotation.indexes()) {
            RefusedAnnotations.elements(
                    index, Set.of("name", "columnList", "unique"), sentence -> faults.add(entity.type, sentence));
            List<String> names = new ArrayList<>();
            for (String key : index.columnList().split(",", -1)) {
                String[] words = key.strip().split("\\s+");
                String direction = words.length == 1 ? "ASC" : words[1].toUpperCase(Locale.ROOT);
                if (words.length > 2 || !direction.equals("ASC")) {
                    faults.add(
                            entity.type,
                            "@Index(columnList) key \"" + key.strip()
                                    + "\" is not supported. Write column names only; databases read an index both ways.");
                }
                names.add(words[0]);
            }
            List<String> columns = columns(entity, "@Index", names);
            if (columns != null) {
                String name = index.name().isEmpty()
                        ? NamingConvention.DEFAULT.index(entity.table.name(), columns)
                        : index.name();
                checkName(entity, name);
                entity.indexes.add(new Index(name, columns, index.unique()));
            }
        }
    }

    private void checkName(EntityDraft<?> entity, String name) {
        AssociationReader.checkName(name, sentence -> faults.add(entity.type, sentence));
    }

    /** Returns the columns of these mapped names, or null if one of them is no column, which is reported. */
    private @Nullable List<String> columns(EntityDraft<?> entity, String annotation, List<String> names) {
        List<String> known = entity.mappedColumns();
        List<String> wrong =
                names.stream().filter(name -> !known.contains(name)).toList();
        for (String name : wrong) {
            AttributeDraft attribute = entity.attribute(name);
            faults.add(
                    entity.type,
                    annotation + " names \"" + name + "\", which is no column of its table."
                            + (attribute == null
                                    ? Names.suggestion(name, known)
                                    : " Did you mean \"" + attribute.mappedColumn + "\"?"));
        }
        if (names.isEmpty()) {
            faults.add(entity.type, annotation + " names no column. Name one.");
        }
        return wrong.isEmpty() && !names.isEmpty()
                ? names.stream().map(entity::column).toList()
                : null;
    }

    private void addForeignKey(EntityDraft<?> entity, AttributeDraft attribute) {
        AttributeDraft.ToOneDraft toOne = attribute.toOne;
        EntityDraft<?> target = toOne == null ? null : entities.get(toOne.target);
        if (toOne == null || target == null || !target.hasKey() || attribute.column.isEmpty()) {
            return;
        }
        List<String> columns = attribute.columns();
        List<String> referenced = target.keyColumns();
        String table = entity.table.name();
        if (toOne.foreignKey.exists() && !target.isReadOnly()) {
            String name = toOne.foreignKey.name().isEmpty()
                    ? NamingConvention.DEFAULT.foreignKey(table, columns, target.table.name(), referenced)
                    : toOne.foreignKey.name();
            entity.foreignKeys.add(
                    new ForeignKey(name, columns, target.table, referenced, toOne.foreignKey.onDelete()));
        }
        // Loading a collection looks rows up by these columns, and PostgreSQL makes no index for a foreign key.
        boolean covered = begins(entity.keyColumns(), columns)
                || entity.uniques.stream().anyMatch(unique -> begins(unique.columns(), columns))
                || entity.indexes.stream().anyMatch(index -> begins(index.columns(), columns));
        if (!covered) {
            entity.indexes.add(new Index(NamingConvention.DEFAULT.index(table, columns), columns, false));
        }
    }

    /** Tells whether an index over some columns finds rows by others, which are its first. */
    private static boolean begins(List<String> indexed, List<String> columns) {
        return indexed.size() >= columns.size()
                && indexed.subList(0, columns.size()).equals(columns);
    }
}
