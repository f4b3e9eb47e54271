package dev.orm.session.office;

import dev.orm.mapping.SoftDelete;
import dev.orm.mapping.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
public class Label {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @TenantId
    private @Nullable String tenant;

    @SoftDelete
    private boolean deleted;

    private String name = "";

    @ManyToMany(mappedBy = "labels")
    private List<Customer> customers = new ArrayList<>();

    protected Label() {}

    public Label(String name) {
        this.name = name;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public List<Customer> getCustomers() {
        return customers;
    }
}
