package dev.orm.boot.autoconfigure;

import static dev.orm.boot.autoconfigure.QExtra.extra;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.boot.app.Author;
import dev.orm.boot.autoconfigure.data.OrmRepositoriesAutoConfiguration;
import dev.orm.boot.autoconfigure.metrics.OrmMetricsAutoConfiguration;
import dev.orm.boot.autoconfigure.observation.OrmObservationAutoConfiguration;
import dev.orm.engine.Engine;
import dev.orm.mapping.NamingStrategy;
import dev.orm.session.AsyncSessionFactory;
import dev.orm.session.Filter;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import dev.orm.session.TenantSource;
import dev.orm.spring.transaction.OrmExceptionTranslator;
import dev.orm.spring.transaction.OrmSqlExceptionTranslator;
import dev.orm.spring.transaction.OrmTransactionManager;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

class OrmAutoConfigurationTest {

    @TempDir
    Path directory;

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withInitializer(context -> AutoConfigurationPackages.register(
                    (BeanDefinitionRegistry) context.getBeanFactory(), Author.class.getPackageName()))
            .withConfiguration(AutoConfigurations.of(
                    OrmDefaultDataSourceAutoConfiguration.class,
                    OrmPoolDefaultsAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceInitializationAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    OrmAutoConfiguration.class,
                    OrmRepositoriesAutoConfiguration.class,
                    OrmMetricsAutoConfiguration.class,
                    OrmObservationAutoConfiguration.class));

    private ApplicationContextRunner runner() {
        return bare.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + directory.resolve("test.db"));
    }

    @Test
    void bringsEverything() {
        runner().run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(DataSource.class)
                    .hasSingleBean(Engine.class)
                    .hasSingleBean(SessionFactory.class)
                    .hasSingleBean(Session.class)
                    .hasSingleBean(AsyncSessionFactory.class)
                    .hasSingleBean(OrmSchemaInitializer.class)
                    .hasSingleBean(OrmExceptionTranslator.class)
                    .hasSingleBean(OrmSqlExceptionTranslator.class)
                    .hasSingleBean(TransactionTemplate.class);
            assertThat(context.getBean("transactionManager")).isInstanceOf(OrmTransactionManager.class);
            assertThat(context.getBeansOfType(TransactionManager.class)).hasSize(1);
            assertThat(context.getBean(JdbcTemplate.class).getExceptionTranslator())
                    .isSameAs(context.getBean(OrmSqlExceptionTranslator.class));
            assertThat(context.getBean(SessionFactory.class).models().all())
                    .extracting(model -> model.type().getName())
                    .containsExactly(Author.class.getName());
            assertThat(context.getBean(OrmSchemaInitializer.class).mode()).isEqualTo(SchemaMode.CREATE);
        });
    }

    @Test
    void staysAwayWithoutADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        OrmAutoConfiguration.class,
                        OrmRepositoriesAutoConfiguration.class,
                        OrmMetricsAutoConfiguration.class,
                        OrmObservationAutoConfiguration.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Engine.class)
                        .doesNotHaveBean(SessionFactory.class)
                        .doesNotHaveBean(TransactionManager.class));
    }

    @Test
    void staysAwayFromTwoDataSources() {
        bare.withBean("one", DataSource.class, SQLiteDataSource::new)
                .withBean("two", DataSource.class, SQLiteDataSource::new)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Engine.class)
                        .doesNotHaveBean(SessionFactory.class)
                        .doesNotHaveBean(OrmTransactionManager.class));
    }

    @Test
    void usesThePrimaryOfTwoDataSources() {
        bare.withBean("one", DataSource.class, () -> file("one.db"), definition -> definition.setPrimary(true))
                .withBean("two", DataSource.class, () -> file("two.db"))
                .run(context -> assertThat(
                                context.getBean(OrmTransactionManager.class).getDataSource())
                        .isSameAs(context.getBean("one")));
    }

    @Test
    void worksWithADataSourceThatIsNoPool() {
        bare.withBean(SQLiteDataSource.class, () -> file("own.db")).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Engine.class).dialect().name()).isEqualTo("SQLite");
            assertThat(context.getBean(ReaderPool.class).dataSource()).isEmpty();
        });
    }

    @Test
    void leavesTheTransactionManagerOfTheUser() {
        runner().withUserConfiguration(OwnTransactionManager.class)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(OrmTransactionManager.class)
                        .hasSingleBean(SessionFactory.class));
    }

    @Test
    void leavesTheSessionFactoryOfTheUser() {
        runner().withUserConfiguration(OwnSessionFactory.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SessionFactory.class)
                        .hasBean("mySessions")
                        .doesNotHaveBean(OrmSchemaInitializer.class)
                        .hasSingleBean(OrmTransactionManager.class));
    }

    @Test
    void leavesTheEngineOfTheUser() {
        runner().withUserConfiguration(OwnEngine.class).run(context -> {
            assertThat(context).hasSingleBean(Engine.class).doesNotHaveBean(ReaderPool.class);
            assertThat(context.getBean(SessionFactory.class).engine()).isSameAs(context.getBean("myEngine"));
        });
    }

    @Test
    void callsCustomizersOfTheUser() {
        runner().withBean(OrmSessionFactoryBuilderCustomizer.class, () -> builder -> builder.entities(Extra.class))
                .run(context -> assertThat(
                                context.getBean(SessionFactory.class).models().find(Extra.class))
                        .isNotNull());
    }

    @Test
    void takesTenantAndFiltersFromBeans() {
        runner().withBean(OrmSessionFactoryBuilderCustomizer.class, () -> builder -> builder.entities(Extra.class))
                .withBean(TenantSource.class, () -> () -> "red")
                .withBean(Filter.class, () -> Filter.on(extra, extra.id.gt(1L)))
                .run(context -> context.getBean(SessionFactory.class).inTransactionWithoutResult(session -> {
                    session.addAll(List.of(new Extra(1), new Extra(2)));
                    assertThat(session.query(select(extra)).list())
                            .singleElement()
                            .satisfies(found -> assertThat(found.tenant()).isEqualTo("red"));
                }));
    }

    @Test
    void namesTablesByTheStrategyOfTheUser() {
        runner().withBean(NamingStrategy.class, () -> NamingStrategy.PASCAL_CASE)
                .run(context -> assertThat(context.getBean(JdbcClient.class)
                                .sql("select name from sqlite_schema where type = 'table' and lower(name) = 'authors'")
                                .query(String.class)
                                .single())
                        .isEqualTo("Authors"));
    }

    @Test
    void appliesTheTransactionPropertiesOfSpringBoot() {
        runner().withPropertyValues("spring.transaction.default-timeout=7s")
                .run(context -> assertThat(
                                context.getBean(OrmTransactionManager.class).getDefaultTimeout())
                        .isEqualTo((int) Duration.ofSeconds(7).toSeconds()));
    }

    @Test
    void servesReadOnlyTransactionsFromTheReaders() {
        runner().run(context -> {
            SessionFactory sessions = context.getBean(SessionFactory.class);
            sessions.inTransaction(writing -> {
                writing.add(new Author("Ada"));
                writing.flush();
                // The one writing connection is taken, so this can only come from another one.
                assertThat(sessions.<Long>inReadOnlyTransaction(OrmAutoConfigurationTest::countAuthors))
                        .isZero();
                return 0;
            });
            assertThat(sessions.<Long>inReadOnlyTransaction(OrmAutoConfigurationTest::countAuthors))
                    .isOne();
        });
    }

    @Test
    void servesReadOnlyTransactionsFromTheDataSourceOfTheUser() {
        runner().withUserConfiguration(Replica.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(ReaderPool.class).dataSource()).isEmpty();
            Replica.Counting replica = context.getBean(Replica.Counting.class);
            SessionFactory sessions = context.getBean(SessionFactory.class);
            sessions.inTransaction(session -> session.add(new Author("Ada")));
            assertThat(replica.connections).isZero();
            assertThat(sessions.<Long>inReadOnlyTransaction(OrmAutoConfigurationTest::countAuthors))
                    .isOne();
            assertThat(replica.connections).isOne();
        });
    }

    @Test
    void canDoWithoutReaders() {
        runner().withPropertyValues("orm.sqlite.reader-pool-size=0")
                .run(context -> assertThat(context.getBean(ReaderPool.class).dataSource())
                        .isEmpty());
    }

    @Test
    void refusesANegativeNumberOfReaders() {
        runner().withPropertyValues("orm.sqlite.reader-pool-size=-1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("orm.sqlite.reader-pool-size is -1."));
    }

    @Test
    void createsTablesBeforeTheirFirstUse() {
        runner().withUserConfiguration(ReadsAtStart.class)
                .run(context -> assertThat(
                                context.getBean(ReadsAtStart.Start.class).authors())
                        .isZero());
    }

    @Test
    void leavesTheSchemaAloneIfToldSo() {
        runner().withPropertyValues("orm.schema.mode=none")
                .run(context -> assertThat(context.getBean(JdbcClient.class)
                                .sql("select count(*) from sqlite_schema where name = 'authors'")
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    @Test
    void refusesToStartWithoutTablesIfTheyAreOnlyValidated() {
        runner().withPropertyValues("orm.schema.mode=validate")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("authors"));
    }

    @Test
    void dropsTheTablesInTheEndIfToldSo() {
        runner().withPropertyValues("orm.schema.mode=create-drop")
                .run(context ->
                        context.getBean(SessionFactory.class).inTransaction(session -> session.add(new Author("Ada"))));
        runner().withPropertyValues("orm.schema.mode=none")
                .run(context -> assertThat(context.getBean(JdbcClient.class)
                                .sql("select count(*) from sqlite_schema where name = 'authors'")
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    @Test
    void leavesTheSchemaToAMigrationTool() {
        runner().withBean(SchemaManagementProvider.class, () -> dataSource -> SchemaManagement.MANAGED)
                .run(context -> assertThat(
                                context.getBean(OrmSchemaInitializer.class).mode())
                        .isEqualTo(SchemaMode.NONE));
    }

    @Test
    void runsScriptsBeforeTheTablesAreCreated() {
        runner().withPropertyValues(
                        "spring.sql.init.mode=always", "spring.sql.init.data-locations=classpath:authors.sql")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("authors.sql"));
    }

    @Test
    void runsScriptsAfterTheTablesWereCreatedIfDeferred() {
        runner().withPropertyValues(
                        "orm.schema.defer-datasource-initialization=true",
                        "spring.sql.init.mode=always",
                        "spring.sql.init.data-locations=classpath:authors.sql")
                .run(context -> assertThat(context.getBean(SessionFactory.class)
                                .<Long>inReadOnlyTransaction(OrmAutoConfigurationTest::countAuthors))
                        .isOne());
    }

    @Test
    void startsWhileTheDatabaseIsDownIfTheSchemaIsLeftAlone() {
        bare.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/blog", "orm.schema.mode=none")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Engine.class).dialect().name()).isEqualTo("PostgreSQL");
                });
    }

    @Test
    void needsNoMicrometer() {
        runner().withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SessionFactory.class)
                        .doesNotHaveBean(OrmMetricsAutoConfiguration.class)
                        .doesNotHaveBean(OrmObservationAutoConfiguration.class));
    }

    @Test
    void addsNoMetersWithoutARegistry() {
        runner().run(context -> assertThat(context)
                .doesNotHaveBean(MeterRegistry.class)
                .doesNotHaveBean(ObservationRegistry.class)
                .doesNotHaveBean(OrmMetricsAutoConfiguration.class)
                .doesNotHaveBean(OrmObservationAutoConfiguration.class));
    }

    @Test
    void worksBehindALazyProxy() {
        runner().withPropertyValues("spring.datasource.connection-fetch=lazy").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(ReaderPool.class).dataSource()).isPresent();
            SessionFactory sessions = context.getBean(SessionFactory.class);
            sessions.inTransaction(session -> session.add(new Author("Ada")));
            assertThat(sessions.<Long>inReadOnlyTransaction(OrmAutoConfigurationTest::countAuthors))
                    .isOne();
        });
    }

    private static long countAuthors(Session session) {
        return session.unsafeSql("select count(*) from authors")
                .list(Long.class)
                .get(0);
    }

    private SQLiteDataSource file(String name) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve(name));
        return source;
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSessionFactory {

        @Bean
        SessionFactory mySessions(Engine engine) {
            return SessionFactory.builder(engine).entities(Author.class).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEngine {

        @Bean
        Engine myEngine(DataSource dataSource) {
            return Engine.create(dataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnTransactionManager {

        @Bean
        DataSourceTransactionManager mine(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ReadsAtStart {

        @Bean
        Start start(SessionFactory sessions) {
            return new Start(sessions.<Long>inReadOnlyTransaction(OrmAutoConfigurationTest::countAuthors));
        }

        record Start(long authors) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Replica {

        @Bean(defaultCandidate = false)
        @Qualifier("ormReadOnlyDataSource")
        Counting replica(Environment environment) {
            Counting source = new Counting();
            source.setUrl(environment.getRequiredProperty("spring.datasource.url"));
            return source;
        }

        static class Counting extends SQLiteDataSource {

            private int connections;

            @Override
            public SQLiteConnection getConnection(String username, String password) throws SQLException {
                connections++;
                return super.getConnection(username, password);
            }
        }
    }
}
