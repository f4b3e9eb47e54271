package dev.orm.session.office;

import dev.orm.mapping.SoftDelete;
import dev.orm.mapping.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity
public class Invoice {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @TenantId
    private @Nullable String tenant;

    @SoftDelete
    private boolean deleted;

    private String title = "";

    private int total;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Customer customer;

    protected Invoice() {}

    public Invoice(String title, int total, @Nullable Customer customer) {
        this.title = title;
        this.total = total;
        this.customer = customer;
    }

    public @Nullable Long getId() {
        return id;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public boolean isDeleted() {
        return deleted;
    }

    public void setDeleted(boolean deleted) {
        this.deleted = deleted;
    }

    public String getTitle() {
        return title;
    }

    public int getTotal() {
        return total;
    }

    public void setTotal(int total) {
        this.total = total;
    }

    public @Nullable Customer getCustomer() {
        return customer;
    }
}
