package dev.orm.boot.autoconfigure;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if nothing says which database is meant. Credentials without a URL count as saying so: whoever sets them forgot
 * the URL, and must not end up on an empty SQLite file without noticing.
 */
class OnNoDataSourceCondition extends SpringBootCondition {

    private static final List<String> PROPERTIES = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.datasource.driver-class-name",
            "spring.datasource.jndi-name",
            "spring.datasource.type",
            "spring.datasource.xa.data-source-class-name",
            "spring.datasource.embedded-database-connection",
            "spring.datasource.hikari.jdbc-url",
            "spring.datasource.hikari.data-source-class-name",
            "spring.datasource.hikari.data-source-jndi");

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("No data source");
        for (String property : PROPERTIES) {
            if (context.getEnvironment().containsProperty(property)) {
                return ConditionOutcome.noMatch(message.found("property").items(property));
            }
        }
        EmbeddedDatabaseConnection embedded = EmbeddedDatabaseConnection.get(context.getClassLoader());
        if (embedded != EmbeddedDatabaseConnection.NONE) {
            return ConditionOutcome.noMatch(message.found("embedded database").items(embedded));
        }
        return ConditionOutcome.match(message.because("no data source is configured"));
    }
}
