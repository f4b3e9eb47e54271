package dev.orm.reflect;

import dev.orm.schema.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database has it.
 *
 * @param name its name
 * @param columns its columns in order
 * @param primaryKey its primary key, or null
 * @param foreignKeys its foreign keys
 * @param uniqueConstraints its unique constraints
 * @param indexes its indexes, without those that a constraint brings with it
 */
public record InspectedTable(
        TableName name,
        List<InspectedColumn> columns,
        @Nullable InspectedKey primaryKey,
        List<InspectedForeignKey> foreignKeys,
        List<InspectedKey> uniqueConstraints,
        List<InspectedIndex> indexes) {

    /** Copies the lists. */
    public InspectedTable {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        indexes = List.copyOf(indexes);
    }

    /**
     * Finds a column.
     *
     * @param column its name, in any case of its letters if none is written exactly so
     * @return the column, or empty
     */
    public Optional<InspectedColumn> column(String column) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(candidate -> candidate.name().equalsIgnoreCase(column))
                        .findFirst());
    }
}
