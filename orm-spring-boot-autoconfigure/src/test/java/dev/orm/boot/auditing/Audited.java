package dev.orm.boot.auditing;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/** What is known of whoever wrote an entity. */
@MappedSuperclass
abstract class Audited {

    @CreatedDate
    Instant createdAt;

    @CreatedBy
    String createdBy;

    @LastModifiedDate
    Instant changedAt;

    @LastModifiedBy
    String changedBy;
}
