package dev.orm.session;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.Unread;
import java.util.Locale;

/** The errors of touching what was not loaded where it is not loaded any more. */
final class NotLoaded {

    private static final String TOO_LATE = ", and its session is closed or has forgotten it.";

    private NotLoaded() {}

    /** Says who does not want it to be loaded. */
    static String refused(boolean byQuery) {
        return byQuery
                ? ", and its query loads what it fetches and nothing else (fetchOnly)."
                : ", and lazy loading is refused (LazyLoading.REFUSED).";
    }

    static LazyLoadException reference(EntityModels models, Object reference) {
        return reference(models, reference, TOO_LATE);
    }

    @SuppressWarnings("unchecked")
    static LazyLoadException reference(EntityModels models, Object reference, String why) {
        EntityModel<Object> model = (EntityModel<Object>) models.get(reference.getClass());
        Object id = model.key(reference);
        return new LazyLoadException(model.name() + "#" + id + " was not loaded" + why
                + " Load it with the query that loads what refers to it, by .fetch(…) of the association that leads to "
                + model.name() + (why.equals(TOO_LATE) ? ", or touch it inside the transaction." : "."));
    }

    static LazyLoadException collection(EntityEntry owner, int index) {
        return collection(owner, index, TOO_LATE);
    }

    static LazyLoadException collection(EntityEntry owner, int index, String why) {
        return attribute(owner.model(), owner.model().collectionName(index), owner.toString(), why);
    }

    static LazyLoadException attributes(EntityModels models, Object entity, long attributes) {
        return attributes(models, entity, attributes, TOO_LATE);
    }

    @SuppressWarnings("unchecked")
    static LazyLoadException attributes(EntityModels models, Object entity, long attributes, String why) {
        EntityModel<Object> model = (EntityModel<Object>) models.get(entity.getClass());
        String name = Unread.attributes(model, attributes).get(0).path();
        return attribute(model, name, model.name() + "#" + model.key(entity), why);
    }

    private static LazyLoadException attribute(EntityModel<?> model, String attribute, String owner, String why) {
        String entity = model.name();
        String path = entity.substring(0, 1).toLowerCase(Locale.ROOT) + entity.substring(1) + "." + attribute;
        return new LazyLoadException(entity + "." + attribute + " of " + owner + " was not loaded" + why
                + " Load it with the query: .fetch(" + path + ")"
                + (why.equals(TOO_LATE) ? ", or touch it inside the transaction." : "."));
    }
}
