package dev.orm.tour.stores.audit;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.engine.Engine;
import dev.orm.session.SessionFactory;
import dev.orm.spring.repository.config.EnableOrmRepositories;
import dev.orm.spring.transaction.OrmTransactionManager;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableOrmRepositories(sessionFactoryRef = "auditSessions", transactionManagerRef = "auditTransactions")
class AuditConfiguration {

    @Bean(defaultCandidate = false)
    @ConfigurationProperties("audit.datasource")
    HikariDataSource auditDataSource() {
        return new HikariDataSource();
    }

    @Bean(defaultCandidate = false)
    SessionFactory auditSessions(@Qualifier("auditDataSource") DataSource dataSource) {
        SessionFactory sessions = SessionFactory.builder(Engine.create(dataSource))
                .entities(AuditEntry.class)
                .build();
        sessions.schema().createMissing();
        return sessions;
    }

    @Bean(defaultCandidate = false)
    OrmTransactionManager auditTransactions(
            @Qualifier("auditSessions") SessionFactory sessions, @Qualifier("auditDataSource") DataSource dataSource) {
        return new OrmTransactionManager(sessions, dataSource);
    }
}
