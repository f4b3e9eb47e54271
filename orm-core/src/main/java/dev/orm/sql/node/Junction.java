package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import java.util.ArrayList;
import java.util.Collection;
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
        return of(conjunction, List.of(left, right));
    }

    /**
     * Joins conditions; those that are joined in the same way already become part of the flat list, and those that are absent are
     * left out.
     *
     * @param conjunction whether by {@code AND}
     * @param conditions at least one condition
     * @return all in one, or one that is absent if all are
     */
    public static Condition of(boolean conjunction, Collection<? extends Condition> conditions) {
        List<Condition> parts = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            if (!Absent.is(condition)) {
                add(conjunction, condition, parts);
            }
        }
        return parts.isEmpty() ? Absent.CONDITION : parts.size() == 1 ? parts.get(0) : new Junction(conjunction, parts);
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
            binds.collect(part);
        }
    }
}
