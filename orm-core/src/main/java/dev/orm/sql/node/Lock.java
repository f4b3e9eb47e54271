package dev.orm.sql.node;

import dev.orm.sql.FromItem;
import java.util.List;

/**
 * What a {@code SELECT} does to the rows it reads.
 *
 * @param strength how the rows are held
 * @param waiting what is done about rows that another transaction holds
 * @param of whose rows are held; empty for those of every table
 */
public record Lock(Strength strength, Wait waiting, List<FromItem> of) {

    /** Copies the list. */
    public Lock {
        of = List.copyOf(of);
    }

    /** How rows are held. */
    public enum Strength {
        /** {@code FOR UPDATE}: nobody else may change or lock them. */
        UPDATE,
        /** {@code FOR SHARE}: nobody else may change them, others may share the lock. */
        SHARE
    }

    /** What is done about rows that another transaction holds. */
    public enum Wait {
        /** Waits for them. */
        FOREVER,
        /** {@code NOWAIT}: fails at once. */
        NOT,
        /** {@code SKIP LOCKED}: leaves them out. */
        SKIP
    }

    /**
     * Copies the lock with its tables rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    public Lock rewritten(Rewriter rewriter) {
        return of.isEmpty()
                ? this
                : new Lock(strength, waiting, of.stream().map(rewriter::rewrite).toList());
    }
}
