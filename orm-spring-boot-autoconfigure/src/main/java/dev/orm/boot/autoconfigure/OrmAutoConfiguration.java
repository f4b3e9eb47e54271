package dev.orm.boot.autoconfigure;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineBuilder;
import dev.orm.engine.StatementListener;
import dev.orm.mapping.NamingStrategy;
import dev.orm.session.AsyncSessionFactory;
import dev.orm.session.EntityListener;
import dev.orm.session.EntityValidator;
import dev.orm.session.Filter;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import dev.orm.session.SessionListener;
import dev.orm.session.StatementRewriter;
import dev.orm.session.TenantSource;
import dev.orm.spring.transaction.OrmExceptionTranslator;
import dev.orm.spring.transaction.OrmSqlExceptionTranslator;
import dev.orm.spring.transaction.OrmTransactionManager;
import dev.orm.spring.transaction.SharedSession;
import dev.orm.type.JsonFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.TransactionManager;

/**
 * Auto-configuration for the engine, the session factory, the session that can be injected, the transaction manager and the
 * translation of exceptions, on the one data source of the application. With several data sources and none of them primary,
 * nothing is configured.
 */
@AutoConfiguration(
        after = {
            DataSourceAutoConfiguration.class,
            JtaAutoConfiguration.class,
            TransactionManagerCustomizationAutoConfiguration.class
        },
        before = {
            DataSourceTransactionManagerAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class
        })
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(OrmProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class OrmAutoConfiguration {

    /** The data source that serves read-only transactions instead of the readers of a SQLite file, such as a replica. */
    static final String READ_ONLY_DATA_SOURCE = "ormReadOnlyDataSource";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Engine.class)
    static class EngineConfiguration {

        @Bean
        ReaderPool ormReaderPool(
                DataSource dataSource,
                @Qualifier(READ_ONLY_DATA_SOURCE) ObjectProvider<DataSource> readOnly,
                OrmProperties properties) {
            boolean replaced = readOnly.getIfAvailable() != null;
            return ReaderPool.beside(
                    dataSource, replaced ? 0 : properties.sqlite().readerPoolSize());
        }

        @Bean
        Engine ormEngine(
                DataSource dataSource,
                @Qualifier(READ_ONLY_DATA_SOURCE) ObjectProvider<DataSource> readOnly,
                ReaderPool readers,
                OrmProperties properties,
                ObjectProvider<StatementListener> listeners,
                ObjectProvider<OrmEngineBuilderCustomizer> customizers) {
            EngineBuilder builder = Engine.builder();
            String url = urlOf(dataSource);
            if (url == null) {
                builder.dataSource(dataSource);
            } else {
                builder.dataSource(dataSource, url);
            }
            builder.readOnlyDataSource(
                    readOnly.getIfAvailable(() -> readers.dataSource().orElse(null)));
            builder.statementCacheSize(properties.engine().statementCacheSize());
            builder.includeDriverMessages(properties.engine().includeDriverMessages());
            builder.logValues(properties.engine().logValues());
            properties.engine().allowedUrlOptions().forEach(builder::allowUrlOption);
            builder.portable(properties.portable());
            listeners.orderedStream().forEach(builder::listener);
            customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
            return builder.build();
        }

        /** The URL tells the dialect without a connection, so that an application starts although the database is down. */
        private static @Nullable String urlOf(DataSource dataSource) {
            HikariDataSource pool =
                    DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
            return pool == null ? null : pool.getJdbcUrl();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(SessionFactory.class)
    static class SessionFactoryConfiguration {

        /** What the application has to hear of sessions, to rewrite statements and to check entities. */
        @Bean
        OrmSessionFactoryBuilderCustomizer ormSessionListeners(
                ObjectProvider<SessionListener> listeners,
                ObjectProvider<StatementRewriter> rewriters,
                ObjectProvider<EntityValidator> validators) {
            return builder -> {
                rewriters.orderedStream().forEach(builder::rewriter);
                listeners.orderedStream().forEach(builder::listener);
                validators.orderedStream().forEach(builder::validator);
            };
        }

        @Bean
        MappedEntities ormMappedEntities(
                Engine engine,
                OrmProperties properties,
                ApplicationContext context,
                ObjectProvider<NamingStrategy> naming,
                ObjectProvider<JsonFormat> json,
                ObjectProvider<EntityListener> listeners,
                ObjectProvider<TenantSource> tenant,
                ObjectProvider<Filter> filters,
                ObjectProvider<OrmSessionFactoryBuilderCustomizer> customizers) {
            return MappedEntities.of(
                    engine,
                    properties,
                    context,
                    naming,
                    json,
                    listeners,
                    tenant,
                    filters,
                    customizers.orderedStream().toList());
        }

        @Bean
        @ConditionalOnMissingBean
        OrmSchemaInitializer ormSchemaInitializer(
                MappedEntities entities,
                DataSource dataSource,
                OrmProperties properties,
                ObjectProvider<SchemaManagementProvider> managers) {
            SchemaMode configured = properties.schema().mode();
            return new OrmSchemaInitializer(
                    entities.sessions().schema(), configured == null ? mode(dataSource, managers) : configured);
        }

        /** Whoever has revisions wants their tables from nobody else; the entities are compared with what the revisions made. */
        private static SchemaMode mode(DataSource dataSource, ObjectProvider<SchemaManagementProvider> managers) {
            SchemaMode mode = SchemaMode.CREATE;
            for (SchemaManagementProvider manager : managers) {
                if (manager.getSchemaManagement(dataSource) == SchemaManagement.MANAGED) {
                    if (manager instanceof RevisionedSchema revisioned) {
                        return revisioned.mode();
                    }
                    mode = SchemaMode.NONE;
                }
            }
            return mode;
        }

        @Bean
        SessionFactory sessionFactory(MappedEntities entities) {
            return entities.sessions();
        }
    }

    @Bean
    @ConditionalOnMissingBean(Session.class)
    SharedSession ormSession(SessionFactory sessions) {
        return new SharedSession(sessions);
    }

    @Bean
    @ConditionalOnMissingBean
    AsyncSessionFactory ormAsyncSessions(
            SessionFactory sessions, DataSource dataSource, ObjectProvider<ReaderPool> readers) {
        ReaderPool reading = readers.getIfAvailable();
        int size = ReaderPool.size(dataSource)
                + (reading == null
                        ? 0
                        : reading.dataSource().map(ReaderPool::size).orElse(0));
        return AsyncSessionFactory.of(sessions, size);
    }

    @Bean
    @ConditionalOnMissingBean(TransactionManager.class)
    OrmTransactionManager transactionManager(
            SessionFactory sessions, DataSource dataSource, ObjectProvider<TransactionManagerCustomizers> customizers) {
        OrmTransactionManager manager = new OrmTransactionManager(sessions, dataSource);
        customizers.ifAvailable(all -> all.customize(manager));
        return manager;
    }

    @Bean
    @ConditionalOnMissingBean
    static OrmExceptionTranslator ormExceptionTranslator() {
        return new OrmExceptionTranslator();
    }

    @Bean
    @ConditionalOnMissingBean(SQLExceptionTranslator.class)
    OrmSqlExceptionTranslator ormSqlExceptionTranslator(Engine engine) {
        return new OrmSqlExceptionTranslator(engine.dialect());
    }
}
