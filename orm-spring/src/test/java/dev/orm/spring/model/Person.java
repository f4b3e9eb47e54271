package dev.orm.spring.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "people")
public class Person {

    public enum Rank {
        NOVICE,
        MASTER
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private @Nullable Integer version;

    @Column(nullable = false, unique = true)
    private String name = "";

    private @Nullable String nickname;
    private int age;
    private boolean active;

    @Column(precision = 10, scale = 2)
    private @Nullable BigDecimal balance;

    private @Nullable LocalDate born;

    @Enumerated(EnumType.STRING)
    private @Nullable Rank rank;

    @Embedded
    private @Nullable Address address;

    @OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Article> articles = new ArrayList<>();

    @ElementCollection
    @Column(name = "language", length = 20)
    private Set<String> languages = new HashSet<>();

    @ElementCollection
    @OrderColumn
    private List<Visit> visits = new ArrayList<>();

    protected Person() {}

    public Person(String name, int age) {
        this.name = name;
        this.age = age;
    }

    public @Nullable Long getId() {
        return id;
    }

    public @Nullable Integer getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public @Nullable String getNickname() {
        return nickname;
    }

    public void setNickname(@Nullable String nickname) {
        this.nickname = nickname;
    }

    public int getAge() {
        return age;
    }

    public void setAge(int age) {
        this.age = age;
    }

    /** A place where the person was. */
    @Embeddable
    public record Visit(String place, int days) {}

    public List<Visit> getVisits() {
        return visits;
    }

    public Set<String> getLanguages() {
        return languages;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public @Nullable BigDecimal getBalance() {
        return balance;
    }

    public void setBalance(@Nullable BigDecimal balance) {
        this.balance = balance;
    }

    public @Nullable LocalDate getBorn() {
        return born;
    }

    public void setBorn(@Nullable LocalDate born) {
        this.born = born;
    }

    public @Nullable Rank getRank() {
        return rank;
    }

    public void setRank(@Nullable Rank rank) {
        this.rank = rank;
    }

    public @Nullable Address getAddress() {
        return address;
    }

    public void setAddress(@Nullable Address address) {
        this.address = address;
    }

    public List<Article> getArticles() {
        return articles;
    }

    /** Something that no column holds. */
    public String getGreeting() {
        return "Hello " + name;
    }
}
