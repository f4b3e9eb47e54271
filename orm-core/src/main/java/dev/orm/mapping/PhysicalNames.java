package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.schema.TableName;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a {@link NamingStrategy} is asked. It is asked when all mapped names are known and before anything is made of
 * them, so that names which are derived from others follow from the mapping, and constraints are called after what is in the database.
 */
final class PhysicalNames {

    private final NamingStrategy strategy;
    private final Faults faults;

    PhysicalNames(NamingStrategy strategy, Faults faults) {
        this.strategy = strategy;
        this.faults = faults;
    }

    void apply(EntityDraft<?> entity) {
        entity.table = table(entity.mappedTable, sentence -> faults.add(entity.type, sentence));
        entity.further.forEach(table -> table.name(this, sentence -> faults.add(entity.type, sentence)));
        if (entity.discriminator != null) {
            entity.discriminator.column =
                    column(entity.discriminator.mapped, sentence -> faults.add(entity.type, sentence));
        }
        for (AttributeDraft attribute : entity.attributes) {
            // A foreign key to a class without an id got no column, which has been reported.
            if (!attribute.mappedColumn.isEmpty()) {
                Consumer<String> sink = sentence -> faults.add(attribute.member(), sentence);
                attribute.column = column(attribute.mappedColumn, sink);
                attribute.further.forEach(key -> key.name = column(key.mapped, sink));
            }
        }
    }

    TableName table(TableName mapped, Consumer<String> sink) {
        return new TableName(mapped.schema(), checked("table", mapped.name(), strategy.tableName(mapped.name()), sink));
    }

    String column(String mapped, Consumer<String> sink) {
        return checked("column", mapped, strategy.columnName(mapped), sink);
    }

    private String checked(String what, String mapped, @Nullable String physical, Consumer<String> sink) {
        if (physical == null) {
            sink.accept("its naming strategy " + strategy + " returned null for " + what + " \"" + mapped
                    + "\". Let it return a name.");
            return mapped;
        }
        // A name that stays as it is was checked when it was read.
        String fault = physical.equals(mapped) ? null : Names.faultOf(physical, EntityReader.LONGEST_NAME);
        if (fault != null) {
            sink.accept("its naming strategy " + strategy + " made a name of " + what + " \"" + mapped
                    + "\" that cannot be used. " + fault);
        }
        return physical;
    }
}
