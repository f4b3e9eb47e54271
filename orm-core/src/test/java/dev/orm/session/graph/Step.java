package dev.orm.session.graph;

import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes with its task, and with the step that it is a part of, by rules of foreign keys. Has a place in a list,
 * and parts by their ids. */
@Entity
public class Step extends Node {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    @SequenceGenerator(name = "step_ids", allocationSize = 5)
    private @Nullable Long id;

    @Version
    private int version;

    private int effort;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(ReferentialAction.CASCADE)
    private @Nullable Task task;

    @ManyToOne(fetch = FetchType.LAZY)
    @OnDelete(ReferentialAction.CASCADE)
    private @Nullable Step whole;

    @ManyToOne
    @OnDelete(ReferentialAction.SET_NULL)
    private @Nullable Person helper;

    @OneToMany(mappedBy = "whole")
    @MapKey
    private Map<Long, Step> parts = new HashMap<>();

    protected Step() {}

    public Step(String mark) {
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

    public int effort() {
        return effort;
    }

    public void effort(int value) {
        effort = value;
    }

    public @Nullable Task task() {
        return task;
    }

    public void task(@Nullable Task value) {
        task = value;
    }

    public @Nullable Step whole() {
        return whole;
    }

    public void whole(@Nullable Step value) {
        whole = value;
    }

    public @Nullable Person helper() {
        return helper;
    }

    public void helper(@Nullable Person value) {
        helper = value;
    }

    public Map<Long, Step> parts() {
        return parts;
    }

    private static Object ofIds(Map<Long, Step> nodes) {
        nodes.forEach((key, node) -> {
            if (!key.equals(node.id())) {
                throw new AssertionError(node.mark() + " is there as " + key + ".");
            }
        });
        return marks(nodes.values());
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of(
                "effort", effort,
                "task", shown(task),
                "whole", shown(whole),
                "helper", shown(helper),
                "parts", ofIds(parts));
    }
}
