package dev.orm.session.state;

import dev.orm.session.EntityState;

/** Hears of objects that come from one state to another. */
@FunctionalInterface
public interface StateListener {

    /** An object has come from one state to another. */
    void changed(Object entity, EntityState before, EntityState after);
}
