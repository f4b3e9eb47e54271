package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Seat;
import dev.orm.spring.model.Seat.Place;
import dev.orm.spring.model.SeatRepository;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

@EachDatabase
class CompositeIdTest {

    private final SpringFixture spring;
    private final SeatRepository seats;

    CompositeIdTest(TestDatabase database) {
        spring = new SpringFixture(database);
        seats = spring.bean(SeatRepository.class);
        seats.saveAll(List.of(new Seat("a", 1, "ada"), new Seat("a", 2, "bob"), new Seat("b", 1, "eve")));
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void findsByTheObjectOfTheId() {
        assertThat(seats.findById(new Place("a", 2)))
                .get()
                .extracting(Seat::getGuest)
                .isEqualTo("bob");
        assertThat(seats.findById(new Place("b", 2))).isEmpty();
        assertThat(seats.existsById(new Place("b", 1))).isTrue();
        assertThat(seats.existsById(new Place("b", 2))).isFalse();
        assertThat(seats.findAllById(List.of(new Place("a", 1), new Place("b", 1), new Place("c", 1))))
                .extracting(Seat::getGuest)
                .containsExactlyInAnyOrder("ada", "eve");
        spring.readOnly()
                .executeWithoutResult(status -> assertThat(
                                seats.getReferenceById(new Place("a", 1)).getGuest())
                        .isEqualTo("ada"));
        assertThatThrownBy(() -> seats.existsById(new Place(null, 1)))
                .hasMessageContaining("A part of the id of Seat is null");
    }

    @Test
    void derivesQueriesAndPages() {
        assertThat(seats.findByRoomOrderByNumber("a"))
                .extracting(Seat::getNumber)
                .containsExactly(1, 2);
        assertThat(seats.existsByRoom("b")).isTrue();
        assertThat(seats.findAll(
                        PageRequest.of(0, 2, Sort.by("room").descending().and(Sort.by("number")))))
                .extracting(Seat::getGuest)
                .containsExactly("eve", "ada");
        assertThat(seats.count()).isEqualTo(3);
    }

    @Test
    void savesAndDeletes() {
        Seat seat = seats.findById(new Place("a", 1)).orElseThrow();
        seat.setGuest("dan");
        assertThat(seats.save(seat).getGuest()).isEqualTo("dan");
        assertThat(seats.count()).isEqualTo(3);
        seats.deleteById(new Place("a", 1));
        seats.delete(seats.findById(new Place("a", 2)).orElseThrow());
        assertThat(seats.findAll()).extracting(Seat::getGuest).containsExactly("eve");
        seats.deleteAllById(List.of(new Place("b", 1), new Place("b", 7)));
        assertThat(seats.count()).isZero();
    }
}
