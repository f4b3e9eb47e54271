package dev.orm.tour.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.tour.stores.audit.AuditEntry;
import dev.orm.tour.stores.audit.AuditRepository;
import dev.orm.tour.stores.blog.Note;
import dev.orm.tour.stores.blog.NoteRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last example of docs/spring.md. */
@EachDatabase
class TwoDataSourcesTest {

    @Test
    void keepsEachEntityInItsDatabase(TestDatabase database, @TempDir Path folder) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoresApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--audit.datasource.jdbc-url=jdbc:sqlite:" + folder.resolve("audit.db"))) {
            context.getBean(NoteRepository.class).save(new Note("kept in the first"));
            context.getBean(AuditRepository.class).save(new AuditEntry("kept in the second"));
            assertThat(context.getBean(NoteRepository.class).count()).isEqualTo(1);
            assertThat(context.getBean(AuditRepository.class).count()).isEqualTo(1);
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select count(*) from note").query(Long.class).single())
                    .isEqualTo(1);
            assertThatThrownBy(() -> jdbc.sql("select count(*) from audit_entry")
                            .query(Long.class)
                            .single())
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        }
    }
}
