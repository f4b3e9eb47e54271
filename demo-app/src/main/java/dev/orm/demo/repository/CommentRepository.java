package dev.orm.demo.repository;

import dev.orm.demo.model.Comment;
import dev.orm.spring.repository.OrmRepository;
import java.util.List;
import java.util.Optional;

/** Comments. */
public interface CommentRepository extends OrmRepository<Comment, Long> {

    List<Comment> findByPostIdOrderByCreatedAtAscIdAsc(Long postId);

    Optional<Comment> findByIdAndPostId(Long id, Long postId);
}
