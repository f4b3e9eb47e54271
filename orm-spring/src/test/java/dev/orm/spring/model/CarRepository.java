package dev.orm.spring.model;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

public interface CarRepository extends OrmRepository<Car, Long> {

    List<Car> findByDriverAndSeatsGreaterThan(String driver, int seats);

    Page<Car> findBySeatsGreaterThan(int seats, Pageable pageable);

    long deleteBySeats(int seats);
}
