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

    private final @Nullable SqlType<?> tenantType;
    private final TenantSource source;
    private List<Filter> on;
    private @Nullable Object tenant;
    private @Nullable Filters active;

    SessionFilters(EntityModels models, List<Filter> filters, TenantSource source) {
        this.source = source;
        this.tenantType = models.all().stream()
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
        this.on = List.copyOf(all);
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
        return Bind.of((SqlType<Object>) Objects.requireNonNull(tenantType), value);
    }

    private @Nullable Object tenant() {
        if (tenant == null) {
            Object current = source.current();
            Class<?> type = Objects.requireNonNull(tenantType).javaType();
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
