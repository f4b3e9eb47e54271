package dev.orm.boot.chinook;

import jakarta.persistence.Column;
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
public class Album {

    @Id
    @GeneratedValue
    @Column(name = "album_id")
    private @Nullable Integer id;

    @Column(nullable = false, length = 160)
    private String title = "";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "artist_id")
    private @Nullable Artist artist;

    @OneToMany(mappedBy = "album")
    @OrderBy
    private List<Track> tracks = new ArrayList<>();

    protected Album() {}

    public @Nullable Integer getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public @Nullable Artist getArtist() {
        return artist;
    }

    public List<Track> getTracks() {
        return tracks;
    }
}
