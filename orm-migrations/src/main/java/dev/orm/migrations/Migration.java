package dev.orm.migrations;

/**
 * One step in the history of a schema, forth and back. A class has a constructor without arguments and a {@link Revision}; it names
 * tables and columns by their names and never uses entity classes, as those change when the history does not.
 *
 * <pre>{@code
 * @Revision(id = "4f1c2a9be07d", parents = "9a3be1c2d4f0", message = "add user email")
 * public final class R20261126_add_user_email implements Migration {
 *
 *     public void upgrade(Operations op) {
 *         op.addColumn("users", Column.of("email", SqlType.varchar(255)));
 *     }
 *
 *     public void downgrade(Operations op) {
 *         op.dropColumn("users", "email");
 *     }
 * }
 * }</pre>
 *
 * <p>Both methods only say what happens. They are called more often than they are run, without a database too, so they must say the
 * same each time; work of the program belongs into {@link Operations#run}.
 */
public interface Migration {

    /**
     * Says how the schema is changed.
     *
     * @param op takes the operations, in order
     */
    void upgrade(Operations op);

    /**
     * Says how the change is undone.
     *
     * @param op takes the operations, in order; {@link Operations#irreversible} if there is no way back
     */
    void downgrade(Operations op);
}
