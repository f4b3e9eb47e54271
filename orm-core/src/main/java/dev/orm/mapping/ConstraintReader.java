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

    /**
     * A table of an entity, and what the entity says of it.
     *
     * @param name its name
     * @param key the columns of its primary key
     * @param constraints takes what is said
     * @param index which of the tables of the entity it is
     */
    private record Place(String name, List<String> key, TableConstraints constraints, int index) {

        static Place of(EntityDraft<?> entity, int index) {
            if (index == 0) {
                return new Place(entity.table.name(), entity.keyColumns(), entity.constraints, 0);
            }
            TableDraft table = entity.tables().get(index - 1);
            // What is inherited was said by the entity that the table comes with.
            TableConstraints constraints = table.owner == entity ? table.constraints : new TableConstraints();
            return new Place(table.name.name(), table.key, constraints, index);
        }

        static Place of(EntityDraft<?> entity, AttributeDraft attribute) {
            return of(entity, entity.tableOf(attribute));
        }

        /** The table that annotations of the class speak of. */
        static Place own(EntityDraft<?> entity) {
            TableDraft own = entity.own();
            return of(entity, own == null ? 0 : entity.tables().indexOf(own) + 1);
        }
    }

    void read(EntityDraft<?> entity) {
        for (AttributeDraft attribute : entity.attributes) {
            if (attribute.unique && !attribute.column.isEmpty()) {
                Place place = Place.of(entity, attribute);
                List<String> columns = attribute.columns();
                if (columns.equals(place.key())) {
                    continue;
                }
                place.constraints()
                        .uniques
                        .add(new UniqueConstraint(NamingConvention.DEFAULT.unique(place.name(), columns), columns));
            }
        }
        Table annotation = entity.mapping.getDeclaredAnnotation(Table.class);
        Place own = Place.own(entity);
        if (annotation != null) {
            readUniques(entity, own, List.of(annotation.uniqueConstraints()));
            readIndexes(entity, own, List.of(annotation.indexes()));
        }
        for (TableDraft table : entity.further) {
            Place place = Place.of(entity, entity.tables().indexOf(table) + 1);
            readUniques(entity, place, table.uniques);
            readIndexes(entity, place, table.indexes);
        }
        for (AttributeDraft attribute : entity.attributes) {
            for (CheckConstraint check : attribute.checks) {
                Place place = Place.of(entity, attribute);
                readCheck(
                        place,
                        check,
                        named(entity, attribute, place, check.name()),
                        attribute.column,
                        sentence -> faults.add(attribute.member(), sentence));
            }
        }
        for (CheckConstraint check : annotation == null ? new CheckConstraint[0] : annotation.check()) {
            readCheck(own, check, check.name(), "", sentence -> faults.add(entity.type, sentence));
        }
        entity.attributes.stream()
                .filter(attribute -> attribute.toOne != null)
                .forEach(attribute -> addForeignKey(entity, Place.of(entity, attribute), attribute));
    }

    /** Where each class has the columns in a table of its own, what it inherits is called after the table too. */
    private static String named(EntityDraft<?> entity, AttributeDraft attribute, Place place, String given) {
        boolean again =
                entity.hasTablePerClass() && entity.parent != null && entity.parent.attribute(attribute.path) != null;
        return again && !given.isEmpty() ? place.name() + "_" + given : given;
    }

    /** The condition is SQL of the program, sent as it is when the table is created. */
    private static void readCheck(
            Place place, CheckConstraint check, String given, String column, Consumer<String> sink) {
        RefusedAnnotations.elements(check, Set.of("name", "constraint"), sink);
        AssociationReader.checkName(check.name(), sink);
        String name = given.isEmpty() ? NamingConvention.DEFAULT.check(place.name(), column) : given;
        boolean again = place.constraints().checks.stream()
                .anyMatch(other -> other.name().equalsIgnoreCase(name));
        if (check.constraint().isBlank()) {
            sink.accept("its @CheckConstraint says nothing. Write the condition: constraint = \"age >= 0\".");
        } else if (check.name().isEmpty() && column.isEmpty()) {
            sink.accept(
                    "a @CheckConstraint of the table has no name, by which migrations know it. Write @CheckConstraint(name).");
        } else if (again) {
            sink.accept(
                    "two check constraints are named \"" + name + "\". Name one of them by @CheckConstraint(name).");
        } else {
            place.constraints().checks.add(new Check(name, DdlExpression.unsafeSql(check.constraint())));
        }
    }

    private void readUniques(
            EntityDraft<?> entity, Place place, List<jakarta.persistence.UniqueConstraint> annotations) {
        for (jakarta.persistence.UniqueConstraint unique : annotations) {
            RefusedAnnotations.elements(
                    unique, Set.of("name", "columnNames"), sentence -> faults.add(entity.type, sentence));
            List<String> columns = columns(entity, place, "@UniqueConstraint", List.of(unique.columnNames()));
            if (columns != null) {
                String name = unique.name().isEmpty()
                        ? NamingConvention.DEFAULT.unique(place.name(), columns)
                        : unique.name();
                checkName(entity, name);
                List<UniqueConstraint> uniques = place.constraints().uniques;
                uniques.removeIf(
                        other -> unique.name().isEmpty() && other.name().equals(name));
                uniques.add(new UniqueConstraint(name, columns));
            }
        }
    }

    private void readIndexes(EntityDraft<?> entity, Place place, List<jakarta.persistence.Index> annotations) {
        for (jakarta.persistence.Index index : annotations) {
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
            List<String> columns = columns(entity, place, "@Index", names);
            if (columns != null) {
                String name =
                        index.name().isEmpty() ? NamingConvention.DEFAULT.index(place.name(), columns) : index.name();
                checkName(entity, name);
                place.constraints().indexes.add(new Index(name, columns, index.unique()));
            }
        }
    }

    private void checkName(EntityDraft<?> entity, String name) {
        AssociationReader.checkName(name, sentence -> faults.add(entity.type, sentence));
    }

    /** Returns the columns of these mapped names, or null if one of them is no column, which is reported. */
    private @Nullable List<String> columns(EntityDraft<?> entity, Place place, String annotation, List<String> names) {
        List<String> known = entity.mappedColumns(place.index());
        List<String> wrong =
                names.stream().filter(name -> !known.contains(name)).toList();
        for (String name : wrong) {
            AttributeDraft named = entity.attribute(name);
            AttributeDraft attribute = named != null && entity.tableOf(named) == place.index() ? named : null;
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
                ? names.stream().map(name -> entity.column(name, place.index())).toList()
                : null;
    }

    private void addForeignKey(EntityDraft<?> entity, Place place, AttributeDraft attribute) {
        AttributeDraft.ToOneDraft toOne = attribute.toOne;
        EntityDraft<?> target = toOne == null ? null : entities.get(toOne.target);
        if (toOne == null || target == null || !target.hasKey() || attribute.column.isEmpty()) {
            return;
        }
        List<String> columns = attribute.columns();
        List<String> referenced = target.keyTableColumns();
        TableConstraints constraints = place.constraints();
        if (toOne.foreignKey.exists() && !target.isReadOnly() && target.hasOneKeyTable()) {
            String given = named(entity, attribute, place, toOne.foreignKey.name());
            String name = given.isEmpty()
                    ? NamingConvention.DEFAULT.foreignKey(
                            place.name(), columns, target.keyTable().name(), referenced)
                    : given;
            constraints.foreignKeys.add(
                    new ForeignKey(name, columns, target.keyTable(), referenced, toOne.foreignKey.onDelete()));
        }
        // Loading a collection looks rows up by these columns, and PostgreSQL makes no index for a foreign key.
        boolean covered = begins(place.key(), columns)
                || constraints.uniques.stream().anyMatch(unique -> begins(unique.columns(), columns))
                || constraints.indexes.stream().anyMatch(index -> begins(index.columns(), columns));
        if (!covered) {
            constraints.indexes.add(new Index(NamingConvention.DEFAULT.index(place.name(), columns), columns, false));
        }
    }

    /** Tells whether an index over some columns finds rows by others, which are its first. */
    private static boolean begins(List<String> indexed, List<String> columns) {
        return indexed.size() >= columns.size()
                && indexed.subList(0, columns.size()).equals(columns);
    }
}
