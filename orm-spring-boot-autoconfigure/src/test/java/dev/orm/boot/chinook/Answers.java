package dev.orm.boot.chinook;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the answers; equal if every value is, decimals with their scale. */
final class Answers {

    record ArtistRevenue(String artist, BigDecimal revenue) {}

    record Line(String track, BigDecimal unitPrice, int quantity) {}

    record Bill(int invoice, LocalDateTime date, @Nullable String city, BigDecimal total, List<Line> lines) {}

    record Subordinate(int level, String lastName, LocalDateTime hireDate) {}

    record PlaylistSize(int playlist, String name, long tracks) {}

    record Offer(String track, BigDecimal unitPrice, int milliseconds) {}

    record TrackPage(List<Offer> offers, long total) {}

    record GenreOfCountry(String country, String genre, long sold) {}

    record SilentCustomer(String lastName, String email) {}

    record CountryAverage(String country, long invoices, BigDecimal average) {}

    record LongestTrack(String mediaType, String track, int milliseconds) {}

    record AlbumSize(String album, String artist, long tracks) {}

    record CustomerTotal(String lastName, @Nullable String country, BigDecimal total) {}

    record UnsoldTrack(int track, String name, @Nullable String composer) {}

    private Answers() {}
}
