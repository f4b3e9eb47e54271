package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.DayTicket;
import dev.orm.spring.model.DayTicketRepository;
import dev.orm.spring.model.SeasonTicket;
import dev.orm.spring.model.Ticket;
import dev.orm.spring.model.TicketRepository;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Repositories of entities that share a table. */
@EachDatabase
class SharedTableTest {

    private final SpringFixture spring;
    private final TicketRepository tickets;
    private final DayTicketRepository dayTickets;

    SharedTableTest(TestDatabase database) {
        spring = new SpringFixture(database);
        tickets = spring.bean(TicketRepository.class);
        dayTickets = spring.bean(DayTicketRepository.class);
        tickets.saveAll(List.of(new DayTicket("ada", 3), new SeasonTicket("ada", "spring"), new DayTicket("bob", 7)));
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void aRepositoryOfTheTopmostClassFindsAllOfThem() {
        assertThat(tickets.findByHolderOrderById("ada"))
                .extracting(ticket -> (Object) ticket.getClass())
                .containsExactly(DayTicket.class, SeasonTicket.class);
        assertThat(tickets.count()).isEqualTo(3);
        assertThat(tickets.findAll(PageRequest.of(0, 2, Sort.by("holder").descending()))
                        .getTotalElements())
                .isEqualTo(3);
    }

    @Test
    void aRepositoryOfASubclassFindsItsOwn() {
        assertThat(dayTickets.findAll()).extracting(Ticket::getHolder).containsExactlyInAnyOrder("ada", "bob");
        assertThat(dayTickets.findByHolderAndDayGreaterThan("bob", 5)).hasSize(1);
        Long season = tickets.findByHolderOrderById("ada").get(1).getId();
        assertThat(dayTickets.findById(season)).isEmpty();
        assertThat(dayTickets.existsById(season)).isFalse();
        assertThat(tickets.findById(season)).get().isInstanceOf(SeasonTicket.class);
        dayTickets.deleteAll();
        assertThat(tickets.findAll()).hasSize(1);
    }

    @Test
    void savesADetachedObject() {
        Ticket ticket = tickets.findByHolderOrderById("bob").get(0);
        ticket.setHolder("eve");
        assertThat(tickets.save(ticket)).isInstanceOf(DayTicket.class);
        assertThat(dayTickets.findByHolderAndDayGreaterThan("eve", 0)).hasSize(1);
    }
}
