package dev.orm.session.graph;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refers to others from a joined table that is not the topmost, and has a unique value there. */
@Entity
public class Machine extends Asset {

    @Column(unique = true)
    private @Nullable String serial;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Team owner;

    @ManyToOne
    private @Nullable Asset part;

    @ElementCollection
    private Map<String, Address> sites = new HashMap<>();

    protected Machine() {}

    public Machine(String mark) {
        super(mark);
    }

    public @Nullable String serial() {
        return serial;
    }

    public void serial(@Nullable String value) {
        serial = value;
    }

    public @Nullable Team owner() {
        return owner;
    }

    public void owner(@Nullable Team value) {
        owner = value;
    }

    public @Nullable Asset part() {
        return part;
    }

    public void part(@Nullable Asset value) {
        part = value;
    }

    public Map<String, Address> sites() {
        return sites;
    }

    public void sites(Map<String, Address> value) {
        sites = value;
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = super.shown();
        shown.put("serial", String.valueOf(serial));
        shown.put("owner", shown(owner));
        shown.put("part", shown(part));
        shown.put("sites", texts(sites));
        return shown;
    }
}
