package dev.orm.session.graph;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

@Embeddable
public class LabelId {

    private @Nullable String kind;
    private int number;

    protected LabelId() {}

    public LabelId(String kind, int number) {
        this.kind = kind;
        this.number = number;
    }

    @Override
    public String toString() {
        return kind + number;
    }
}
