package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.ArrayPath;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.BooleanPath;
import dev.orm.sql.node.ComparablePath;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.JsonPath;
import dev.orm.sql.node.MappedJsonPath;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.NumberPath;
import dev.orm.sql.node.SimplePath;
import dev.orm.sql.node.StringPath;
import dev.orm.sql.node.TemporalPath;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entity in a statement, under an alias. The annotation processor generates one subclass per entity, with a field per
 * attribute ({@code user.name}) and a method per to-one association ({@code post.author()}). An instance is a root
 * ({@code QUser.user}, {@code QUser.user.as("u2")}) or leads along a to-one association of another. It names attributes;
 * tables and columns are looked up in the mapping when the statement is compiled.
 *
 * @param <E> the entity class
 */
public abstract class EntityPath<E> implements Selectable<E>, FromItem, Association<E> {

    private final Class<E> type;
    private final String alias;
    private final @Nullable EntityPath<?> owner;
    private final @Nullable String attribute;

    /**
     * Makes a root.
     *
     * @param type the entity class
     * @param alias its alias, unquoted
     */
    protected EntityPath(Class<E> type, String alias) {
        this.type = type;
        this.alias = alias;
        this.owner = null;
        this.attribute = null;
    }

    /**
     * Makes a path along a to-one association.
     *
     * @param type the entity class that the association leads to
     * @param owner the path it starts from
     * @param attribute name of the association in the owner's class
     */
    protected EntityPath(Class<E> type, EntityPath<?> owner, String attribute) {
        this.type = type;
        this.alias = owner.alias() + "_" + attribute;
        this.owner = owner;
        this.attribute = attribute;
    }

    @Override
    public Class<E> javaType() {
        return type;
    }

    @Override
    public Class<E> target() {
        return type;
    }

    @Override
    public String alias() {
        return alias;
    }

    /**
     * Tells whether this is a root and not a path along an association.
     *
     * @return whether it is
     */
    public boolean isRoot() {
        return owner == null;
    }

    @Override
    public EntityPath<?> owner() {
        if (owner == null) {
            throw new IllegalStateException("\"" + alias + "\" is a root of type " + type.getName()
                    + "; it was reached along no association. Name a path such as post.author() instead.");
        }
        return owner;
    }

    @Override
    public String attribute() {
        owner();
        return Objects.requireNonNull(attribute);
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public void collectBinds(BindCollector binds) {}

    /**
     * Whether this is the given entity; compares the primary keys.
     *
     * @param entity the entity, with its id set
     * @return the condition
     */
    public Condition eq(E entity) {
        return new EntityComparison(this, EntityComparison.checked(this, Collections.singletonList(entity)), false);
    }

    /**
     * Whether this is the same row as another path's; compares the primary keys.
     *
     * @param other the other path
     * @return the condition
     */
    public Condition eq(EntityPath<E> other) {
        return new EntityComparison.Paths(this, other);
    }

    /**
     * Whether this is one of the given entities; compares the primary keys.
     *
     * @param entities the entities, each with its id set
     * @return the condition
     */
    public Condition in(Collection<? extends E> entities) {
        return new EntityComparison(this, EntityComparison.checked(this, entities), true);
    }

    /**
     * Whether the association holds nothing.
     *
     * @return the condition
     */
    public Condition isNull() {
        return new EntityComparison.Null(this, false);
    }

    /**
     * Whether the association holds an entity.
     *
     * @return the condition
     */
    public Condition isNotNull() {
        return new EntityComparison.Null(this, true);
    }

    /**
     * Whether this is an object of a class, or of one that extends it: {@code animal.isOf(Dog.class)}, where {@code Dog} and
     * {@code Animal} are entities that share a table ({@code @Inheritance}); JPA's {@code TYPE(…)}.
     *
     * @param subclass the class
     * @return the condition
     */
    public Condition isOf(Class<? extends E> subclass) {
        return new EntityComparison.OfClass(this, subclass);
    }

    /**
     * Whether the to-one association that this path follows holds an entity for which a condition is true:
     * {@code post.author().has(user.name.eq("ada"))}. It becomes a correlated {@code EXISTS}; SQLAlchemy's {@code has()}. Its
     * negation is true where the association holds nothing, unlike that of {@code post.author().name.eq("ada")}.
     *
     * @param condition a condition on the entity, which it calls by one root path such as {@code QUser.user}; absent for any entity
     * @return the condition
     * @throws IllegalArgumentException if the condition calls the entity by no root path, or by more than one
     * @throws IllegalStateException if this is a root
     */
    public Condition has(Condition condition) {
        owner();
        return Absent.is(condition) ? isNotNull() : new Membership(this, Roots.element(this, condition), condition);
    }

    /**
     * Whether the to-one association that this path follows holds an entity for which a condition is true.
     *
     * @param element the root path by which the condition calls the entity, as in a join
     * @param condition the condition
     * @return the condition
     * @throws IllegalStateException if this is a root
     */
    public Condition has(EntityPath<E> element, Condition condition) {
        owner();
        return Absent.is(condition) ? isNotNull() : new Membership(this, element, condition);
    }

    /**
     * Names an attribute that holds text.
     *
     * @param name the attribute, with a dot before each attribute of an embedded class
     * @return its path
     */
    protected final StringPath string(String name) {
        return new StringPath(this, name);
    }

    /**
     * Names an attribute that holds a number.
     *
     * @param name the attribute
     * @param javaType its Java type
     * @param <N> its Java type
     * @return its path
     */
    protected final <N extends Number> NumberPath<N> number(String name, Class<N> javaType) {
        return new NumberPath<>(this, name, javaType);
    }

    /**
     * Names an attribute that holds a boolean.
     *
     * @param name the attribute
     * @return its path
     */
    protected final BooleanPath bool(String name) {
        return new BooleanPath(this, name);
    }

    /**
     * Names an attribute whose values have an order, such as a date or an enum.
     *
     * @param name the attribute
     * @param javaType its Java type
     * @param <T> its Java type
     * @return its path
     */
    protected final <T extends Comparable<? super T>> ComparablePath<T> comparable(String name, Class<T> javaType) {
        return new ComparablePath<>(this, name, javaType);
    }

    /**
     * Names an attribute that holds a date or a time.
     *
     * @param name its name
     * @param javaType its Java type
     * @param <T> its Java type
     * @return the path
     */
    protected final <T> TemporalPath<T> temporal(String name, Class<T> javaType) {
        return new TemporalPath<>(this, name, javaType);
    }

    /**
     * Names an attribute that holds an array.
     *
     * @param name its name
     * @param javaType its Java type, a list or a Java array
     * @param elementType the Java type of its elements
     * @param <T> its Java type
     * @param <E> the Java type of its elements
     * @return the path
     */
    protected final <T, E> ArrayPath<T, E> array(String name, Class<T> javaType, Class<E> elementType) {
        return new ArrayPath<>(this, name, javaType, elementType);
    }

    /**
     * Names an attribute of type {@code Json}.
     *
     * @param name its name
     * @return the path
     */
    protected final JsonPath json(String name) {
        return new JsonPath(this, name);
    }

    /**
     * Names an attribute that is mapped to JSON.
     *
     * @param name its name
     * @param javaType its Java type
     * @param <T> its Java type
     * @return the path
     */
    protected final <T> MappedJsonPath<T> mappedJson(String name, Class<T> javaType) {
        return new MappedJsonPath<>(this, name, javaType);
    }

    /**
     * Names an attribute of any other type.
     *
     * @param name the attribute
     * @param javaType its Java type
     * @param <T> its Java type
     * @return its path
     */
    protected final <T> SimplePath<T> simple(String name, Class<T> javaType) {
        return new SimplePath<>(this, name, javaType);
    }

    /**
     * Names an association to many.
     *
     * @param name the attribute
     * @param element the entity it leads to
     * @param path makes a root path of that entity under an alias
     * @param <T> the entity it leads to
     * @param <Q> the path of that entity
     * @return the association
     */
    protected final <T, Q extends EntityPath<T>> ToManyPath<T, Q> toMany(
            String name, Class<T> element, Function<String, Q> path) {
        return new ToManyPath<>(this, name, element, path);
    }

    /**
     * Names a collection of values.
     *
     * @param name the attribute
     * @param type the Java type of a value
     * @param value makes the expression that stands for a value
     * @param <T> the Java type of a value
     * @param <X> a value in an expression
     * @return the collection
     */
    protected final <T, X extends Expression<T>> ElementsPath<T, X> elements(
            String name, Class<T> type, BiFunction<EntityPath<?>, String, X> value) {
        return new ElementsPath<>(this, name, type, value);
    }

    /**
     * Names a map of values.
     *
     * @param name the attribute
     * @param type the Java type of a value
     * @param key makes the expression that stands for a key
     * @param value makes the expression that stands for a value
     * @param <K> the Java type of a key
     * @param <V> the Java type of a value
     * @param <KX> a key in an expression
     * @param <VX> a value in an expression
     * @return the map
     */
    protected final <K, V, KX extends Expression<K>, VX extends Expression<V>> MapPath<K, V, KX, VX> map(
            String name,
            Class<V> type,
            BiFunction<EntityPath<?>, String, KX> key,
            BiFunction<EntityPath<?>, String, VX> value) {
        return new MapPath<>(this, name, type, key, value);
    }

    /**
     * Names a collection of objects of an embeddable class.
     *
     * @param name the attribute
     * @param type the embeddable class
     * @param path makes the path of an element under an alias
     * @param <T> the embeddable class
     * @param <Q> the path of an element
     * @return the collection
     */
    protected final <T, Q extends EntityPath<T>> EmbeddablesPath<T, Q> embeddables(
            String name, Class<T> type, Function<String, Q> path) {
        return new EmbeddablesPath<>(this, name, type, path);
    }

    /**
     * Names a map to objects of an embeddable class.
     *
     * @param name the attribute
     * @param type the embeddable class
     * @param key makes the expression that stands for a key
     * @param path makes the path of a value under an alias
     * @param <K> the Java type of a key
     * @param <V> the embeddable class
     * @param <X> a key in an expression
     * @param <Q> the path of a value
     * @return the map
     */
    protected final <K, V, X extends Expression<K>, Q extends EntityPath<V>>
            EmbeddableMapPath<K, V, X, Q> embeddableMap(
                    String name, Class<V> type, BiFunction<EntityPath<?>, String, X> key, Function<String, Q> path) {
        return new EmbeddableMapPath<>(this, name, type, key, path);
    }

    /**
     * Names an attribute that is known by name only, without the annotation processor.
     *
     * @param name the attribute
     * @return its path
     */
    public AttributePath<Object> attribute(String name) {
        return new SimplePath<>(this, name, Object.class);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof EntityPath<?> that
                        && type == that.type
                        && alias.equals(that.alias)
                        && Objects.equals(attribute, that.attribute)
                        && Objects.equals(owner, that.owner);
    }

    @Override
    public final int hashCode() {
        return type.hashCode() * 31 + alias.hashCode();
    }

    @Override
    public String toString() {
        return owner == null ? alias : owner + "." + attribute;
    }
}
