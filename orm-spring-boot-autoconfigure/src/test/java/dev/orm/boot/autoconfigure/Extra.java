package dev.orm.boot.autoconfigure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that no scan finds. */
@Entity
class Extra {

    @Id
    private long id;

    Extra() {}

    long id() {
        return id;
    }
}
