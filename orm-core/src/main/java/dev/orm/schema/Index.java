package dev.orm.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param name its name
 * @param elements what it sorts by, in order
 * @param unique whether it refuses equal rows
 * @param include names of columns that it carries along without sorting by them ({@code INCLUDE}, a covering index)
 * @param where which rows it holds, or null for all ({@code WHERE}, a partial index)
 */
public record Index(
        String name,
        List<Element> elements,
        boolean unique,
        List<String> include,
        @Nullable DdlExpression where) {

    /** Copies the lists. */
    public Index {
        elements = List.copyOf(elements);
        include = List.copyOf(include);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("Index \"" + name + "\" sorts by nothing. Name a column.");
        }
    }

    /**
     * Makes an index of columns.
     *
     * @param name its name
     * @param columns names of its columns, in order
     * @param unique whether it refuses equal rows
     */
    public Index(String name, List<String> columns, boolean unique) {
        this(name, columns.stream().map(Element::column).toList(), unique, List.of(), null);
    }

    /** Where SQL {@code NULL} stands in an index. */
    public enum Nulls {
        /** Where the database puts it. */
        UNSTATED,
        /** Before all values. */
        FIRST,
        /** After all values. */
        LAST
    }

    /**
     * Something that an index sorts by: a column or an expression, not both.
     *
     * @param column name of the column, or null
     * @param expression the expression, or null
     * @param descending whether the greatest comes first
     * @param nulls where SQL {@code NULL} stands
     */
    public record Element(
            @Nullable String column, @Nullable DdlExpression expression, boolean descending, Nulls nulls) {

        /** Checks that there is one thing to sort by. */
        public Element {
            if ((column == null) == (expression == null)) {
                throw new IllegalArgumentException(
                        "An element of an index is a column or an expression. Give one of them.");
            }
        }

        /**
         * Sorts by a column.
         *
         * @param name its name, unquoted
         * @return the element
         */
        public static Element column(String name) {
            return new Element(name, null, false, Nulls.UNSTATED);
        }

        /**
         * Sorts by an expression.
         *
         * @param expression the expression
         * @return the element
         */
        public static Element expression(DdlExpression expression) {
            return new Element(null, expression, false, Nulls.UNSTATED);
        }

        /**
         * {@code DESC}.
         *
         * @return the same element, the greatest first
         */
        public Element desc() {
            return new Element(column, expression, true, nulls);
        }

        /**
         * {@code NULLS FIRST} or {@code NULLS LAST}.
         *
         * @param changed where SQL {@code NULL} stands
         * @return the element
         */
        public Element nulls(Nulls changed) {
            return new Element(column, expression, descending, changed);
        }
    }

    /**
     * Returns the columns it sorts by.
     *
     * @return their names in order, without expressions
     */
    public List<String> columns() {
        return elements.stream()
                .map(Element::column)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /**
     * {@code WHERE}.
     *
     * @param condition which rows it holds, or null for all
     * @return the same index of those rows
     */
    public Index where(@Nullable DdlExpression condition) {
        return new Index(name, elements, unique, include, condition);
    }

    /**
     * {@code INCLUDE}.
     *
     * @param columns names of columns that it carries along
     * @return the same index with those columns
     */
    public Index include(List<String> columns) {
        return new Index(name, elements, unique, columns, where);
    }

    /**
     * Returns the same index under another name.
     *
     * @param changed the name, unquoted
     * @return the index
     */
    public Index named(String changed) {
        return new Index(changed, elements, unique, include, where);
    }
}
