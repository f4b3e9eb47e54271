package dev.orm.sql.node;

import dev.orm.sql.Attribute;
import dev.orm.sql.BindCollector;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FetchPlan;
import dev.orm.sql.Fetchable;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of an entity in a statement; the mapping knows its column.
 *
 * @param <T> its Java type
 */
public abstract class AttributePath<T> implements Expression<T>, Attribute<T>, Fetchable {

    private final EntityPath<?> owner;
    private final String name;
    private final Class<T> javaType;

    AttributePath(EntityPath<?> owner, String name, Class<T> javaType) {
        this.owner = owner;
        this.name = name;
        this.javaType = javaType;
    }

    /**
     * Returns the entity that has the attribute.
     *
     * @return its path
     */
    @Override
    public EntityPath<?> owner() {
        return owner;
    }

    /**
     * Returns the name of the attribute.
     *
     * @return its name, with a dot before each attribute of an embedded class
     */
    public String name() {
        return name;
    }

    /** Reads the attribute together with the entity, where it would be read when it is first used ({@code undefer} of SQLAlchemy). */
    @Override
    public FetchPlan plan() {
        return new FetchPlan(this, List.of());
    }

    @Override
    public String attribute() {
        return name;
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return Unlowered.refuse(this);
    }

    @Override
    public void collectBinds(BindCollector binds) {}

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof AttributePath<?> that
                        && name.equals(that.name)
                        && javaType == that.javaType
                        && owner.equals(that.owner);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(owner, name);
    }

    @Override
    public String toString() {
        return owner + "." + name;
    }
}
