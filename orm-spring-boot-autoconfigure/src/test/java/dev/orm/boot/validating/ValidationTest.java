package dev.orm.boot.validating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.EntityValidator;
import dev.orm.session.SessionFactory;
import jakarta.validation.ConstraintViolationException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jakarta Validation checks entities before they are written, if it is there. */
class ValidationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Newsletter {}

    @Configuration(proxyBeanMethods = false)
    static class WithoutValidation {

        @Bean
        EntityValidator nothing() {
            return new EntityValidator() {
                @Override
                public boolean validates(Class<?> entity) {
                    return false;
                }

                @Override
                public void validate(Object entity) {
                    throw new AssertionError("nothing is validated");
                }
            };
        }
    }

    @Test
    @Tag("MAP-09")
    void whatIsWrongIsNotWritten(@TempDir Path directory) {
        with(
                sessions -> {
                    assertThatThrownBy(() -> sessions.inTransactionWithoutResult(
                                    session -> session.add(new Subscriber("no address"))))
                            .isInstanceOfSatisfying(
                                    ConstraintViolationException.class,
                                    wrong -> assertThat(wrong.getConstraintViolations())
                                            .singleElement()
                                            .satisfies(one -> assertThat(one.getPropertyPath())
                                                    .hasToString("mail")));
                    Subscriber ada = new Subscriber("ada@example.org");
                    sessions.inTransactionWithoutResult(session -> session.add(ada));
                    assertThatThrownBy(() -> sessions.inTransactionWithoutResult(session ->
                                    session.get(Subscriber.class, ada.getId()).setLetters(-1)))
                            .isInstanceOf(ConstraintViolationException.class);
                    assertThat(count(sessions)).isEqualTo(1);
                },
                directory,
                Newsletter.class);
    }

    @Test
    @Tag("MAP-09")
    void anotherValidatorTakesItsPlace(@TempDir Path directory) {
        with(
                sessions -> {
                    sessions.inTransactionWithoutResult(session -> session.add(new Subscriber("no address")));
                    assertThat(count(sessions)).isEqualTo(1);
                },
                directory,
                Newsletter.class,
                WithoutValidation.class);
    }

    private static Long count(SessionFactory sessions) {
        return sessions.inReadOnlyTransaction(session -> session.unsafeSql("select count(*) from subscriber")
                .list(Long.class)
                .get(0));
    }

    private static void with(Consumer<SessionFactory> work, Path directory, Class<?>... configuration) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:sqlite:" + directory.resolve("validation.db"))
                .run()) {
            work.accept(context.getBean(SessionFactory.class));
        }
    }
}
