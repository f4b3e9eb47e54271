package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropEnumType;
import dev.orm.schema.DdlOperation.DropSequence;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.DropView;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order in which a schema is created and dropped. */
final class SchemaOrder {

    private SchemaOrder() {}

    /**
     * Creates.
     *
     * @param dialect says whether foreign keys of a circle are added when all tables are there, and whether enum types have names
     */
    static List<DdlOperation> create(Schema schema, boolean ifNotExists, Dialect dialect) {
        boolean alters = dialect.supports(Capability.ALTER_ADD_CONSTRAINT);
        List<DdlOperation> operations = new ArrayList<>();
        enumTypes(schema, dialect).forEach(type -> operations.add(new CreateEnumType(type)));
        schema.sequences().forEach(sequence -> operations.add(new CreateSequence(sequence, ifNotExists)));
        TableOrder order = TableOrder.of(schema.tables());
        for (Table table : order.tables()) {
            operations.add(new CreateTable(table, alters ? later(order, table) : List.of(), ifNotExists));
        }
        if (alters) {
            for (Table table : order.tables()) {
                later(order, table).forEach(key -> operations.add(new AddConstraint(table.name(), key)));
            }
        }
        schema.views().forEach(view -> operations.add(new CreateView(view, ifNotExists)));
        return operations;
    }

    private static List<EnumType> enumTypes(Schema schema, Dialect dialect) {
        return dialect.supports(Capability.NAMED_ENUM_TYPES) ? schema.enumTypes() : List.of();
    }

    static List<DdlOperation> drop(Schema schema, boolean ifExists, Dialect dialect) {
        boolean alters = dialect.supports(Capability.ALTER_ADD_CONSTRAINT);
        List<DdlOperation> operations = new ArrayList<>();
        reversed(schema.views()).forEach(view -> operations.add(new DropView(view, ifExists)));
        TableOrder order = TableOrder.of(schema.tables());
        List<Table> tables = reversed(order.tables());
        if (alters) {
            for (Table table : tables) {
                later(order, table).forEach(key -> operations.add(new DropConstraint(table.name(), key)));
            }
        }
        tables.forEach(table -> operations.add(new DropTable(table, ifExists)));
        reversed(schema.sequences()).forEach(sequence -> operations.add(new DropSequence(sequence, ifExists)));
        reversed(enumTypes(schema, dialect)).forEach(type -> operations.add(new DropEnumType(type, ifExists)));
        return operations;
    }

    private static List<ForeignKey> later(TableOrder order, Table table) {
        return order.deferred().getOrDefault(table.name(), List.of());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
