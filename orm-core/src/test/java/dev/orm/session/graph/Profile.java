package dev.orm.session.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has the id of its person, and is an orphan without. */
@Entity
public class Profile extends Node {

    @Id
    private @Nullable UUID id;

    @Version
    private int version;

    private @Nullable String text;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @MapsId
    private @Nullable Person person;

    protected Profile() {}

    public Profile(String mark) {
        super(mark);
    }

    @Override
    public Object id() {
        return Objects.requireNonNull(id);
    }

    @Override
    public int version() {
        return version;
    }

    public @Nullable String text() {
        return text;
    }

    public void text(@Nullable String value) {
        text = value;
    }

    public @Nullable Person person() {
        return person;
    }

    public void person(@Nullable Person value) {
        person = value;
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of("text", String.valueOf(text), "person", shown(person));
    }
}
