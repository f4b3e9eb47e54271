package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.Inheritance;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tenant of rows that a statement writes, and their class. */
final class FilteredRows {

    private FilteredRows() {}

    /** Refuses that rows are given to another tenant. */
    static void refuseTenant(Filters filters, EntityModel<?> model, List<Assignment> assignments) {
        ColumnAttribute tenant = model.tenant();
        if (tenant != null
                && filters.tenant() != null
                && assignments.stream().anyMatch(assignment -> isOn(tenant, assignment.target()))) {
            throw refused(model, tenant);
        }
    }

    /** Gives inserted rows to the tenant of the session. */
    static Insert ofTenant(Filters filters, Source source, Insert insert, Insert lowered) {
        ColumnAttribute tenant = source.model().tenant();
        if (tenant == null || filters.tenant() == null) {
            return lowered;
        }
        if (insert.columns().stream().anyMatch(column -> isOn(tenant, column))) {
            throw refused(source.model(), tenant);
        }
        if (lowered.query() != null) {
            throw new IllegalArgumentException(
                    source.model().name() + " has a tenant, which rows of a query do not tell."
                            + " Select it there and name its column, inside of session.without(Filter.TENANT, …).");
        }
        List<Expression<?>> columns = new ArrayList<>(lowered.columns());
        columns.add(source.column(tenant));
        List<List<Expression<?>>> rows = new ArrayList<>();
        for (List<Expression<?>> row :
                lowered.rows().isEmpty() ? List.<List<Expression<?>>>of(List.of()) : lowered.rows()) {
            List<Expression<?>> all = new ArrayList<>(row);
            all.add(Objects.requireNonNull(filters.tenant()));
            rows.add(all);
        }
        return new Insert(lowered.target(), columns, rows, null, lowered.conflict());
    }

    /** Says of which class inserted rows are, in a table of several. */
    static Insert ofClass(Source source, Insert lowered) {
        Inheritance inheritance = source.model().inheritance();
        if (inheritance == null) {
            return lowered;
        }
        inheritance.checkConcrete();
        if (!inheritance.hasDiscriminator()) {
            return lowered;
        }
        List<Expression<?>> columns = new ArrayList<>(lowered.columns());
        columns.add(source.table().column(inheritance.discriminator()));
        if (lowered.query() != null) {
            throw new IllegalArgumentException(source.model().name()
                    + " shares its table with other entities, and rows of a query do not tell of which class they are."
                    + " Insert the rows one by one, or into the table by insertInto(model.table()).");
        }
        List<List<Expression<?>>> rows = new ArrayList<>();
        for (List<Expression<?>> row :
                lowered.rows().isEmpty() ? List.<List<Expression<?>>>of(List.of()) : lowered.rows()) {
            List<Expression<?>> all = new ArrayList<>(row);
            all.add(inheritance.inlined());
            rows.add(all);
        }
        return new Insert(lowered.target(), columns, rows, null, lowered.conflict());
    }

    private static boolean isOn(ColumnAttribute tenant, @Nullable Expression<?> target) {
        return target instanceof AttributePath<?> path
                && path.owner().isRoot()
                && path.name().equals(tenant.path());
    }

    private static IllegalArgumentException refused(EntityModel<?> model, ColumnAttribute tenant) {
        return new IllegalArgumentException("\"" + model.name() + "." + tenant.path()
                + "\" is the tenant, which the session sets. Leave it out, or work for all tenants by"
                + " session.without(Filter.TENANT, …).");
    }
}
