package dev.orm.demo.api;

import dev.orm.demo.service.AuthorService;
import dev.orm.demo.service.AuthorStats;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/authors}. */
@RestController
class AuthorsApi {

    private final AuthorService authors;

    AuthorsApi(AuthorService authors) {
        this.authors = authors;
    }

    @GetMapping("/api/authors")
    List<AuthorStats> list() {
        return authors.statistics();
    }
}
