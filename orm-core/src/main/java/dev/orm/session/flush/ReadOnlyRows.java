package dev.orm.session.flush;

import dev.orm.mapping.EntityModel;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;

/** Refuses to write entities that are {@link dev.orm.mapping.ReadOnly}. */
final class ReadOnlyRows {

    private ReadOnlyRows() {}

    static void refuseNew(EntityModel<?> model) {
        if (model.isReadOnly()) {
            throw refused("A new " + model.name() + " was added", model);
        }
    }

    static void refuse(EntityEntry entry, String done) {
        if (entry.model().isReadOnly()) {
            throw refused(entry + " was " + done, entry.model());
        }
    }

    private static SessionException refused(String what, EntityModel<?> model) {
        return new SessionException(
                what + ", but " + model.name()
                        + " is @ReadOnly: its rows come from a view or belong to another program. Change what they are made of.");
    }
}
