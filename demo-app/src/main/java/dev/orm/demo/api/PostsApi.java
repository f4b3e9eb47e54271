package dev.orm.demo.api;

import dev.orm.demo.model.PostStatus;
import dev.orm.demo.service.PostContent;
import dev.orm.demo.service.PostDetails;
import dev.orm.demo.service.PostFilter;
import dev.orm.demo.service.PostService;
import dev.orm.demo.service.PostSummary;
import dev.orm.demo.service.Storable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.web.PagedModel;
import org.springframework.data.web.SortDefault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/posts}. */
@RestController
@RequestMapping("/api/posts")
class PostsApi {

    private final PostService posts;

    PostsApi(PostService posts) {
        this.posts = posts;
    }

    /** A page of posts; the order may name any attribute of a post, such as {@code sort=title,desc}. */
    @GetMapping
    PagedModel<PostSummary> list(
            @RequestParam(defaultValue = "") @Size(max = 100, message = "At most {max} characters.") @Storable String q,
            @RequestParam(defaultValue = "") @Size(max = 100, message = "At most {max} characters.") @Storable
                    String tag,
            @RequestParam(required = false) @Nullable Long author,
            @RequestParam(defaultValue = "PUBLISHED") PostStatus status,
            @RequestParam(defaultValue = "0") @Min(value = 0, message = "The first page is {value}.") int page,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "At least {value} post per page.")
                    @Max(value = 100, message = "At most {value} posts per page.")
                    int size,
            @SortDefault(sort = "createdAt", direction = Sort.Direction.DESC) Sort sort) {
        return new PagedModel<>(posts.find(
                new PostFilter(q, tag, author, status),
                PageRequest.of(page, size, sort.and(Sort.by(Sort.Direction.DESC, "id")))));
    }

    @GetMapping("/{id}")
    PostDetails get(@PathVariable long id) {
        return posts.get(id);
    }

    @PostMapping
    ResponseEntity<PostDetails> create(@Valid @RequestBody PostContent content) {
        PostDetails created = posts.create(content);
        return ResponseEntity.created(URI.create("/api/posts/" + created.id())).body(created);
    }

    @PutMapping("/{id}")
    PostDetails update(@PathVariable long id, @Valid @RequestBody PostContent content) {
        return posts.update(id, content);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestParam(required = false) @Nullable Integer version) {
        if (version == null) {
            posts.delete(id);
        } else {
            posts.delete(id, version);
        }
    }
}
