package dev.orm.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that a program needs in a database: tables, views, sequences and enum types ({@code MetaData} of SQLAlchemy). Immutable. No two
 * of them have one name.
 *
 * @param objects what it contains, in the order it was given; enum types that only columns name are among them
 */
public record Schema(List<SchemaObject> objects) {

    /** Copies the list, adds the enum types of columns and refuses a name that is there twice. */
    public Schema {
        Map<TableName, SchemaObject> byName = new LinkedHashMap<>();
        for (SchemaObject object : objects) {
            add(byName, object);
            if (object instanceof Table table) {
                table.columns().stream()
                        .map(Column::enumType)
                        .filter(type -> type != null)
                        .forEach(type -> add(byName, type));
                table.columns().stream()
                        .map(Schema::sequenceOf)
                        .filter(sequence -> sequence != null)
                        .forEach(sequence -> add(byName, sequence));
            }
        }
        objects = List.copyOf(byName.values());
    }

    private static @Nullable Sequence sequenceOf(Column<?> column) {
        Identity identity = column.identity();
        return identity == null ? null : identity.sequence();
    }

    private static void add(Map<TableName, SchemaObject> byName, SchemaObject object) {
        SchemaObject other = byName.putIfAbsent(object.name(), object);
        boolean again = (object instanceof EnumType || object instanceof Sequence) && object.equals(other);
        if (other != null && !again) {
            throw new IllegalArgumentException("The schema has two different things named " + object.name()
                    + ". Give one of them another name, or put it into another schema of the database.");
        }
    }

    /**
     * Makes a schema.
     *
     * @param objects what it contains
     * @return the schema
     * @throws IllegalArgumentException if two have one name
     */
    public static Schema of(SchemaObject... objects) {
        return new Schema(List.of(objects));
    }

    /**
     * Makes a schema of tables.
     *
     * @param tables the tables
     * @return the schema
     * @throws IllegalArgumentException if two have one name
     */
    public static Schema of(Collection<Table> tables) {
        return new Schema(List.copyOf(tables));
    }

    /**
     * Returns the tables.
     *
     * @return all tables in the order they were given
     */
    public List<Table> tables() {
        return all(Table.class);
    }

    /**
     * Returns the views.
     *
     * @return all views in the order they were given
     */
    public List<View> views() {
        return all(View.class);
    }

    /**
     * Returns the sequences.
     *
     * @return all sequences in the order they were given
     */
    public List<Sequence> sequences() {
        return all(Sequence.class);
    }

    /**
     * Returns the enum types.
     *
     * @return all enum types, those that columns have included
     */
    public List<EnumType> enumTypes() {
        return all(EnumType.class);
    }

    private <T extends SchemaObject> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Returns a table.
     *
     * @param name its name
     * @return the table, or empty if there is none
     */
    public Optional<Table> table(TableName name) {
        return tables().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /**
     * Returns the same things in another schema of the database, such as that of a tenant; foreign keys between them and the
     * queries of views follow. What
     * has been put into a schema already stays there.
     *
     * @param schema name of the schema, unquoted, or null for the one that the connection uses
     * @return the copy
     */
    public Schema in(@Nullable String schema) {
        return renamed(name -> name.schema() == null ? new TableName(schema, name.name()) : name);
    }

    /**
     * Returns the same things under other names; foreign keys between them and the queries of views follow.
     *
     * @param names says what each is called
     * @return the copy
     */
    public Schema renamed(UnaryOperator<TableName> names) {
        return new Schema(objects.stream().map(object -> moved(object, names)).toList());
    }

    private static SchemaObject moved(SchemaObject object, UnaryOperator<TableName> moved) {
        TableName name = moved.apply(object.name());
        if (object instanceof Table table) {
            TableBuilder copy = Table.builder(name).comment(table.comment());
            table.columns().forEach(column -> {
                EnumType type = column.enumType();
                Sequence sequence = sequenceOf(column);
                Column<?> here = sequence == null ? column : column.identity(Identity.of(moved(sequence, moved)));
                copy.column(type == null ? here : here.enumType(moved(type, moved)));
            });
            for (Constraint constraint : table.constraints()) {
                copy.constraint(
                        constraint instanceof ForeignKey key ? key.to(moved.apply(key.referencedTable())) : constraint);
            }
            table.indexes().forEach(copy::index);
            table.options().forEach(copy::option);
            return copy.build();
        } else if (object instanceof View view) {
            return new View(name, view.columns(), view.query().renamed(moved), view.materialized());
        } else if (object instanceof Sequence sequence) {
            return moved(sequence, moved);
        }
        return moved((EnumType) object, moved);
    }

    private static Sequence moved(Sequence sequence, UnaryOperator<TableName> moved) {
        return new Sequence(moved.apply(sequence.name()), sequence.start(), sequence.increment());
    }

    private static EnumType moved(EnumType type, UnaryOperator<TableName> moved) {
        return new EnumType(moved.apply(type.name()), type.values());
    }
}
