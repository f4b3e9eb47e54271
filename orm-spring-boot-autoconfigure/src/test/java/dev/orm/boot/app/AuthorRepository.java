package dev.orm.boot.app;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;
import java.util.Optional;

public interface AuthorRepository extends OrmRepository<Author, Long> {

    Optional<Author> findByName(String name);

    List<Author> findByBooksGreaterThanOrderByName(int books);
}
