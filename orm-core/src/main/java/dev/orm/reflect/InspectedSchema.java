package dev.orm.reflect;

import dev.orm.schema.EnumType;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * What a schema of a database contains.
 *
 * @param tables its tables in the order of their names
 * @param views its views in the order of their names
 * @param sequences its sequences in the order of their names, without those of identities
 * @param enumTypes its enum types in the order of their names
 */
public record InspectedSchema(
        List<InspectedTable> tables, List<InspectedView> views, List<Sequence> sequences, List<EnumType> enumTypes) {

    /** Copies the lists. */
    public InspectedSchema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        sequences = List.copyOf(sequences);
        enumTypes = List.copyOf(enumTypes);
    }

    /**
     * Returns the schema that a program would have written ({@code MetaData.reflect} of SQLAlchemy).
     *
     * @return the schema; expressions in it are those of this database
     */
    public Schema toSchema() {
        List<SchemaObject> objects = new ArrayList<>(enumTypes);
        objects.addAll(sequences);
        tables.forEach(table -> objects.add(table.toTable()));
        views.forEach(view -> objects.add(view.toView()));
        return new Schema(objects);
    }
}
