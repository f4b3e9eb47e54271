package dev.orm.session.graph;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has an id that the program gives, and columns in a second table; is the other side of a one-to-one. */
@Entity
@SecondaryTable(name = "badge_text", pkJoinColumns = @PrimaryKeyJoinColumn(name = "badge_code"))
public class Badge extends Node {

    @Id
    private String code = "";

    @Version
    private int version;

    @Column(table = "badge_text")
    private @Nullable String text;

    @OneToOne(mappedBy = "badge")
    private @Nullable Person holder;

    protected Badge() {}

    public Badge(String mark, String code) {
        super(mark);
        this.code = code;
    }

    @Override
    public Object id() {
        return code;
    }

    @Override
    public int version() {
        return version;
    }

    public @Nullable String text() {
        return text;
    }

    public void text(@Nullable String value) {
        text = value;
    }

    public @Nullable Person holder() {
        return holder;
    }

    public void holder(@Nullable Person value) {
        holder = value;
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of("text", String.valueOf(text), "holder", shown(holder));
    }
}
