package dev.orm.tour;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;

@Entity
@NamedNativeQuery(
        name = "Track.longerThan",
        query = "select * from track where seconds > :seconds order by title",
        resultClass = Track.class)
@NamedNativeQuery(name = "Track.shorten", query = "update track set seconds = :most where seconds > :most")
class Track {

    @Id
    @GeneratedValue
    Long id;

    String title;

    int seconds;

    protected Track() {}

    Track(String title, int seconds) {
        this.title = title;
        this.seconds = seconds;
    }
}
