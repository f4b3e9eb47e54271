package dev.orm.sql.node;

import dev.orm.sql.CustomExpression;
import dev.orm.sql.PerDialect;
import dev.orm.sql.TextCondition;
import dev.orm.sql.TextExpression;

/**
 * Told of an expression by its kind. A kind added later adds a method here, so that every visitor has to answer for it.
 *
 * @param <R> what the visitor makes of a node
 */
public interface ExpressionVisitor<R> {
    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Bind<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(BindList node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(ColumnRef<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(AttributePath<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Comparison node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Junction node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Not node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(NullCheck node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Like node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(InList node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(InQuery node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Exists node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(ScalarQuery<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Call<?> node);

    /**
     * Visits a call of a function over many rows.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(AggregateCall<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Count node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Arithmetic<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Case<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Cast<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Label<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(EntityId node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(EntityId.Column node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(EntityComparison node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(EntityComparison.Paths node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(EntityComparison.Null node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(EntityComparison.OfClass node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Constant node);
    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(DerivedColumn<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(IsTrue node);
    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Excluded<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Membership node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Membership.Size node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(TextExpression<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(TextCondition node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(NamedCall<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Infix<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(PerDialect<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(CustomExpression<?> node);

    /**
     * Visits a rounded number.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(Rounded<?> node);

    /**
     * Visits {@code IS TRUE} and its like.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(TruthCheck node);

    /**
     * Visits a text under a collation.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(Collated node);

    /**
     * Visits a comparison with any or all values of a query.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(QuantifiedComparison node);

    /**
     * Visits a comparison of several values at once.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(RowComparison node);

    /**
     * Visits {@code IN} over several values.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(RowInList node);

    /**
     * Visits {@code IN (select)} over several values.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(RowInQuery node);

    /**
     * Visits a named parameter.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(Param<?> node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(OneOf node);

    /**
     * Visits a node.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Inlined<?> node);

    /**
     * Visits the next number of a sequence.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(NextValue node);

    /**
     * Visits a calculation with dates and times.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(TemporalCall<?> node);

    /**
     * Visits a key of GROUP BY that groups in several ways.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(Grouping node);

    /**
     * Visits a step into JSON.
     *
     * @param node the node
     * @return what the visitor makes of it
     */
    R visit(JsonStep node);

    /**
     * Visits a function over a window.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(Over<?> node);

    /**
     * Visits the function of a window.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(WindowCall.Ranked<?> node);

    /**
     * Visits an element of an array.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(ArrayElement<?> node);

    /**
     * Visits a question about the elements of an array.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(ArrayCondition node);

    /**
     * Visits a comparison with any or all elements of an array.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(ArrayComparison node);

    /**
     * Visits a column of the elements of an array or of JSON.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(ElementColumn<?> node);

    /**
     * Visits a JSON object that is made of values.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(JsonObject node);

    /**
     * Visits a JSON array that is made of values.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(JsonArray node);

    /**
     * Visits JSON that is changed at one place.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(JsonChange node);
}
