package dev.orm.tour.blog;

import dev.orm.spring.repository.Modifying;
import dev.orm.spring.repository.OrmRepository;
import dev.orm.spring.repository.Query;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;

public interface PostRepository extends OrmRepository<Post, Long> {

    List<Post> findByTitleContainingIgnoreCase(String text, Sort sort);

    Page<Post> findByAuthorName(String name, Pageable pageable);

    Slice<Post> findByAuthorActiveTrue(Pageable pageable);

    List<Post> findByTagsNameIn(Collection<String> names, Limit limit);

    List<Post> findTop3ByOrderByIdDesc();

    Stream<Post> streamByBodyNotNull();

    boolean existsByTitle(String title);

    long countByAuthorName(String name);

    long deleteByAuthorName(String name);

    List<Headline> findHeadlinesByAuthorNameOrderByTitle(String name);

    List<TitleOnly> findTitlesByAuthorNameOrderByTitle(String name);

    record Headline(Long id, String title) {}

    interface TitleOnly {

        String getTitle();
    }

    @Query("select * from post where title like :start || '%' order by title")
    List<Post> startingWith(String start);

    @Modifying
    @Query("update post set title = upper(title), version = version + 1 where id in (:ids)")
    int shout(Collection<Long> ids);

    List<Post> withoutComments();
}
