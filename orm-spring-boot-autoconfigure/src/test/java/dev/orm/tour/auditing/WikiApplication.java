package dev.orm.tour.auditing;

import dev.orm.spring.auditing.EnableOrmAuditing;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.AuditorAware;

@SpringBootApplication
@EnableOrmAuditing
public class WikiApplication {

    @Bean
    AuditorAware<String> auditor(CurrentUser user) {
        return () -> Optional.ofNullable(user.name());
    }

    @Bean
    CurrentUser currentUser() {
        return () -> "ada";
    }

    /** Who is logged in. */
    interface CurrentUser {
        String name();
    }
}
