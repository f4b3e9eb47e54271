package dev.orm.boot.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
public class Artist {

    @Id
    @GeneratedValue
    @Column(name = "artist_id")
    private @Nullable Integer id;

    @Column(length = 120)
    private @Nullable String name;

    @OneToMany(mappedBy = "artist")
    @OrderBy("title")
    private List<Album> albums = new ArrayList<>();

    protected Artist() {}

    public @Nullable Integer getId() {
        return id;
    }

    public @Nullable String getName() {
        return name;
    }

    public List<Album> getAlbums() {
        return albums;
    }
}
