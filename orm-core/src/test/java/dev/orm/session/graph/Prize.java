package dev.orm.session.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows nothing of the team that it belongs to. */
@Entity
public class Prize extends Node {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Version
    private long version;

    private @Nullable String text;

    protected Prize() {}

    public Prize(String mark) {
        super(mark);
    }

    @Override
    public Object id() {
        return Objects.requireNonNull(id);
    }

    @Override
    public int version() {
        return (int) version;
    }

    public @Nullable String text() {
        return text;
    }

    public void text(@Nullable String value) {
        text = value;
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of("text", String.valueOf(text));
    }
}
