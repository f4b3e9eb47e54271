package dev.orm.engine;

import java.sql.SQLException;

/** Where the connections of an engine come from. Thread-safe. */
interface ConnectionSource extends AutoCloseable {

    /** Borrows a connection in auto-commit mode. */
    HeldConnection borrow(boolean readOnly) throws SQLException;

    /** Gives a connection back that has no open transaction; one on which there is doubt is not used again. */
    void giveBack(HeldConnection held, boolean broken);

    @Override
    void close();
}
