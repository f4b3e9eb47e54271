package dev.orm.boot.autoconfigure;

import dev.orm.engine.Engine;
import dev.orm.mapping.NamingStrategy;
import dev.orm.session.EntityListener;
import dev.orm.session.Filter;
import dev.orm.session.SessionFactory;
import dev.orm.session.SessionFactoryBuilder;
import dev.orm.session.TenantSource;
import dev.orm.type.JsonFormat;
import jakarta.persistence.Entity;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;

/**
 * The session factory before the schema exists. It is a bean of its own because the schema is created from it, while the
 * bean of type {@link SessionFactory}, and all that uses it, waits for the schema.
 *
 * @param sessions the session factory
 */
record MappedEntities(SessionFactory sessions) {

    static MappedEntities of(
            Engine engine,
            OrmProperties properties,
            ApplicationContext context,
            ObjectProvider<NamingStrategy> naming,
            ObjectProvider<JsonFormat> json,
            ObjectProvider<EntityListener> listeners,
            ObjectProvider<TenantSource> tenant,
            ObjectProvider<Filter> filters,
            List<OrmSessionFactoryBuilderCustomizer> customizers) {
        SessionFactoryBuilder builder = SessionFactory.builder(engine)
                .entities(scan(context))
                .lazyLoading(properties.lazyLoading())
                .listeners(type -> listener(context, type));
        naming.ifAvailable(builder::naming);
        json.ifAvailable(builder::json);
        listeners.orderedStream().forEach(builder::listener);
        tenant.ifAvailable(builder::tenant);
        filters.orderedStream().forEach(builder::filter);
        customizers.forEach(customizer -> customizer.customize(builder));
        return new MappedEntities(builder.build());
    }

    /** An entity listener may be a bean; one that is not gets what it needs all the same. */
    private static Object listener(ApplicationContext context, Class<?> type) {
        Object bean = context.getBeanProvider(type).getIfUnique();
        return bean == null ? context.getAutowireCapableBeanFactory().createBean(type) : bean;
    }

    private static List<Class<?>> scan(ApplicationContext context) {
        try {
            // The scanner's order depends on hash codes; that of the tables that are created should not.
            return new EntityScanner(context)
                    .scan(Entity.class).stream()
                            .sorted(Comparator.comparing(Class::getName))
                            .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "An entity class was found but cannot be loaded: " + e.getMessage()
                            + ". Build the application anew.",
                    e);
        }
    }
}
