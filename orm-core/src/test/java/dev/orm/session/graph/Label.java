package dev.orm.session.graph;

import jakarta.persistence.Basic;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has an id of two columns and a text that is read when it is used, and is the other side of a many-to-many. */
@Entity
public class Label extends Node {

    @EmbeddedId
    private LabelId id = new LabelId();

    @Version
    private int version;

    private @Nullable String text;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    private @Nullable String note;

    @ManyToMany(mappedBy = "labels")
    private List<Team> teams = new ArrayList<>();

    @ElementCollection
    private List<Address> places = new ArrayList<>();

    protected Label() {}

    public Label(String mark, LabelId id) {
        super(mark);
        this.id = id;
    }

    @Override
    public LabelId id() {
        return id;
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

    public List<Team> teams() {
        return teams;
    }

    public List<Address> places() {
        return places;
    }

    public void places(List<Address> value) {
        places = value;
    }

    public @Nullable String note() {
        return note;
    }

    public void note(@Nullable String value) {
        note = value;
    }

    @Override
    public Map<String, Object> shown() {
        return Map.of(
                "text",
                String.valueOf(text),
                "teams",
                marks(teams),
                "note",
                String.valueOf(note),
                "places",
                texts(places).stream().sorted().toList());
    }
}
