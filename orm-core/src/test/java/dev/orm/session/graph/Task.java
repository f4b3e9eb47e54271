package dev.orm.session.graph;

import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Belongs to a team for good: it is an orphan without. */
@Entity
public class Task extends Node {

    @Id
    @GeneratedValue
    private @Nullable Integer id;

    @Version
    private int version;

    private @Nullable BigDecimal cost;

    @ManyToOne(optional = false)
    private @Nullable Team team;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Person worker;

    @ManyToOne
    private @Nullable Asset tool;

    @OneToMany(mappedBy = "task", cascade = CascadeType.PERSIST)
    @OrderColumn(name = "place")
    private List<Step> steps = new ArrayList<>();

    @ElementCollection
    @OnDelete(ReferentialAction.CASCADE)
    private Set<Award> notes = new HashSet<>();

    protected Task() {}

    public Task(String mark) {
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

    public @Nullable BigDecimal cost() {
        return cost;
    }

    public void cost(@Nullable BigDecimal value) {
        cost = value;
    }

    public @Nullable Team team() {
        return team;
    }

    public void team(@Nullable Team value) {
        team = value;
    }

    public @Nullable Person worker() {
        return worker;
    }

    public void worker(@Nullable Person value) {
        worker = value;
    }

    public @Nullable Asset tool() {
        return tool;
    }

    public void tool(@Nullable Asset value) {
        tool = value;
    }

    public List<Step> steps() {
        return steps;
    }

    public Set<Award> notes() {
        return notes;
    }

    public void notes(Set<Award> value) {
        notes = value;
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of(
                "cost",
                cost == null ? "null" : cost.stripTrailingZeros().toPlainString(),
                "team",
                shown(team),
                "worker",
                shown(worker),
                "tool",
                shown(tool),
                "steps",
                inOrder(steps),
                "notes",
                texts(notes).stream().sorted().toList());
    }
}
