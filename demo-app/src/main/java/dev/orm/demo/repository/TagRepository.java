package dev.orm.demo.repository;

import dev.orm.demo.model.Tag;
import dev.orm.spring.repository.OrmRepository;
import java.util.Collection;
import java.util.List;

/** Tags. */
public interface TagRepository extends OrmRepository<Tag, Long> {

    List<Tag> findByNameIn(Collection<String> names);
}
