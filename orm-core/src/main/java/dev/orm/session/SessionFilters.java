package dev.orm.session;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.session.load.Filters;
import dev.orm.session.state.RowMarks;
import dev.orm.sql.node.Bind;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The filters of one session: those of all sessions, with what {@code with} and {@code without} say at the moment. */
final class SessionFilters implements RowMarks {

    private final Standing standing;
    private List<Filter> on;
    private @Nullable Object tenant;
    private @Nullable Filters active;

    SessionFilters(Standing standing) {
        this.standing = standing;
        this.on = standing.on();
    }

    /**
     * What every session of a factory begins with; made once.
     *
     * @param tenantType the type of the tenant, null if no entity has one
     * @param on the filters that hold
     * @param source tells the tenant
     */
    record Standing(@Nullable SqlType<?> tenantType, List<Filter> on, TenantSource source) {

        static Standing of(EntityModels models, List<Filter> filters, TenantSource source) {
            SqlType<?> tenantType = models.all().stream()
                    .map(EntityModel::tenant)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .<SqlType<?>>map(attribute -> attribute.column().type())
                    .orElse(null);
            List<Filter> all = new ArrayList<>(filters);
            if (tenantType != null) {
                all.add(Filter.TENANT);
            }
            if (models.all().stream().anyMatch(model -> model.softDelete() != null)) {
                all.add(Filter.SOFT_DELETE);
            }
            return new Standing(tenantType, List.copyOf(all), source);
        }
    }

    /** Returns the filters that hold now. */
    Filters active() {
        if (on.isEmpty()) {
            return Filters.NONE;
        }
        Filters present = active;
        if (present == null) {
            List<Filter> own =
                    on.stream().filter(filter -> filter.condition() != null).toList();
            Object known = isOn(Filter.TENANT) ? tenant() : null;
            present = new Filters(isOn(Filter.SOFT_DELETE), isOn(Filter.TENANT) ? bind(known) : null, own);
            // A tenant that is not known yet is asked for again.
            active = known == null && isOn(Filter.TENANT) ? null : present;
        }
        return present;
    }

    private boolean isOn(Filter filter) {
        return on.stream().anyMatch(other -> other == filter);
    }

    @SuppressWarnings("unchecked")
    private Bind<?> bind(@Nullable Object value) {
        return Bind.of((SqlType<Object>) Objects.requireNonNull(standing.tenantType()), value);
    }

    private @Nullable Object tenant() {
        if (tenant == null) {
            Object current = standing.source().current();
            Class<?> type = Objects.requireNonNull(standing.tenantType()).javaType();
            if (current != null && !type.isInstance(current)) {
                throw new SessionException(
                        "The tenant is a " + current.getClass().getSimpleName()
                                + ", and attributes with @TenantId are of type " + type.getSimpleName()
                                + ". Let the TenantSource return that.");
            }
            tenant = current;
        }
        return tenant;
    }

    <R> R with(Filter filter, Supplier<R> work) {
        List<Filter> more = new ArrayList<>(on);
        more.add(filter);
        return during(more, work);
    }

    <R> R without(Filter filter, Supplier<R> work) {
        return during(on.stream().filter(other -> other != filter).toList(), work);
    }

    private <R> R during(List<Filter> filters, Supplier<R> work) {
        List<Filter> before = on;
        on = List.copyOf(filters);
        active = null;
        try {
            return work.get();
        } finally {
            on = before;
            active = null;
        }
    }

    @Override
    public boolean deletesSoftly() {
        return isOn(Filter.SOFT_DELETE);
    }

    @Override
    public @Nullable Object tenantOf(EntityModel<?> model) {
        if (!isOn(Filter.TENANT)) {
            return null;
        }
        active().check(List.of(model));
        return tenant;
    }
}
