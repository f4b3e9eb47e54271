package dev.orm.session.flush;

import dev.orm.mapping.LifecycleEvent;
import dev.orm.session.state.EntityEntry;

/**
 * Something that a flush wrote, of which those who listen are told when it is over.
 *
 * @param event what happened to the row
 * @param entry the object
 */
public record Written(LifecycleEvent event, EntityEntry entry) {}
