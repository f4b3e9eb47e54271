package dev.orm.session;

import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link SessionFactory} needs. Not thread-safe. */
public final class SessionFactoryBuilder {

    private final Engine engine;
    private final List<Class<?>> entities = new ArrayList<>();
    private @Nullable EntityModels models;

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
     * Takes models that were made before, instead of making them of {@link #entities}.
     *
     * @param made the models, such as those of {@link EntityModels#reflective}
     * @return this builder
     */
    public SessionFactoryBuilder models(EntityModels made) {
        models = made;
        return this;
    }

    /**
     * Makes the factory. No connection is opened.
     *
     * @return the factory
     * @throws dev.orm.mapping.MappingException if anything is wrong with the entity classes
     */
    public SessionFactory build() {
        return new DefaultSessionFactory(engine, models == null ? EntityModels.of(entities) : models);
    }
}
