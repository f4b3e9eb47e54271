package dev.orm.spring;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.engine.StatementListener;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import dev.orm.spring.model.Article;
import dev.orm.spring.model.ArticleRepository;
import dev.orm.spring.model.Car;
import dev.orm.spring.model.DayTicket;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.PersonRepository;
import dev.orm.spring.model.SeasonTicket;
import dev.orm.spring.model.Seat;
import dev.orm.spring.model.Topic;
import dev.orm.spring.model.TopicRepository;
import dev.orm.spring.model.Truck;
import dev.orm.spring.repository.config.EnableOrmRepositories;
import dev.orm.spring.transaction.OrmSqlExceptionTranslator;
import dev.orm.spring.transaction.OrmTransactionManager;
import dev.orm.spring.transaction.SharedSession;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** An application context without Boot on a test database, whose tables are made. */
public final class SpringFixture implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public SpringFixture(TestDatabase database, Class<?>... components) {
        context.registerBean("dataSource", DataSource.class, database::dataSource);
        context.register(Infrastructure.class);
        if (components.length > 0) {
            context.register(components);
        }
        context.refresh();
        context.getBean(SessionFactory.class).schema().createMissing();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public PersonRepository people() {
        return bean(PersonRepository.class);
    }

    public ArticleRepository articles() {
        return bean(ArticleRepository.class);
    }

    public TopicRepository topics() {
        return bean(TopicRepository.class);
    }

    public Session session() {
        return bean(Session.class);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** A transaction that may write. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(bean(OrmTransactionManager.class));
    }

    public TransactionTemplate transaction(int propagation) {
        TransactionTemplate template = transaction();
        template.setPropagationBehavior(propagation);
        return template;
    }

    public TransactionTemplate readOnly() {
        TransactionTemplate template = transaction(TransactionDefinition.PROPAGATION_REQUIRED);
        template.setReadOnly(true);
        return template;
    }

    /** The statements that the engine sent. */
    public List<String> sent() {
        return bean(SentStatements.class).sql;
    }

    /** Counts rows in a transaction of its own. */
    public long rows(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class SentStatements implements StatementListener {

        private final List<String> sql = new CopyOnWriteArrayList<>();

        @Override
        public void beforeStatement(CompiledStatement statement) {
            sql.add(statement.sql());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @EnableOrmRepositories(basePackageClasses = Person.class)
    static class Infrastructure {

        @Bean
        SentStatements sentStatements() {
            return new SentStatements();
        }

        @Bean
        Engine engine(DataSource dataSource, SentStatements sent) {
            return Engine.builder().dataSource(dataSource).listener(sent).build();
        }

        @Bean
        SessionFactory sessionFactory(Engine engine) {
            return SessionFactory.builder(engine)
                    .entities(
                            Person.class,
                            Article.class,
                            Topic.class,
                            Seat.class,
                            DayTicket.class,
                            SeasonTicket.class,
                            Car.class,
                            Truck.class)
                    .build();
        }

        @Bean
        OrmTransactionManager transactionManager(SessionFactory sessions, DataSource dataSource) {
            return new OrmTransactionManager(sessions, dataSource);
        }

        @Bean
        SharedSession session(SessionFactory sessions) {
            return new SharedSession(sessions);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource, Engine engine) {
            JdbcTemplate template = new JdbcTemplate(dataSource);
            template.setExceptionTranslator(new OrmSqlExceptionTranslator(engine.dialect()));
            return template;
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }
    }
}
