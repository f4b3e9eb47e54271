package dev.orm.tour.blog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import dev.orm.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.test.context.transaction.AfterTransaction;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "spring.datasource.url=jdbc:sqlite::memory:")
@Transactional
class UserRepositoryTest {

    @Autowired
    private UserRepository users;

    @Autowired
    private Session session;

    @Autowired
    private Sent sent;

    @Test
    void findsAdultsThatAreActive() {
        users.saveAll(List.of(new User("ada", 36), new User("kid", 9)));
        assertThat(users.activeAdults()).extracting(User::getName).containsExactly("ada");
    }

    @Test
    void postsOfAllUsersAreOneStatement() {
        User ada = new User("ada", 36);
        ada.getPosts().add(new Post("One"));
        users.saveAll(List.of(ada, new User("bob", 20)));
        session.flush();
        session.clear();
        sent.statements.clear();
        assertThat(users.findAll()).flatExtracting(User::getPosts).hasSize(1);
        assertThat(sent.statements).hasSize(2);
    }

    @TestConfiguration
    static class Sent implements StatementListener {

        final List<String> statements = new ArrayList<>();

        @Override
        public void afterStatement(StatementEvent event) {
            statements.add(event.sql());
        }
    }

    @AfterTransaction
    void nothingIsLeft() {
        assertThat(users.count()).isZero();
    }
}
