package dev.orm.spring.model;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;

public interface DayTicketRepository extends OrmRepository<DayTicket, Long> {

    List<DayTicket> findByHolderAndDayGreaterThan(String holder, int day);
}
