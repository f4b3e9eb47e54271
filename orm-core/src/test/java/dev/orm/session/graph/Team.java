package dev.orm.session.graph;

import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Has a generated id, a version, a unique name, an embedded object, and collections of all kinds. */
@Entity
public class Team extends Node {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Version
    private int version;

    @Column(unique = true)
    private @Nullable String name;

    @Embedded
    private @Nullable Address address;

    @OneToMany(mappedBy = "team", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Task> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "team", cascade = CascadeType.PERSIST)
    private Set<Person> members = new HashSet<>();

    @OneToMany(mappedBy = "owner")
    private Set<Machine> machines = new HashSet<>();

    @ManyToMany(cascade = CascadeType.PERSIST)
    private @Nullable Set<Label> labels = new HashSet<>();

    @ElementCollection
    private @Nullable Set<String> tags = new HashSet<>();

    @ElementCollection
    @OrderColumn
    private List<Integer> scores = new ArrayList<>();

    @ElementCollection
    private Map<String, Integer> counts = new HashMap<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderColumn
    @OnDelete(ReferentialAction.CASCADE)
    private List<Prize> prizes = new ArrayList<>();

    protected Team() {}

    public Team(String mark) {
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

    public @Nullable String name() {
        return name;
    }

    public void name(@Nullable String value) {
        name = value;
    }

    public @Nullable Address address() {
        return address;
    }

    public void address(@Nullable Address value) {
        address = value;
    }

    public List<Task> tasks() {
        return tasks;
    }

    public Set<Person> members() {
        return members;
    }

    public void members(Set<Person> value) {
        members = value;
    }

    public Set<Machine> machines() {
        return machines;
    }

    public @Nullable Set<Label> labels() {
        return labels;
    }

    public void labels(@Nullable Set<Label> value) {
        labels = value;
    }

    public @Nullable Set<String> tags() {
        return tags;
    }

    public void tags(@Nullable Set<String> value) {
        tags = value;
    }

    public List<Integer> scores() {
        return scores;
    }

    public void scores(List<Integer> value) {
        scores = value;
    }

    public Map<String, Integer> counts() {
        return counts;
    }

    public void counts(Map<String, Integer> value) {
        counts = value;
    }

    public List<Prize> prizes() {
        return prizes;
    }

    public void prizes(List<Prize> value) {
        prizes = value;
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("name", String.valueOf(name));
        shown.put("address", String.valueOf(address));
        shown.put("tasks", marks(tasks));
        shown.put("members", marks(members));
        shown.put("machines", marks(machines));
        shown.put("labels", marks(labels));
        shown.put("prizes", inOrder(prizes));
        shown.put("tags", tags == null ? new TreeSet<>() : new TreeSet<>(tags));
        shown.put("scores", new ArrayList<>(scores));
        shown.put("counts", new TreeMap<>(counts));
        return shown;
    }
}
