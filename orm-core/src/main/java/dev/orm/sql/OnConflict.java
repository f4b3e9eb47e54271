package dev.orm.sql;

import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Excluded;
import java.util.ArrayList;
import java.util.List;

/** Takes what an {@code INSERT} does with a row whose key is there already. The same words on every database. */
public final class OnConflict {

    private final Insert insert;
    private final List<Expression<?>> key;

    OnConflict(Insert insert, List<Expression<?>> key) {
        this.insert = insert;
        this.key = key;
    }

    /**
     * {@code DO NOTHING}: leaves the row as it is. Of several new rows with one key, the first is inserted.
     *
     * @return the changed statement
     */
    public Insert doNothing() {
        return insert.with(new Conflict(key, List.of(), null));
    }

    /**
     * {@code DO UPDATE SET column = excluded.column}: takes the new values. Give each key in one new row only: PostgreSQL and H2
     * refuse a second one, SQLite and MariaDB let it change the first.
     *
     * @param column a column that is inserted
     * @param more further ones
     * @return the changed statement
     */
    public Insert doUpdate(Expression<?> column, Expression<?>... more) {
        List<Assignment> assignments = new ArrayList<>(more.length + 1);
        assignments.add(new Assignment(column, new Excluded<>(column)));
        for (Expression<?> other : more) {
            assignments.add(new Assignment(other, new Excluded<>(other)));
        }
        return insert.with(new Conflict(key, assignments, null));
    }

    /**
     * {@code DO UPDATE SET}: changes the row that is there. Give each key in one new row only: PostgreSQL and H2 refuse a second
     * one, SQLite and MariaDB let it change the first.
     *
     * @param assignment what is set, made by {@link Sql#set(Expression, Expression)}
     * @param more further ones
     * @return the changed statement
     */
    public Insert doUpdate(Assignment assignment, Assignment... more) {
        List<Assignment> assignments = new ArrayList<>(more.length + 1);
        assignments.add(assignment);
        assignments.addAll(List.of(more));
        return insert.with(new Conflict(key, assignments, null));
    }
}
