package dev.orm.tour.auditing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.LastModifiedDate;

@Entity
class Page {

    @Id
    @GeneratedValue
    Long id;

    @CreatedBy
    String author;

    @LastModifiedDate
    Instant changedAt;
}
