package dev.orm.boot.chinook;

import dev.orm.mapping.NamingStrategy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Chinook {

    /** The file calls album_id AlbumId; nothing else differs. */
    @Bean
    NamingStrategy naming(@Value("${spring.datasource.url}") String url) {
        return url.startsWith("jdbc:sqlite:") ? NamingStrategy.PASCAL_CASE : NamingStrategy.AS_MAPPED;
    }
}
