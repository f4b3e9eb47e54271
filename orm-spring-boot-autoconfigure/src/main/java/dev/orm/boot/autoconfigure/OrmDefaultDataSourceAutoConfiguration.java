package dev.orm.boot.autoconfigure;

import java.nio.file.Path;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration for a SQLite file as the database of an application that configures none. The pool stays the one that
 * Spring Boot makes.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass(name = "org.sqlite.JDBC")
@Conditional(OnNoDataSourceCondition.class)
@ConditionalOnMissingBean({JdbcConnectionDetails.class, DataSource.class, XADataSource.class})
@EnableConfigurationProperties(OrmProperties.class)
public final class OrmDefaultDataSourceAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(OrmDefaultDataSourceAutoConfiguration.class);

    @Bean
    SqliteConnectionDetails ormSqliteConnectionDetails(OrmProperties properties, Environment environment) {
        Path configured = properties.sqlite().file();
        String file = configured == null ? nameOf(environment) : configured.toString();
        if (file.indexOf('?') >= 0) {
            throw new SqliteFileException(file, "has a '?' in its name, which begins the parameters of a URL");
        }
        SqliteConnectionDetails details = new SqliteConnectionDetails("jdbc:sqlite:" + file);
        log.info(
                "No spring.datasource.url is set: using the SQLite file {}",
                Path.of(file).toAbsolutePath().normalize());
        return details;
    }

    /** The application's name may hold anything; only what is harmless in a file name is kept. */
    private static String nameOf(Environment environment) {
        String application = environment.getProperty("spring.application.name", "");
        String name = application.trim().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return (StringUtils.hasText(name) && !name.startsWith(".") ? name : "app") + ".db";
    }
}
