package dev.orm.spring.model;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;

public interface SeatRepository extends OrmRepository<Seat, Seat.Place> {

    List<Seat> findByRoomOrderByNumber(String room);

    boolean existsByRoom(String room);
}
