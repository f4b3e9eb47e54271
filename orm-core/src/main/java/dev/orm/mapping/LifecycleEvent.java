package dev.orm.mapping;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import java.lang.annotation.Annotation;

/** What happens to an entity and may be listened to; each is an annotation of {@code jakarta.persistence}. */
public enum LifecycleEvent {
    /** {@link PrePersist}: it is about to be added to a session, and has no generated id yet. */
    PRE_PERSIST(PrePersist.class),
    /** {@link PostPersist}: its row was inserted by a flush, which is over. */
    POST_PERSIST(PostPersist.class),
    /** {@link PreUpdate}: a flush has found that it differs from its row, and is about to write it. */
    PRE_UPDATE(PreUpdate.class),
    /** {@link PostUpdate}: its row was updated by a flush, which is over. */
    POST_UPDATE(PostUpdate.class),
    /** {@link PreRemove}: it is about to be deleted from a session. */
    PRE_REMOVE(PreRemove.class),
    /** {@link PostRemove}: its row was deleted by a flush, which is over. */
    POST_REMOVE(PostRemove.class),
    /** {@link PostLoad}: its row was read, or read again, with all that is loaded along with it. */
    POST_LOAD(PostLoad.class);

    private final Class<? extends Annotation> annotation;

    LifecycleEvent(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    /**
     * Returns the annotation of methods that are called.
     *
     * @return the annotation
     */
    public Class<? extends Annotation> annotation() {
        return annotation;
    }
}
