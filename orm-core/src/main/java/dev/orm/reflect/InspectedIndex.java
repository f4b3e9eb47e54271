package dev.orm.reflect;

import dev.orm.schema.DdlExpression;
import dev.orm.schema.Index;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index as the database has it.
 *
 * @param name its name
 * @param elements what it sorts by, in order; expressions are texts of the database
 * @param unique whether it refuses equal rows
 * @param include names of columns that it carries along
 * @param where which rows it holds, as the database writes it, or null for all
 */
public record InspectedIndex(
        String name,
        List<Index.Element> elements,
        boolean unique,
        List<String> include,
        @Nullable String where) {

    /** Copies the lists. */
    public InspectedIndex {
        elements = List.copyOf(elements);
        include = List.copyOf(include);
    }

    /**
     * Returns the columns it sorts by.
     *
     * @return their names in order, without expressions
     */
    public List<String> columns() {
        return elements.stream()
                .map(Index.Element::column)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /**
     * Returns the index that a program would have written.
     *
     * @return the index; expressions in it are those of this database
     */
    public Index toIndex() {
        return new Index(name, elements, unique, include, where == null ? null : DdlExpression.unsafeSql(where));
    }
}
