package dev.orm.session.perclass;

import dev.orm.type.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** Adds attributes of every type, which the rows of other classes lack. */
@Entity
@Table(name = "invoices")
public class Invoice extends Document {

    /** In which state an invoice is. */
    public enum State {
        OPEN,
        PAID
    }

    public Boolean checked;
    public Short kind;
    public Long number;
    public Float rate;
    public Double factor;

    @Column(precision = 9, scale = 2)
    public BigDecimal sum;

    @Column(precision = 30, scale = 10)
    public BigDecimal exact;

    @Lob
    public String text;

    public LocalDate due;
    public LocalTime at;
    public LocalDateTime written;
    public Instant sent;
    public Duration within;
    public UUID reference;
    public byte[] scan;
    public Json data;

    public List<Integer> codes;

    @Enumerated(EnumType.STRING)
    public State state;

    public State former;

    protected Invoice() {}

    public Invoice(String title) {
        super(title);
    }
}
