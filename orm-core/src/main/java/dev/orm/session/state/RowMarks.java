package dev.orm.session.state;

import dev.orm.mapping.EntityModel;
import org.jspecify.annotations.Nullable;

/** What the session writes into rows to say whose they are and whether they count as deleted. */
public interface RowMarks {

    /** Tells whether a row with a {@code @SoftDelete} is marked as deleted, and not deleted. */
    boolean deletesSoftly();

    /**
     * Returns the tenant of new rows, or null if the program sets it.
     *
     * @param model an entity with a {@code @TenantId}
     */
    @Nullable
    Object tenantOf(EntityModel<?> model);
}
