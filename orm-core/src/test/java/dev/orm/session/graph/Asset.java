package dev.orm.session.graph;

import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Is the topmost class of joined tables. Who keeps it is forgotten by the database when that row goes. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Asset extends Node {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Version
    private int version;

    private @Nullable String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnDelete(ReferentialAction.SET_NULL)
    private @Nullable Person keeper;

    @ElementCollection
    @OnDelete(ReferentialAction.CASCADE)
    private Set<Integer> codes = new HashSet<>();

    protected Asset() {}

    protected Asset(String mark) {
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

    public @Nullable Person keeper() {
        return keeper;
    }

    public void keeper(@Nullable Person value) {
        keeper = value;
    }

    public Set<Integer> codes() {
        return codes;
    }

    public void codes(Set<Integer> value) {
        codes = value;
    }

    @Override
    public Map<String, Object> shown() {
        return new TreeMap<>(
                Map.of("text", String.valueOf(text), "keeper", shown(keeper), "codes", new TreeSet<>(codes)));
    }
}
