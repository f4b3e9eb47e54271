package dev.orm.boot.faulty.repository;

import dev.orm.boot.app.Author;
import dev.orm.spring.repository.OrmRepository;
import java.util.List;

public interface MisspeltRepository extends OrmRepository<Author, Long> {

    List<Author> findByNmae(String name);
}
