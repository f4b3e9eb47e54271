package dev.orm.tour;

import dev.orm.mapping.SoftDelete;
import dev.orm.mapping.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
class Parcel {

    @Id
    @GeneratedValue
    Long id;

    @TenantId
    String tenant;

    @SoftDelete
    Instant deletedAt;

    String label;
    int weight;

    Parcel() {}

    Parcel(String label, int weight) {
        this.label = label;
        this.weight = weight;
    }
}
