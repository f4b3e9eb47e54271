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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
public class Customer {

    @Id
    @GeneratedValue
    @Column(name = "customer_id")
    private @Nullable Integer id;

    @Column(nullable = false, length = 40)
    private String firstName = "";

    @Column(nullable = false, length = 20)
    private String lastName = "";

    @Column(length = 80)
    private @Nullable String company;

    @Embedded
    private @Nullable Address address;

    @Column(length = 24)
    private @Nullable String phone;

    @Column(length = 24)
    private @Nullable String fax;

    @Column(nullable = false, length = 60)
    private String email = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "support_rep_id")
    private @Nullable Employee supportRep;

    @OneToMany(mappedBy = "customer")
    @OrderBy("invoiceDate, id")
    private List<Invoice> invoices = new ArrayList<>();

    protected Customer() {}

    public @Nullable Integer getId() {
        return id;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public @Nullable String getCompany() {
        return company;
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

    public String getEmail() {
        return email;
    }

    public @Nullable Employee getSupportRep() {
        return supportRep;
    }

    public List<Invoice> getInvoices() {
        return invoices;
    }
}
