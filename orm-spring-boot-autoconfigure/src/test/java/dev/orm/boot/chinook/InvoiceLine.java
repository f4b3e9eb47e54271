package dev.orm.boot.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

@Entity
public class InvoiceLine {

    @Id
    @GeneratedValue
    @Column(name = "invoice_line_id")
    private @Nullable Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "invoice_id")
    private @Nullable Invoice invoice;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "track_id")
    private @Nullable Track track;

    @Column(nullable = false, precision = 10, scale = 2)
    private BigDecimal unitPrice = BigDecimal.ZERO;

    private int quantity;

    protected InvoiceLine() {}

    public InvoiceLine(Invoice invoice, Track track, int quantity) {
        this.invoice = invoice;
        this.track = track;
        this.unitPrice = track.getUnitPrice();
        this.quantity = quantity;
    }

    public @Nullable Integer getId() {
        return id;
    }

    public @Nullable Invoice getInvoice() {
        return invoice;
    }

    public @Nullable Track getTrack() {
        return track;
    }

    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }
}
