package dev.orm.spring.model;

import dev.orm.spring.repository.OrmRepository;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;

public interface ArticleRepository extends OrmRepository<Article, Long> {

    List<Article> findByAuthor(@Nullable Person author);

    List<Article> findByAuthorNot(Person author);

    List<Article> findByAuthorIn(Collection<Person> authors);

    List<Article> findByAuthorIsNull();

    List<Article> findByAuthorId(Long id);

    List<Article> findByAuthorName(String name);

    List<Article> findByAuthorAddressCity(String city);

    List<Article> findByAuthorNameOrTitleOrderByTitle(String name, String title);

    List<Article> findByTopicsCode(String code);

    List<Article> findByTopicsContaining(Topic topic);

    List<Article> findByTitleNotNull(Sort sort);

    List<ByLine> findByTitleStartingWithOrderByTitle(String start);

    interface ByLine {
        String getTitle();

        @Nullable
        Writer getAuthor();

        interface Writer {
            String getName();
        }
    }
}
