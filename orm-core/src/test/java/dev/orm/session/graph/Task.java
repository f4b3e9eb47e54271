package dev.orm.session.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
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

    @Override
    public Map<String, Object> shown() {
        return Map.of(
                "cost",
                cost == null ? "null" : cost.stripTrailingZeros().toPlainString(),
                "team",
                shown(team),
                "worker",
                shown(worker));
    }
}
