package dev.orm.session.graph;

import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has an id that the session makes, refers to others of its class, and has the foreign key of a one-to-one. */
@Entity
public class Person extends Node {

    @Id
    @GeneratedValue
    private @Nullable UUID id;

    @Version
    private int version;

    private int age;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Team team;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Person boss;

    @OneToOne(fetch = FetchType.LAZY)
    private @Nullable Badge badge;

    @OneToMany(mappedBy = "boss")
    @OrderBy("age DESC, mark")
    private List<Person> reports = new ArrayList<>();

    @OneToMany(mappedBy = "worker")
    private List<Task> jobs = new ArrayList<>();

    @OneToMany(mappedBy = "keeper", cascade = CascadeType.PERSIST)
    @MapKey(name = "mark")
    private Map<String, Asset> assets = new HashMap<>();

    @ManyToMany
    @OrderColumn
    @OnDelete(ReferentialAction.CASCADE)
    private List<Label> skills = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    private List<Award> awards = new ArrayList<>();

    @OneToOne(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
    private @Nullable Profile profile;

    protected Person() {}

    public Person(String mark) {
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

    public int age() {
        return age;
    }

    public void age(int value) {
        age = value;
    }

    public @Nullable Team team() {
        return team;
    }

    public void team(@Nullable Team value) {
        team = value;
    }

    public @Nullable Person boss() {
        return boss;
    }

    public void boss(@Nullable Person value) {
        boss = value;
    }

    public @Nullable Badge badge() {
        return badge;
    }

    public void badge(@Nullable Badge value) {
        badge = value;
    }

    public List<Person> reports() {
        return reports;
    }

    public List<Task> jobs() {
        return jobs;
    }

    public List<Label> skills() {
        return skills;
    }

    public void skills(List<Label> value) {
        skills = value;
    }

    public Map<String, Asset> assets() {
        return assets;
    }

    public List<Award> awards() {
        return awards;
    }

    public void awards(List<Award> value) {
        awards = value;
    }

    public @Nullable Profile profile() {
        return profile;
    }

    public void profile(@Nullable Profile value) {
        profile = value;
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("age", age);
        shown.put("team", shown(team));
        shown.put("boss", shown(boss));
        shown.put("badge", shown(badge));
        shown.put("profile", shown(profile));
        shown.put("reports", marks(reports));
        shown.put("jobs", marks(jobs));
        shown.put("assets", marks(assets));
        shown.put("skills", inOrder(skills));
        shown.put("awards", texts(awards));
        return shown;
    }
}
