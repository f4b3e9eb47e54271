package dev.orm.spring.model;

import dev.orm.spring.repository.Modifying;
import dev.orm.spring.repository.OrmRepository;
import dev.orm.spring.repository.Query;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.query.Param;

public interface TopicRepository extends OrmRepository<Topic, String> {

    List<Topic> startingWith(String start);

    int longest();

    List<Labelled> among(Collection<String> labels);

    @Query(name = "Topic.startingWith")
    List<Topic> withFirstLetters(@Param("start") String letters);

    @Query(name = "Topic.startingWith")
    Page<Topic> startingAt(String start, Pageable pageable);

    /** Is no derived query, because SQL is called after it. */
    List<Topic> findByLabel(String label);

    @Query("select 'of the method'")
    List<String> declared();

    /** Stands in the file of named queries and at the entity. */
    List<String> inBoth();

    Page<Topic> paged(Pageable pageable);

    @Modifying
    int rename(String label, String after);

    record Labelled(String label) {}
}
