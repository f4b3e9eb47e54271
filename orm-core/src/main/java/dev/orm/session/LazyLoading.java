package dev.orm.session;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.session.state.EntityEntry;
import java.util.Locale;

/** The errors of touching what was not loaded when it is too late to load it. */
final class LazyLoading {

    private LazyLoading() {}

    @SuppressWarnings("unchecked")
    static LazyLoadException reference(EntityModels models, Object reference) {
        EntityModel<Object> model = (EntityModel<Object>) models.get(reference.getClass());
        Object id = model.accessor().get(model.id().index(), reference);
        return new LazyLoadException(
                model.name() + "#" + id + " was not loaded, and its session is closed or has forgotten it."
                        + " Load it with the query that loads what refers to it, by .fetch(…) of the association that leads to "
                        + model.name() + ", or touch it inside the transaction.");
    }

    static LazyLoadException collection(EntityEntry owner, int index) {
        String entity = owner.model().name();
        String attribute = owner.model().collections().get(index).name();
        String path = entity.substring(0, 1).toLowerCase(Locale.ROOT) + entity.substring(1) + "." + attribute;
        return new LazyLoadException(entity + "." + attribute + " of " + owner
                + " was not loaded, and its session is closed or has forgotten the object. Load it with the query:"
                + " .fetch(" + path + "), or touch it inside the transaction.");
    }
}
