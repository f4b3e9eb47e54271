package dev.orm.spring.auditing;

import dev.orm.mapping.LifecycleEvent;
import dev.orm.session.EntityListener;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.auditing.AuditingHandler;
import org.springframework.data.domain.Auditable;
import org.springframework.util.ReflectionUtils;

/** Marks entities as created when they are added to a session, and as modified when they are about to be updated. */
final class AuditingEntityListener implements EntityListener {

    private static final Set<LifecycleEvent> EVENTS = Set.of(LifecycleEvent.PRE_PERSIST, LifecycleEvent.PRE_UPDATE);

    private static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(CreatedDate.class, LastModifiedDate.class, CreatedBy.class, LastModifiedBy.class);

    private final ObjectFactory<AuditingHandler> handler;

    /**
     * Makes the listener.
     *
     * @param handler gives what sets the attributes; asked late, as whoever says who it is may need the session
     */
    AuditingEntityListener(ObjectFactory<AuditingHandler> handler) {
        this.handler = handler;
    }

    @Override
    public boolean listensTo(Class<?> entity, LifecycleEvent event) {
        return EVENTS.contains(event) && isAudited(entity);
    }

    private static boolean isAudited(Class<?> entity) {
        if (Auditable.class.isAssignableFrom(entity)) {
            return true;
        }
        boolean[] found = new boolean[1];
        ReflectionUtils.doWithFields(entity, field -> found[0] |= isAudited(field));
        return found[0];
    }

    private static boolean isAudited(Field field) {
        return ANNOTATIONS.stream().anyMatch(annotation -> AnnotatedElementUtils.hasAnnotation(field, annotation));
    }

    @Override
    public void on(LifecycleEvent event, Object entity) {
        if (event == LifecycleEvent.PRE_PERSIST) {
            handler.getObject().markCreated(entity);
        } else {
            handler.getObject().markModified(entity);
        }
    }
}
