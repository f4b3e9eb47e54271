package dev.orm.migrations.run;

import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** The indexes that foreign keys will need when an index is gone, where a database insists on one. */
final class NeededIndexes {

    private NeededIndexes() {}

    static List<CreateIndex> without(Schema state, DropIndex drop) {
        List<CreateIndex> needed = new ArrayList<>();
        Table table = state.table(drop.table()).orElseThrow();
        for (ForeignKey key : table.foreignKeys()) {
            if (serves(drop.index().columns(), key) && !isServed(table, drop.index(), key)) {
                // The one that the database makes itself may be there or not: it goes when another serves.
                needed.add(new CreateIndex(drop.table(), new Index(key.name(), key.columns(), false), false, true));
            }
        }
        return needed;
    }

    /** The index that the database has made for a foreign key stays when that is gone, unless another key needs it. */
    static List<DropIndex> notAfter(Schema state, TableName name, ForeignKey gone) {
        Table table = state.table(name).orElseThrow();
        Index made = new Index(gone.name(), gone.columns(), false);
        boolean isNeeded = table.indexes().stream()
                        .anyMatch(index -> index.name().equals(made.name()))
                || table.foreignKeys().stream()
                        .anyMatch(
                                key -> !key.equals(gone) && serves(made.columns(), key) && !isServed(table, made, key));
        return isNeeded ? List.of() : List.of(new DropIndex(name, made, false, true));
    }

    private static boolean isServed(Table table, Index without, ForeignKey key) {
        PrimaryKey primary = table.primaryKey();
        return primary != null && serves(primary.columns(), key)
                || table.uniqueConstraints().stream().anyMatch(unique -> serves(unique.columns(), key))
                || table.indexes().stream().anyMatch(index -> !index.equals(without) && serves(index.columns(), key));
    }

    private static boolean serves(List<String> columns, ForeignKey key) {
        int size = key.columns().size();
        return columns.size() >= size && columns.subList(0, size).equals(key.columns());
    }
}
