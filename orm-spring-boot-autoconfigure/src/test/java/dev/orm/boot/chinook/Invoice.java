package dev.orm.boot.chinook;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
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
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
public class Invoice {

    @Id
    @GeneratedValue
    @Column(name = "invoice_id")
    private @Nullable Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "customer_id")
    private @Nullable Customer customer;

    @Column(nullable = false)
    private @Nullable LocalDateTime invoiceDate;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "billing_address", length = 70))
    @AttributeOverride(name = "city", column = @Column(name = "billing_city", length = 40))
    @AttributeOverride(name = "state", column = @Column(name = "billing_state", length = 40))
    @AttributeOverride(name = "country", column = @Column(name = "billing_country", length = 40))
    @AttributeOverride(name = "postalCode", column = @Column(name = "billing_postal_code", length = 10))
    private @Nullable Address billing;

    @Column(nullable = false, precision = 10, scale = 2)
    private BigDecimal total = BigDecimal.ZERO;

    @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy
    private List<InvoiceLine> lines = new ArrayList<>();

    protected Invoice() {}

    public Invoice(Customer customer, LocalDateTime invoiceDate, Address billing) {
        this.customer = customer;
        this.invoiceDate = invoiceDate;
        this.billing = billing;
    }

    public InvoiceLine addLine(Track track, int quantity) {
        InvoiceLine line = new InvoiceLine(this, track, quantity);
        lines.add(line);
        return line;
    }

    public void addUp() {
        total = lines.stream()
                .map(line -> line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())))
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    public @Nullable Integer getId() {
        return id;
    }

    public @Nullable Customer getCustomer() {
        return customer;
    }

    public @Nullable LocalDateTime getInvoiceDate() {
        return invoiceDate;
    }

    public @Nullable Address getBilling() {
        return billing;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public List<InvoiceLine> getLines() {
        return lines;
    }
}
