package dev.orm.spring.model;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;

public interface TicketRepository extends OrmRepository<Ticket, Long> {

    List<Ticket> findByHolderOrderById(String holder);
}
