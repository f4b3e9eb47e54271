package dev.orm.session;

import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.NamingStrategy;
import dev.orm.type.JsonFormat;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link SessionFactory} needs. Not thread-safe. */
public final class SessionFactoryBuilder {

    private final Engine engine;
    private final List<Class<?>> entities = new ArrayList<>();
    private @Nullable EntityModels models;
    private @Nullable NamingStrategy naming;
    private @Nullable JsonFormat json;
    private LazyLoading lazyLoading = LazyLoading.ALLOWED;
    private final List<Filter> filters = new ArrayList<>();
    private TenantSource tenant = () -> null;
    private final List<EntityListener> entityListeners = new ArrayList<>();
    private final List<EntityValidator> validators = new ArrayList<>();
    private final List<SessionListener> sessionListeners = new ArrayList<>();
    private final List<StatementRewriter> rewriters = new ArrayList<>();
    private Function<Class<?>, Object> listeners = SessionFactoryBuilder::newListener;

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
     * Says how tables and columns are named in the database; without it they are named as they are mapped.
     *
     * @param strategy makes the names, such as {@link NamingStrategy#PASCAL_CASE}
     * @return this builder
     */
    public SessionFactoryBuilder naming(NamingStrategy strategy) {
        naming = strategy;
        return this;
    }

    /**
     * Says how attributes with {@link dev.orm.mapping.JsonColumn} become JSON.
     *
     * @param format writes and reads them; null if there are none
     * @return this builder
     */
    public SessionFactoryBuilder json(@Nullable JsonFormat format) {
        json = format;
        return this;
    }

    /**
     * Says who makes the objects of classes that {@code @EntityListeners} names; without it their constructors without arguments
     * do. It is asked once for each class, when the listener is first called.
     *
     * @param factory makes an object of a class
     * @return this builder
     */
    public SessionFactoryBuilder listeners(Function<Class<?>, Object> factory) {
        listeners = factory;
        return this;
    }

    /**
     * Adds a listener to what happens to entities of all classes.
     *
     * @param listener the listener
     * @return this builder
     */
    public SessionFactoryBuilder listener(EntityListener listener) {
        entityListeners.add(listener);
        return this;
    }

    /**
     * Says what happens in every session when something is touched that was not loaded.
     *
     * @param wanted whether it is loaded, as it is if nothing is said
     * @return this builder
     */
    public SessionFactoryBuilder lazyLoading(LazyLoading wanted) {
        lazyLoading = wanted;
        return this;
    }

    /**
     * Adds a filter that holds in every session.
     *
     * @param filter the filter
     * @return this builder
     */
    public SessionFactoryBuilder filter(Filter filter) {
        filters.add(filter);
        return this;
    }

    /**
     * Says for which tenant a session works, where entities have a {@code @TenantId}.
     *
     * @param source returns the tenant
     * @return this builder
     */
    public SessionFactoryBuilder tenant(TenantSource source) {
        tenant = source;
        return this;
    }

    /**
     * Adds a listener to what sessions do.
     *
     * @param listener the listener
     * @return this builder
     */
    public SessionFactoryBuilder listener(SessionListener listener) {
        sessionListeners.add(listener);
        return this;
    }

    /**
     * Adds what checks entities before a flush writes them.
     *
     * @param validator checks them
     * @return this builder
     */
    public SessionFactoryBuilder validator(EntityValidator validator) {
        validators.add(validator);
        return this;
    }

    /**
     * Adds what may rewrite every statement about entities before a session runs it; those that are added first are asked first.
     *
     * @param rewriter rewrites them
     * @return this builder
     */
    public SessionFactoryBuilder rewriter(StatementRewriter rewriter) {
        rewriters.add(rewriter);
        return this;
    }

    private static Object newListener(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException failure) {
            throw new SessionException(
                    "The entity listener " + type.getName()
                            + " cannot be made. Give it a constructor without arguments, or"
                            + " say who makes it: SessionFactory.builder(engine).listeners(…).",
                    failure);
        }
    }

    /**
     * Makes the factory. No connection is opened.
     *
     * @return the factory
     * @throws dev.orm.mapping.MappingException if anything is wrong with the entity classes
     * @throws IllegalStateException if there are both {@link #models} and a {@link #naming} strategy
     */
    public SessionFactory build() {
        if (models != null && naming != null) {
            throw new IllegalStateException("The models were made before and have their names, so naming(" + naming
                    + ") would change nothing. Give it to EntityModels.of, or give entities instead of models.");
        }
        NamingStrategy names = naming == null ? NamingStrategy.AS_MAPPED : naming;
        return new DefaultSessionFactory(
                engine,
                models == null ? EntityModels.of(entities, names, json) : models,
                lazyLoading,
                filters,
                tenant,
                entityListeners,
                validators,
                sessionListeners,
                rewriters,
                listeners);
    }
}
