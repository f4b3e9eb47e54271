package dev.orm.session;

import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what a {@link SessionFactory} needs. Not thread-safe. */
public final class SessionFactoryBuilder {

    private final Engine engine;
    private final List<Class<?>> entities = new ArrayList<>();

    SessionFactoryBuilder(Engine engine) {
        this.engine = engine;
    }

    /**
     * Adds entity classes.
     *
     * @param classes the classes
     * @return this builder
     */
    public SessionFactoryBuilder entities(Class<?>... classes) {
        return entities(List.of(classes));
    }

    /**
     * Adds entity classes.
     *
     * @param classes the classes
     * @return this builder
     */
    public SessionFactoryBuilder entities(Collection<? extends Class<?>> classes) {
        entities.addAll(classes);
        return this;
    }

    /**
     * Makes the factory. No connection is opened.
     *
     * @return the factory
     * @throws dev.orm.mapping.MappingException if anything is wrong with the entity classes
     */
    public SessionFactory build() {
        return new DefaultSessionFactory(engine, EntityModels.of(entities));
    }
}
