package dev.orm.session.load;

import dev.orm.engine.internal.StatementKey;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.session.Filter;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.IsTrue;
import dev.orm.sql.node.Not;
import dev.orm.sql.node.NullCheck;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The filters that hold for one statement. They are part of what its plan is found by, and their values stand behind those of the
 * statement, so that a filter costs no compiling.
 *
 * @param softDelete whether rows are hidden that count as deleted
 * @param tenant the tenant whose rows are seen, null in it if nobody said; null for those of all tenants
 * @param own the filters that the program made
 */
public record Filters(boolean softDelete, @Nullable Bind<?> tenant, List<Filter> own) {

    /** No filters. */
    public static final Filters NONE = new Filters(false, null, List.of());

    /** Stands in statements for the time at which they run. */
    private static final Bind<Instant> NOW = Bind.of(SqlType.INSTANT, (Instant) null);

    /** Copies the list. */
    public Filters {
        own = List.copyOf(own);
    }

    boolean isNone() {
        return this == NONE || !softDelete && tenant == null && own.isEmpty();
    }

    /** Returns those that concern an entity. */
    public Filters on(EntityModel<?> model) {
        if (this == NONE) {
            return this;
        }
        boolean alive = softDelete && model.softDelete() != null;
        Bind<?> ofTenant = model.tenant() == null ? null : tenant;
        List<Filter> some = own.isEmpty()
                ? own
                : own.stream().filter(filter -> isOn(filter, model)).toList();
        return alive || ofTenant != null || !some.isEmpty() ? new Filters(alive, ofTenant, some) : NONE;
    }

    /** Returns those that hold where an association to one is followed: a reference that looks empty would be written as empty. */
    public Filters alongReferences() {
        return tenant == null ? NONE : new Filters(false, tenant, List.of());
    }

    /** Returns those that the mapping makes. */
    Filters ofAnnotations() {
        return own.isEmpty() ? this : new Filters(softDelete, tenant, List.of());
    }

    /** Writes the tenant, if there is one. */
    @SuppressWarnings("unchecked")
    void bindTenant(ParameterBinder binder, int index) throws SQLException {
        if (tenant != null) {
            ((SqlType<Object>) Objects.requireNonNull(tenant.sqlType())).bind(binder, index, tenant.value());
        }
    }

    static boolean isOn(Filter filter, EntityModel<?> model) {
        Class<?> filtered = Objects.requireNonNull(filter.entity()).javaType();
        return filtered.isAssignableFrom(model.type())
                || model.isPolymorphic() && model.type().isAssignableFrom(filtered);
    }

    /** Returns equal filters that hold no values. */
    Filters withoutValues() {
        if (isNone()) {
            return this;
        }
        List<Filter> kept = new ArrayList<>();
        for (Filter filter : own) {
            kept.add(Filter.on(
                    Objects.requireNonNull(filter.entity()),
                    StatementKey.REWRITER.rewrite(Objects.requireNonNull(filter.condition()))));
        }
        return new Filters(softDelete, tenant == null ? null : tenant.withoutValue(), kept);
    }

    /** Hands the values over, in an order that is the same for equal filters. */
    public void collectBinds(BindCollector binds) {
        if (softDelete) {
            binds.add(NOW, Instant.now().truncatedTo(ChronoUnit.MICROS));
        }
        if (tenant != null) {
            tenant.collectBinds(binds);
        }
        for (Filter filter : own) {
            binds.collect(Objects.requireNonNull(filter.condition()));
        }
    }

    /** Sees to it that the tenant is known where a statement needs it. */
    public void check(Collection<EntityModel<?>> touched) {
        if (tenant != null && tenant.value() == null) {
            for (EntityModel<?> model : touched) {
                if (model.tenant() != null) {
                    throw new SessionException("The session works for no tenant, and " + model.name()
                            + " has one. Let SessionFactory.builder(engine).tenant(…) return the tenant, or see all of them by"
                            + " session.without(Filter.TENANT, …).");
                }
            }
        }
    }

    /** Tells whether only the database knows if an object that the session has is seen. */
    public boolean needStatement(EntityEntry entry) {
        return !own.isEmpty() && entry.status() == EntityEntry.Status.PERSISTENT;
    }

    /** Tells whether an object that the session has is seen, as far as its attributes say. */
    public boolean see(EntityEntry entry) {
        EntityModel<Object> model = entry.typedModel();
        ColumnAttribute deleted = softDelete ? model.softDelete() : null;
        if (deleted != null) {
            Object value = model.accessor().get(deleted.index(), entry.entity());
            if (isTime(deleted) ? value != null : Boolean.TRUE.equals(value)) {
                return false;
            }
        }
        ColumnAttribute ofTenant = tenant == null ? null : model.tenant();
        return ofTenant == null
                || Objects.equals(
                        Objects.requireNonNull(tenant).value(), model.accessor().get(ofTenant.index(), entry.entity()));
    }

    /** Returns the condition under which a row counts as alive. */
    static Condition alive(Source source, ColumnAttribute attribute) {
        Expression<?> column = source.column(attribute);
        return isTime(attribute) ? new NullCheck(column, false) : new Not(new IsTrue(typed(column)));
    }

    /** Returns the condition under which a row is the tenant's. */
    Condition ofTenant(Source source, ColumnAttribute attribute) {
        return new Comparison(Comparison.Operator.EQ, source.column(attribute), Objects.requireNonNull(tenant));
    }

    /** Returns what deletes a row softly. */
    static List<Assignment> deletion(EntityModel<?> model, Source source) {
        List<Assignment> assignments = new ArrayList<>();
        ColumnAttribute deleted = Objects.requireNonNull(model.softDelete());
        assignments.add(
                new Assignment(source.column(deleted), isTime(deleted) ? NOW : derived(SqlType.BOOLEAN, now -> true)));
        ColumnAttribute version = model.version();
        if (version != null) {
            Expression<?> column = source.column(version);
            assignments.add(new Assignment(
                    column,
                    isTime(version) ? NOW : plusOne(column, version.column().type())));
        }
        return assignments;
    }

    @SuppressWarnings("unchecked")
    private static Expression<?> plusOne(Expression<?> column, SqlType<?> type) {
        Class<? extends Number> number = (Class<? extends Number>) type.javaType();
        return new Arithmetic<>(
                Arithmetic.Operator.PLUS,
                column,
                number == Integer.class ? derived(SqlType.INTEGER, now -> 1) : derived(SqlType.BIGINT, now -> 1L),
                number);
    }

    private static <T> Bind<T> derived(SqlType<T> type, java.util.function.Function<Object, @Nullable Object> value) {
        return Bind.derived(type, new Bind.Derivation(NOW, value));
    }

    private static boolean isTime(ColumnAttribute attribute) {
        return attribute.column().type().javaType() == Instant.class;
    }

    @SuppressWarnings("unchecked")
    private static Expression<Boolean> typed(Expression<?> column) {
        return (Expression<Boolean>) column;
    }
}
