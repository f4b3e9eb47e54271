package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.List;

/**
 * A list inside of a row: what a query gives of the entities that an association leads to. It is read in one more statement for all
 * rows, and lists inside of it in one more each. Made by {@link Sql#list}.
 *
 * @param association the association
 * @param elements the query of what the list holds, without the condition that ties it to the row
 * @param <D> what the list holds
 */
public record NestedList<D>(ToManyPath<?, ?> association, Select<D> elements) implements Selectable<List<D>> {

    /** Refuses a query of something else. */
    public NestedList {
        if (!(elements.root() instanceof EntityPath<?> path)
                || !path.isRoot()
                || path.javaType() != association.target()) {
            throw new IllegalArgumentException("list(" + association + ", …) holds what is selected of a "
                    + association.target().getSimpleName() + ", and the query reads from " + elements.root()
                    + ". Select of a root path of " + association.target().getSimpleName() + ".");
        }
        if (elements.parts().distinct().rows() && elements.parts().paging().limit() != null) {
            throw new IllegalArgumentException(
                    "list(" + association + ", …) has distinct() and limit(…), which would count"
                            + " equal rows for each owner. Leave one of them out.");
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<List<D>> javaType() {
        return (Class<List<D>>) (Class<?>) List.class;
    }

    /**
     * Copies the list with the expressions in it rewritten.
     *
     * @param rewriter says what stands in the place of an expression
     * @return the copy
     */
    public NestedList<D> rewritten(Rewriter rewriter) {
        return new NestedList<>(association, elements.rewritten(rewriter));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(elements);
    }

    @Override
    public String toString() {
        return "list(" + association + ")";
    }
}
