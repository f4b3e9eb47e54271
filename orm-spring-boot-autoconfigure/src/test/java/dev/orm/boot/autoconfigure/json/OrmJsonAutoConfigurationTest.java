package dev.orm.boot.autoconfigure.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.session.SessionFactory;
import dev.orm.tour.types.Address;
import dev.orm.tour.types.Customer;
import dev.orm.type.JsonFormat;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OrmJsonAutoConfigurationTest {

    private static final Address HOME = new Address("Main Street 7", "London", LocalDate.of(2026, 1, 2));

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withInitializer(context -> AutoConfigurationPackages.register(
                        (BeanDefinitionRegistry) context.getBeanFactory(), Customer.class.getPackageName()))
                .withPropertyValues("spring.datasource.url=jdbc:sqlite:" + directory.resolve("test.db"))
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class, OrmAutoConfiguration.class, OrmJsonAutoConfiguration.class));
    }

    private ApplicationContextRunner withJackson() {
        return runner().withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class));
    }

    private static String stored(SessionFactory sessions) {
        sessions.inTransaction(session -> session.add(new Customer(HOME)));
        return sessions.inReadOnlyTransaction(session -> session.unsafeSql("select address from customer")
                .list(String.class)
                .get(0));
    }

    @Test
    void givesTheMapperOfTheApplicationToTheSessionFactory() {
        withJackson()
                .withPropertyValues("spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE")
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(JsonFormat.class);
                    assertThat(stored(context.getBean(SessionFactory.class)))
                            .isEqualTo("{\"City\":\"London\",\"Since\":\"2026-01-02\",\"Street\":\"Main Street 7\"}");
                });
    }

    @Test
    void leavesTheFormatOfTheUser() {
        withJackson().withBean("mine", JsonFormat.class, Fixed::new).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(JsonFormat.class).hasBean("mine");
            assertThat(stored(context.getBean(SessionFactory.class))).isEqualTo("\"fixed\"");
        });
    }

    @Test
    void saysWhatIsMissingWithoutAMapper() {
        runner().run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("needs a JsonFormat")
                .hasMessageContaining("spring-boot-starter-jackson"));
    }

    @Test
    void needsNoJackson() {
        runner().withBean(JsonFormat.class, Fixed::new)
                .withClassLoader(new FilteredClassLoader("tools.jackson"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SessionFactory.class)
                        .doesNotHaveBean(OrmJsonAutoConfiguration.class));
    }

    static final class Fixed implements JsonFormat {

        @Override
        public String write(Object value, Type type) {
            return "\"fixed\"";
        }

        @Override
        public Object read(String json, Type type) {
            if (type == Address.class) {
                return HOME;
            }
            return type.getTypeName().startsWith("java.util.List") ? new ArrayList<>() : new LinkedHashMap<>();
        }
    }
}
