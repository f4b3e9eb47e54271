package dev.orm.boot.autoconfigure;

import dev.orm.mapping.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An entity that no scan finds. */
@Entity
class Extra {

    @Id
    private long id;

    @TenantId
    private @Nullable String tenant;

    Extra() {}

    Extra(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    @Nullable
    String tenant() {
        return tenant;
    }
}
