package dev.orm.demo.service;

import dev.orm.demo.model.Comment;
import dev.orm.demo.model.Post;
import dev.orm.demo.repository.CommentRepository;
import dev.orm.demo.repository.PostRepository;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Comments of posts. */
@Service
@Transactional
public class CommentService {

    private final CommentRepository comments;
    private final PostRepository posts;
    private final Clock clock;

    CommentService(CommentRepository comments, PostRepository posts, Clock clock) {
        this.comments = comments;
        this.posts = posts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<CommentDetails> of(long postId) {
        post(postId);
        return comments.findByPostIdOrderByCreatedAtAscIdAsc(postId).stream()
                .map(PostViews::details)
                .toList();
    }

    @Transactional(readOnly = true)
    public CommentDetails get(long postId, long commentId) {
        return PostViews.details(comment(postId, commentId));
    }

    public CommentDetails add(long postId, CommentContent content) {
        Comment comment = post(postId)
                .addComment(content.authorName().strip(), content.body().strip(), clock.instant());
        // Now, so that the comment has its number.
        comments.flush();
        return PostViews.details(comment);
    }

    /** Takes a comment off its post, which deletes it. */
    public void delete(long postId, long commentId) {
        Comment comment = comment(postId, commentId);
        comment.getPost().removeComment(comment);
    }

    private Comment comment(long postId, long commentId) {
        return comments.findByIdAndPostId(commentId, postId)
                .orElseThrow(() -> new NotFoundException("The post has no comment with the number " + commentId + "."));
    }

    private Post post(long id) {
        return posts.findById(id)
                .orElseThrow(() -> new NotFoundException("There is no post with the number " + id + "."));
    }
}
