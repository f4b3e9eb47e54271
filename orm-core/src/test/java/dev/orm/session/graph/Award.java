package dev.orm.session.graph;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Is replaced, never changed. */
@Embeddable
public record Award(
        String name, @Column(name = "won_in") @Nullable Integer year) {

    @Override
    public String toString() {
        return name + "/" + year;
    }
}
