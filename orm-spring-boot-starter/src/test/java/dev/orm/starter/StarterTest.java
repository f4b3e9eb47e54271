package dev.orm.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class StarterTest {

    @Test
    void isEnoughForAnApplicationOnAFile(@TempDir Path directory) {
        Path file = directory.resolve("notes.db");
        try (ConfigurableApplicationContext context = start(file)) {
            NoteRepository notes = context.getBean(NoteRepository.class);
            notes.save(new Note("buy milk"));
            notes.save(new Note("buy bread"));
            notes.save(new Note("call Ada"));
        }
        try (ConfigurableApplicationContext context = start(file)) {
            assertThat(context.getBean(NoteRepository.class).findByTextStartingWithOrderByText("buy"))
                    .extracting(Note::getText)
                    .containsExactly("buy bread", "buy milk");
        }
    }

    @Test
    void bringsTheDriverOfPostgresql() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:postgresql://localhost/notes")).isNotNull();
    }

    @Test
    void bringsNoDatabaseBesides() {
        assertThatThrownBy(() -> Class.forName("org.h2.Driver")).isInstanceOf(ClassNotFoundException.class);
    }

    private static ConfigurableApplicationContext start(Path file) {
        return SpringApplication.run(
                NoteApplication.class, "--spring.main.banner-mode=off", "--orm.sqlite.file=" + file);
    }
}
