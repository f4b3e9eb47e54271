package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions joined by {@code AND} or by {@code OR}.
 *
 * @param conjunction whether by {@code AND}
 * @param parts at least two conditions
 */
public record Junction(boolean conjunction, List<Condition> parts) implements Condition {

    /** Copies the list. */
    public Junction {
        parts = List.copyOf(parts);
    }

    /**
     * Joins two conditions; those that are joined in the same way already become one flat list, and one that
     * is absent is left out.
     *
     * @param conjunction whether by {@code AND}
     * @param left the first condition
     * @param right the second condition
     * @return both in one
     */
    public static Condition of(boolean conjunction, Condition left, Condition right) {
        if (Absent.is(left) || Absent.is(right)) {
            return Absent.is(left) ? right : left;
        }
        List<Condition> parts = new ArrayList<>();
        add(conjunction, left, parts);
        add(conjunction, right, parts);
        return new Junction(conjunction, parts);
    }

    private static void add(boolean conjunction, Condition condition, List<Condition> parts) {
        if (condition instanceof Junction junction && junction.conjunction == conjunction) {
            parts.addAll(junction.parts);
        } else {
            parts.add(condition);
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new Junction(conjunction, rewriter.rewriteConditions(parts));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (Condition part : parts) {
            part.collectBinds(binds);
        }
    }
}
