package dev.orm.sql;

import java.util.List;

/** The words that start statements and expressions, to be imported statically. */
public final class Sql extends Aggregates {

    private Sql() {}

    /**
     * {@code INSERT INTO}.
     *
     * @param target the entity or table
     * @return a statement without values
     */
    public static Insert insertInto(FromItem target) {
        return new Insert(target, List.of());
    }

    /**
     * {@code UPDATE}.
     *
     * @param target the entity or table
     * @return a statement that sets nothing yet and changes every row unless it gets a condition
     */
    public static Update update(FromItem target) {
        return new Update(target, List.of(), null);
    }

    /**
     * {@code DELETE FROM}.
     *
     * @param target the entity or table
     * @return a statement that deletes every row unless it gets a condition
     */
    public static Delete deleteFrom(FromItem target) {
        return new Delete(target, null);
    }
}
