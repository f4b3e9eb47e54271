package dev.orm.session;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of entities that keep their order in a column. */
abstract class OrderedListContract extends EntityFixture {

    @Entity
    static class Album {
        @Id
        @GeneratedValue
        Long id;

        String title;

        @OneToMany(mappedBy = "album", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderColumn(name = "track_no")
        List<Track> tracks = new ArrayList<>();

        @OneToMany(mappedBy = "album")
        @OrderColumn
        List<Review> reviews = new ArrayList<>();

        Album() {}

        Album(String title, String... tracks) {
            this.title = title;
            Stream.of(tracks).map(Track::new).forEach(this.tracks::add);
        }
    }

    @Entity
    static class Track {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Album album;

        @Column(name = "track_no", insertable = false, updatable = false)
        Integer number;

        @ManyToMany(mappedBy = "tracks")
        Set<Playlist> playlists = new HashSet<>();

        Track() {}

        Track(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Entity
    static class Review {
        @Id
        @GeneratedValue
        Long id;

        String text;

        @ManyToOne(fetch = FetchType.LAZY)
        Album album;

        Review() {}

        Review(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Entity
    static class Playlist {
        @Id
        @GeneratedValue
        Long id;

        String name = "mine";

        @ManyToMany
        @OrderColumn(name = "place")
        List<Track> tracks = new ArrayList<>();

        @OneToMany(cascade = CascadeType.PERSIST)
        @OrderColumn
        List<Review> reviews = new ArrayList<>();
    }

    private static final QOrderedListContract_Album album = QOrderedListContract_Album.album;
    private static final QOrderedListContract_Track track = QOrderedListContract_Track.track;
    private static final QOrderedListContract_Playlist playlist = QOrderedListContract_Playlist.playlist;

    private static final String MOVED = "update track set track_no = ? where id = ?";

    OrderedListContract(Mapping mapping) {
        super(mapping, Album.class, Track.class, Review.class, Playlist.class);
    }

    private <E> E stored(E entity) {
        run(session -> session.add(entity));
        log.sent();
        return entity;
    }

    private List<String> flushed(Session session) {
        log.sent();
        session.flush();
        return log.sent();
    }

    private static String shown(List<?> elements) {
        return String.join("", elements.stream().map(Object::toString).toList());
    }

    private Album album(Session session, Long id) {
        return session.getOrThrow(Album.class, id);
    }

    /** Names with their places as the rows have them. */
    private List<String> places() {
        return rows(session -> session.query(select(track.name, track.number)
                                .from(track)
                                .orderBy(track.number.asc(), track.id.asc()))
                        .list())
                .stream()
                .map(row -> row.get(track.name) + row.get(track.number))
                .toList();
    }

    @Test
    void validatesItsTables() {
        sessions().schema().validate();
    }

    @Test
    @Tag("EXT-09")
    void placesAreWrittenBehindTheRows() {
        Album added = new Album("one", "c", "a", "b");
        log.sent();
        run(session -> session.add(added));
        assertThat(log.sent())
                .containsExactly(
                        "insert into album (title) values (?)",
                        "insert into track (name, album_id) values (?, ?), (?, ?), (?, ?)",
                        MOVED + " x3");
        run(session -> {
            assertThat(shown(album(session, added.id).tracks)).isEqualTo("cab");
            assertThat(flushed(session)).isEmpty();
        });
        assertThat(places()).containsExactly("c0", "a1", "b2");
    }

    @Test
    void onlyWhatMovedIsWritten() {
        Long id = stored(new Album("one", "a", "b", "c", "d", "e")).id;
        run(session -> {
            Album found = album(session, id);
            Collections.swap(found.tracks, 1, 3);
            assertThat(session.isModified(found)).isTrue();
            assertThat(flushed(session)).containsExactly(MOVED + " x2");
            found.tracks.remove(3);
            assertThat(flushed(session))
                    .containsExactly(
                            "delete from playlist_track where tracks_id in (?)",
                            MOVED,
                            "delete from track where id = ?");
            found.tracks.add(new Track("f"));
            assertThat(flushed(session)).containsExactly("insert into track (name, album_id) values (?, ?)", MOVED);
            found.tracks = new ArrayList<>(found.tracks);
            assertThat(flushed(session)).isEmpty();
            Collections.swap(found.tracks, 0, 1);
            Collections.swap(found.tracks, 0, 1);
            assertThat(flushed(session)).isEmpty();
            Collections.reverse(found.tracks);
            assertThat(flushed(session)).containsExactly(MOVED + " x4");
        });
        assertThat(places()).containsExactly("f0", "e1", "c2", "d3", "a4");
        run(session -> assertThat(shown(album(session, id).tracks)).isEqualTo("fecda"));
    }

    @Test
    void gapsAreKnown() {
        Long id = stored(new Album("one", "a", "b", "c", "d")).id;
        run(session -> session.execute(deleteFrom(track).where(track.name.eq("b"))));
        run(session -> {
            Album found = album(session, id);
            assertThat(shown(found.tracks)).isEqualTo("acd");
            assertThat(flushed(session)).isEmpty();
            found.tracks.add(new Track("e"));
            assertThat(flushed(session))
                    .as("c and d move up, e is new")
                    .containsExactly("insert into track (name, album_id) values (?, ?)", MOVED + " x3");
        });
        assertThat(places()).containsExactly("a0", "c1", "d2", "e3");
        run(session -> {
            Album found = album(session, id);
            found.tracks.size();
            session.execute(deleteFrom(track).where(track.name.eq("a")));
            found.tracks.add(1, new Track("f"));
        });
        assertThat(places()).containsExactly("c0", "f1", "d2", "e3");
    }

    @Test
    void whatComesByItsOwnSideIsLast() {
        Long id = stored(new Album("one", "a", "b")).id;
        run(session -> {
            Track alone = new Track("c");
            alone.album = session.reference(Album.class, id);
            session.add(alone);
        });
        assertThat(places()).containsExactly("a0", "b1", "cnull");
        run(session -> {
            Album found = album(session, id);
            assertThat(shown(found.tracks)).isEqualTo("abc");
            Track alone = new Track("d");
            alone.album = found;
            session.add(alone);
            session.flush();
            assertThat(shown(found.tracks)).isEqualTo("abcd");
        });
        assertThat(places()).containsExactly("a0", "b1", "c2", "d3");
    }

    @Test
    void whatGoesToAnotherListTakesItsPlaceThere() {
        Long one = stored(new Album("one", "a", "b")).id;
        Long two = stored(new Album("two", "c")).id;
        run(session -> {
            Album from = album(session, one);
            Album to = album(session, two);
            to.tracks.add(0, from.tracks.remove(0));
            assertThat(flushed(session)).containsExactly("update track set album_id = ? where id = ?", MOVED + " x3");
        });
        run(session -> {
            assertThat(shown(album(session, one).tracks)).isEqualTo("b");
            assertThat(shown(album(session, two).tracks)).isEqualTo("ac");
            session.query(select(track).where(track.name.eq("a"))).single().album = album(session, one);
        });
        run(session -> {
            Track moved = session.query(select(track).where(track.name.eq("c"))).single();
            moved.album = session.reference(Album.class, one);
        });
        run(session -> assertThat(shown(album(session, one).tracks)).isEqualTo("bac"));
        Long id = stored(new Album("three")).id;
        Review review = new Review("r");
        run(session -> {
            session.add(review);
            album(session, id).reviews.add(review);
        });
        run(session -> album(session, id).reviews.clear());
        assertThat(rows(session -> session.unsafeSql("select count(*) from review where reviews_order is null")
                        .list(Long.class)))
                .containsExactly(1L);
    }

    @Test
    @Tag("SESSION-09")
    void rollbackBringsTheOrderBack() {
        Long id = stored(new Album("one", "a", "b", "c")).id;
        run(session -> {
            Album found = album(session, id);
            try (Session.NestedTransaction nested = session.beginNested()) {
                Collections.reverse(found.tracks);
                session.flush();
                nested.rollback();
            }
            assertThat(shown(found.tracks)).isEqualTo("abc");
            Collections.swap(found.tracks, 0, 1);
        });
        run(session -> assertThat(shown(album(session, id).tracks)).isEqualTo("bac"));
    }

    @Test
    @Tag("SESSION-17")
    void theOrderIsMerged() {
        Long id = stored(new Album("one", "a", "b", "c")).id;
        Album outside = call(session -> {
            Album found = album(session, id);
            found.tracks.size();
            return found;
        });
        Collections.rotate(outside.tracks, 1);
        outside.tracks.add(new Track("d"));
        run(session -> session.merge(outside));
        run(session -> assertThat(shown(album(session, id).tracks)).isEqualTo("cabd"));
    }

    @Test
    @Tag("SESSION-16")
    void refreshReadsTheOrderAgain() {
        Long id = stored(new Album("one", "a", "b", "c")).id;
        run(session -> {
            Album found = album(session, id);
            Collections.reverse(found.tracks);
            session.refresh(found, album.tracks);
            assertThat(shown(found.tracks)).isEqualTo("abc");
            Collections.reverse(found.tracks);
            session.expire(found);
            assertThat(shown(found.tracks)).isEqualTo("abc");
            assertThat(flushed(session)).isEmpty();
        });
    }

    @Test
    @Tag("REL-13")
    void isReadInOrderByEveryLoad() {
        stored(new Album("one", "b", "a"));
        stored(new Album("two", "d", "c"));
        run(session -> {
            List<Album> albums = session.query(
                            select(album).orderBy(album.id.asc()).fetch(album.tracks))
                    .list();
            assertThat(albums).extracting(each -> shown(each.tracks)).containsExactly("ba", "dc");
        });
        run(session -> {
            List<Album> albums =
                    session.query(select(album).orderBy(album.id.asc())).list();
            albums.get(0).tracks.size();
            assertThat(flushed(session)).isEmpty();
            assertThat(albums).extracting(each -> shown(each.tracks)).containsExactly("ba", "dc");
        });
        run(session -> {
            Album first = session.query(
                            select(album).where(album.title.eq("one")).fetch(album.tracks.orderBy(track.name.asc())))
                    .single();
            assertThat(shown(first.tracks)).isEqualTo("ab");
            assertThat(flushed(session)).isEmpty();
            assertThatExceptionOfType(SessionException.class).isThrownBy(() -> first.tracks.remove(0));
        });
        run(session -> {
            Album first = session.query(
                            select(album).where(album.title.eq("one")).fetch(album.tracks.limit(1)))
                    .single();
            assertThat(shown(first.tracks)).isEqualTo("b");
        });
    }

    @Test
    void aJoinTableHoldsThePlaces() {
        Album songs = stored(new Album("one", "a", "b", "c"));
        Playlist mine = new Playlist();
        log.sent();
        run(session -> {
            Album found = album(session, songs.id);
            mine.tracks.addAll(List.of(found.tracks.get(2), found.tracks.get(0)));
            session.add(mine);
            assertThat(flushed(session))
                    .containsExactly(
                            "insert into playlist (name) values (?)",
                            "insert into playlist_track (playlists_id, tracks_id, place) values (?, ?, ?), (?, ?, ?)");
        });
        run(session -> {
            Playlist found = session.getOrThrow(Playlist.class, mine.id);
            assertThat(shown(found.tracks)).isEqualTo("ca");
            assertThat(flushed(session)).isEmpty();
            Track b = session.query(select(track).where(track.name.eq("b"))).single();
            found.tracks.add(0, b);
            assertThat(flushed(session))
                    .containsExactly(
                            "insert into playlist_track (playlists_id, tracks_id, place) values (?, ?, ?)",
                            "update playlist_track set place = ? where playlists_id = ? and tracks_id = ? x2");
            found.tracks.remove(1);
            assertThat(flushed(session))
                    .containsExactly(
                            "delete from playlist_track where playlists_id = ? and tracks_id = ?",
                            "update playlist_track set place = ? where playlists_id = ? and tracks_id = ?");
            try (Session.NestedTransaction nested = session.beginNested()) {
                Collections.reverse(found.tracks);
                session.flush();
                nested.rollback();
            }
            assertThat(shown(found.tracks)).isEqualTo("ba");
        });
        run(session -> {
            Track c = session.query(select(track).where(track.name.eq("c"))).single();
            c.playlists.add(session.getOrThrow(Playlist.class, mine.id));
            assertThat(flushed(session))
                    .last()
                    .isEqualTo("insert into playlist_track (playlists_id, tracks_id) values (?, ?)");
        });
        run(session -> {
            Playlist found =
                    session.query(select(playlist).fetch(playlist.tracks)).single();
            assertThat(shown(found.tracks)).isEqualTo("bac");
            Collections.swap(found.tracks, 0, 1);
            assertThat(flushed(session))
                    .containsExactly("update playlist_track set place = ? where playlists_id = ? and tracks_id = ? x3");
            session.delete(found.tracks.get(0));
            session.flush();
            assertThat(shown(found.tracks)).isEqualTo("bc");
        });
        run(session -> assertThat(shown(session.getOrThrow(Playlist.class, mine.id).tracks))
                .isEqualTo("bc"));
    }

    @Test
    void ofOneSideOnlyToo() {
        Playlist mine = new Playlist();
        mine.reviews.addAll(List.of(new Review("x"), new Review("y")));
        stored(mine);
        run(session -> {
            Playlist found = session.getOrThrow(Playlist.class, mine.id);
            assertThat(shown(found.reviews)).isEqualTo("xy");
            Collections.reverse(found.reviews);
            assertThat(flushed(session))
                    .containsExactly("update playlist_review set reviews_order = ? where playlist_id = ? and"
                            + " reviews_id = ? x2");
        });
        run(session -> assertThat(shown(session.getOrThrow(Playlist.class, mine.id).reviews))
                .isEqualTo("yx"));
    }
}
