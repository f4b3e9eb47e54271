package dev.orm.session.blog;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refers to itself, EAGER. */
@Entity
public class Employee {

    @Id
    @GeneratedValue
    private @Nullable Integer id;

    private String name = "";

    @ManyToOne
    private @Nullable Employee manager;

    @OneToMany(mappedBy = "manager", cascade = CascadeType.PERSIST)
    private List<Employee> reports = new ArrayList<>();

    protected Employee() {}

    public Employee(String name, @Nullable Employee manager) {
        this.name = name;
        this.manager = manager;
    }

    public @Nullable Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public @Nullable Employee getManager() {
        return manager;
    }

    public void setManager(@Nullable Employee manager) {
        this.manager = manager;
    }

    public List<Employee> getReports() {
        return reports;
    }
}
