package dev.orm.tour.replica;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class ReplicaApplication {

    @Bean(defaultCandidate = false)
    @Qualifier("ormReadOnlyDataSource")
    @ConfigurationProperties("app.replica")
    HikariDataSource replica() {
        return new HikariDataSource();
    }
}
