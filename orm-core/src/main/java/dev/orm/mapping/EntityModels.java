package dev.orm.mapping;

import dev.orm.schema.Table;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models of all entity classes of a program. Immutable and thread-safe. */
public final class EntityModels {

    private EntityModels() {}

    /**
     * Makes the models of entity classes.
     *
     * @param entities the entity classes; mapped superclasses and embedded classes are found from them
     * @return the models
     * @throws MappingException if anything is wrong with any of them
     */
    public static EntityModels of(Collection<Class<?>> entities) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /**
     * Finds the model of an entity class.
     *
     * @param type any class
     * @param <E> the class
     * @return the model, or null if it is no entity class of this program
     */
    public <E> @Nullable EntityModel<E> find(Class<E> type) {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns all models.
     *
     * @return the models in the order in which the classes were given
     */
    public List<EntityModel<?>> all() {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the tables of all entities and the join tables between them.
     *
     * @return the tables
     */
    public List<Table> tables() {
        throw new UnsupportedOperationException();
    }
}
