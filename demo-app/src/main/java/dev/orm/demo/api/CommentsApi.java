package dev.orm.demo.api;

import dev.orm.demo.service.CommentContent;
import dev.orm.demo.service.CommentDetails;
import dev.orm.demo.service.CommentService;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/posts/{id}/comments}. */
@RestController
@RequestMapping("/api/posts/{postId}/comments")
class CommentsApi {

    private final CommentService comments;

    CommentsApi(CommentService comments) {
        this.comments = comments;
    }

    @GetMapping
    List<CommentDetails> list(@PathVariable long postId) {
        return comments.of(postId);
    }

    @PostMapping
    ResponseEntity<CommentDetails> add(@PathVariable long postId, @Valid @RequestBody CommentContent content) {
        CommentDetails added = comments.add(postId, content);
        return ResponseEntity.created(URI.create("/api/posts/" + postId + "/comments/" + added.id()))
                .body(added);
    }

    @GetMapping("/{commentId}")
    CommentDetails get(@PathVariable long postId, @PathVariable long commentId) {
        return comments.get(postId, commentId);
    }

    @DeleteMapping("/{commentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long postId, @PathVariable long commentId) {
        comments.delete(postId, commentId);
    }
}
