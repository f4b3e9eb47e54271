package dev.orm.boot.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
public class Employee {

    @Id
    @GeneratedValue
    @Column(name = "employee_id")
    private @Nullable Integer id;

    @Column(nullable = false, length = 20)
    private String lastName = "";

    @Column(nullable = false, length = 20)
    private String firstName = "";

    @Column(length = 30)
    private @Nullable String title;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reports_to")
    private @Nullable Employee manager;

    private @Nullable LocalDateTime birthDate;

    private @Nullable LocalDateTime hireDate;

    @Embedded
    private @Nullable Address address;

    @Column(length = 24)
    private @Nullable String phone;

    @Column(length = 24)
    private @Nullable String fax;

    @Column(length = 60)
    private @Nullable String email;

    @OneToMany(mappedBy = "manager")
    @OrderBy
    private List<Employee> reports = new ArrayList<>();

    protected Employee() {}

    public @Nullable Integer getId() {
        return id;
    }

    public String getLastName() {
        return lastName;
    }

    public String getFirstName() {
        return firstName;
    }

    public @Nullable String getTitle() {
        return title;
    }

    public @Nullable Employee getManager() {
        return manager;
    }

    public @Nullable LocalDateTime getBirthDate() {
        return birthDate;
    }

    public @Nullable LocalDateTime getHireDate() {
        return hireDate;
    }

    public @Nullable Address getAddress() {
        return address;
    }

    public @Nullable String getPhone() {
        return phone;
    }

    public @Nullable String getFax() {
        return fax;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public List<Employee> getReports() {
        return reports;
    }
}
