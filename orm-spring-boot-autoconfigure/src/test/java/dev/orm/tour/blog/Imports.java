package dev.orm.tour.blog;

import dev.orm.session.Session;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
public class Imports {

    private final UserRepository users;
    private final Session session;
    private final JdbcClient jdbc;
    private final TransactionTemplate nested;

    public Imports(UserRepository users, Session session, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.users = users;
        this.session = session;
        this.jdbc = jdbc;
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Transactional
    public int growOlder(String name) {
        User user = users.findByName(name).orElseThrow();
        user.setAge(user.getAge() + 1);
        session.flush();
        return jdbc.sql("select age from users where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    @Transactional
    public int addAll(Iterable<String> names) {
        int added = 0;
        for (String name : names) {
            try {
                nested.executeWithoutResult(status -> users.save(new User(name, 0)));
                added++;
            } catch (DuplicateKeyException taken) {
                users.findByName(name).orElseThrow().setActive(true);
            }
        }
        return added;
    }
}
