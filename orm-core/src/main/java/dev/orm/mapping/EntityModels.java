package dev.orm.mapping;

import dev.orm.mapping.internal.Names;
import dev.orm.schema.Table;
import dev.orm.type.JsonFormat;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The models of all entity classes of a program. Immutable and thread-safe.
 *
 * <pre>{@code
 * EntityModels models = EntityModels.of(List.of(User.class, Post.class));
 * models.get(User.class).table().columns();
 * }</pre>
 */
public final class EntityModels {

    private final Map<Class<?>, EntityModel<?>> models;
    private final List<EntityModel<?>> all;
    private final List<Table> tables;
    private final Map<String, NamedSql> named;

    EntityModels(Map<Class<?>, EntityModel<?>> models, List<Table> tables, Map<String, NamedSql> named) {
        this.models = Map.copyOf(models);
        this.all = List.copyOf(models.values());
        this.tables = List.copyOf(tables);
        this.named = Map.copyOf(named);
    }

    /**
     * Makes the models of entity classes. Classes with {@code @Converter(autoApply = true)} apply to all of them.
     *
     * @param entities the entity classes, and converters that apply by themselves; mapped superclasses and embedded classes are
     *     found from the entities and may be given too
     * @return the models
     * @throws MappingException if anything is wrong with any of them
     */
    public static EntityModels of(Collection<Class<?>> entities) {
        return of(entities, NamingStrategy.AS_MAPPED);
    }

    /**
     * Makes the models of entity classes for a database with names of its own.
     *
     * @param entities the entity classes, and converters that apply by themselves
     * @param naming names the tables and columns in the database
     * @return the models
     * @throws MappingException if anything is wrong with any of them
     */
    public static EntityModels of(Collection<Class<?>> entities, NamingStrategy naming) {
        return of(entities, naming, null);
    }

    /**
     * Makes the models of entity classes with attributes that are stored as JSON.
     *
     * @param entities the entity classes, and converters that apply by themselves
     * @param naming names the tables and columns in the database
     * @param json writes and reads attributes with {@link JsonColumn}; null if there are none
     * @return the models
     * @throws MappingException if anything is wrong with any of them
     */
    public static EntityModels of(Collection<Class<?>> entities, NamingStrategy naming, @Nullable JsonFormat json) {
        return ModelBuilder.build(entities, naming, false, json);
    }

    /**
     * Makes the models of entity classes without their generated accessors, as if the annotation processor had not run: a
     * {@code LAZY} to-one association is then loaded like an {@code EAGER} one.
     *
     * @param entities the entity classes, and converters that apply by themselves
     * @return the models
     * @throws MappingException if anything is wrong with any of them
     */
    public static EntityModels reflective(Collection<Class<?>> entities) {
        return reflective(entities, NamingStrategy.AS_MAPPED);
    }

    /**
     * Makes the models of entity classes without their generated accessors, for a database with names of its own.
     *
     * @param entities the entity classes, and converters that apply by themselves
     * @param naming names the tables and columns in the database
     * @return the models
     * @throws MappingException if anything is wrong with any of them
     */
    public static EntityModels reflective(Collection<Class<?>> entities, NamingStrategy naming) {
        return reflective(entities, naming, null);
    }

    /**
     * Makes the models of entity classes without their generated accessors, with attributes that are stored as JSON.
     *
     * @param entities the entity classes, and converters that apply by themselves
     * @param naming names the tables and columns in the database
     * @param json writes and reads attributes with {@link JsonColumn}; null if there are none
     * @return the models
     * @throws MappingException if anything is wrong with any of them
     */
    public static EntityModels reflective(
            Collection<Class<?>> entities, NamingStrategy naming, @Nullable JsonFormat json) {
        return ModelBuilder.build(entities, naming, true, json);
    }

    /**
     * Returns the model of an entity class.
     *
     * @param type the class, or a generated reference class of it
     * @param <E> the class
     * @return the model
     * @throws IllegalArgumentException if it is no entity class of this program
     */
    public <E> EntityModel<E> get(Class<E> type) {
        EntityModel<E> model = find(type);
        if (model == null) {
            throw new IllegalArgumentException(type.getName() + " is no entity class of this program, which has "
                    + (all.isEmpty()
                            ? "none"
                            : String.join(
                                    ", ", all.stream().map(EntityModel::name).toList()))
                    + ". Add it to the entity classes.");
        }
        return model;
    }

    /**
     * Finds the model of an entity class.
     *
     * @param type any class; a generated reference class stands for its entity class
     * @param <E> the class
     * @return the model, or null if it is no entity class of this program
     */
    @SuppressWarnings("unchecked")
    public <E> @Nullable EntityModel<E> find(Class<E> type) {
        EntityModel<?> model = models.get(type);
        if (model == null && LazyReference.class.isAssignableFrom(type)) {
            model = models.get(type.getSuperclass());
        }
        return (EntityModel<E>) model;
    }

    /**
     * Returns all models.
     *
     * @return the models in the order in which the classes were given
     */
    public List<EntityModel<?>> all() {
        return all;
    }

    /**
     * Returns the tables of all entities, the join tables between them and the tables of their collections of values.
     *
     * @return the tables of the entities in the order in which the classes were given, then those between and behind
     *     them
     */
    public List<Table> tables() {
        return tables;
    }

    /**
     * Returns a statement that is written at an entity class.
     *
     * @param name the name that is written there
     * @return the statement
     * @throws IllegalArgumentException if there is none of that name
     */
    public NamedSql namedSql(String name) {
        NamedSql found = findNamedSql(name);
        if (found == null) {
            throw new IllegalArgumentException("No entity class has SQL that is called \"" + name + "\"."
                    + Names.suggestion(name, new TreeSet<>(named.keySet()))
                    + " Write @NamedNativeQuery(name = \"" + name
                    + "\", query = \"…\") at an entity, or give the SQL itself to unsafeSql(…).");
        }
        return found;
    }

    /**
     * Finds a statement that is written at an entity class.
     *
     * @param name any text
     * @return the statement, or null if there is none of that name
     */
    public @Nullable NamedSql findNamedSql(String name) {
        return named.get(name);
    }
}
