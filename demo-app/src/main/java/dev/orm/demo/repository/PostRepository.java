package dev.orm.demo.repository;

import dev.orm.demo.model.Post;
import dev.orm.spring.repository.OrmRepository;
import java.util.List;
import java.util.Optional;

/** Posts. */
public interface PostRepository extends OrmRepository<Post, Long> {

    Optional<Post> findBySlug(String slug);

    boolean existsBySlug(String slug);

    boolean existsBySlugAndIdNot(String slug, Long id);

    List<SlugOnly> findBySlugStartingWith(String start);

    /** Reads the slug and nothing else. */
    interface SlugOnly {
        String getSlug();
    }
}
