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
public class Track {

    @Id
    @GeneratedValue
    @Column(name = "track_id")
    private @Nullable Integer id;

    @Column(nullable = false, length = 200)
    private String name = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "album_id")
    private @Nullable Album album;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "media_type_id")
    private @Nullable MediaType mediaType;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "genre_id")
    private @Nullable Genre genre;

    @Column(length = 220)
    private @Nullable String composer;

    private int milliseconds;

    private @Nullable Integer bytes;

    @Column(nullable = false, precision = 10, scale = 2)
    private BigDecimal unitPrice = BigDecimal.ZERO;

    protected Track() {}

    public @Nullable Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public @Nullable Album getAlbum() {
        return album;
    }

    public @Nullable MediaType getMediaType() {
        return mediaType;
    }

    public @Nullable Genre getGenre() {
        return genre;
    }

    public @Nullable String getComposer() {
        return composer;
    }

    public int getMilliseconds() {
        return milliseconds;
    }

    public @Nullable Integer getBytes() {
        return bytes;
    }

    public BigDecimal getUnitPrice() {
        return unitPrice;
    }
}
