package dev.orm.boot.chinook;

import dev.orm.spring.repository.OrmRepository;
import java.math.BigDecimal;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

public interface TrackRepository extends OrmRepository<Track, Integer> {

    Page<Track> findByGenreNameAndUnitPriceLessThanEqual(String genre, BigDecimal price, Pageable page);
}
