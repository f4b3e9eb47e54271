package dev.orm.tour.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.Session;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The example of docs/types.md with Jackson; from database to database only the URL and the credentials change. */
@EachDatabase
class JsonColumnTest {

    private static final Address LONDON = new Address("St James's Square 12", "London", LocalDate.of(1835, 7, 8));
    private static final Address ASHLEY = new Address("Ashley Combe", "Porlock", LocalDate.of(1843, 5, 1));

    private ConfigurableApplicationContext context;
    private CustomerRepository customers;

    @BeforeEach
    void start(TestDatabase database) {
        context = new SpringApplicationBuilder(CustomerApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password());
        customers = context.getBean(CustomerRepository.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    @Tag("CORE-44")
    void keepsRecordsListsAndMaps() {
        Customer ada = new Customer(LONDON);
        ada.getSettings()
                .putAll(Map.of(
                        "theme",
                        "dark",
                        "rate",
                        new BigDecimal("0.12345678901234567890123"),
                        "tags",
                        List.of("math", "é😀")));
        Long id = customers.save(ada).getId();
        Customer read = customers.findById(id).orElseThrow();
        assertThat(read.getAddress()).isEqualTo(LONDON);
        assertThat(read.getFormerAddresses()).isEmpty();
        assertThat(read.getSettings())
                .isEqualTo(Map.of(
                        "theme",
                        "dark",
                        "rate",
                        new BigDecimal("0.12345678901234567890123"),
                        "tags",
                        List.of("math", "é😀")));
    }

    @Test
    @Tag("CORE-44")
    void findsChangesInside() {
        Long id = customers.save(new Customer(LONDON)).getId();
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            Customer ada = context.getBean(Session.class).getOrThrow(Customer.class, id);
            ada.moveTo(ASHLEY);
            ada.getSettings().put("theme", "light");
        });
        Customer read = customers.findById(id).orElseThrow();
        assertThat(read.getAddress()).isEqualTo(ASHLEY);
        assertThat(read.getFormerAddresses()).containsExactly(LONDON);
        assertThat(read.getSettings()).containsEntry("theme", "light");
    }
}
