package dev.orm.demo.web;

import dev.orm.demo.model.PostStatus;
import dev.orm.demo.service.AuthorService;
import dev.orm.demo.service.CommentDetails;
import dev.orm.demo.service.CommentService;
import dev.orm.demo.service.PostDetails;
import dev.orm.demo.service.PostFilter;
import dev.orm.demo.service.PostService;
import dev.orm.demo.service.Storable;
import dev.orm.demo.service.TagService;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for readers: the list, a post with its comments, the authors. */
@Controller
class ReadingPages {

    private static final int PAGE_SIZE = 12;

    private final PostService posts;
    private final CommentService comments;
    private final AuthorService authors;
    private final TagService tags;
    private final FormCheck check;

    ReadingPages(PostService posts, CommentService comments, AuthorService authors, TagService tags, FormCheck check) {
        this.posts = posts;
        this.comments = comments;
        this.authors = authors;
        this.tags = tags;
        this.check = check;
    }

    @GetMapping({"/", "/posts"})
    String list(
            @RequestParam(defaultValue = "") @Size(max = 100) @Storable String q,
            @RequestParam(defaultValue = "") @Size(max = 100) @Storable String tag,
            @RequestParam(required = false) @Nullable Long author,
            @RequestParam(defaultValue = "NEWEST") PostOrder order,
            @RequestParam(defaultValue = "PUBLISHED") PostStatus status,
            @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
            Model model) {
        model.addAttribute(
                "list",
                new ListView(
                        q,
                        tag,
                        author,
                        order,
                        status,
                        posts.find(
                                new PostFilter(q, tag, author, status),
                                PageRequest.of(page - 1, PAGE_SIZE, order.sort()))));
        model.addAttribute("tags", tags.statistics());
        model.addAttribute("orders", PostOrder.values());
        return "posts";
    }

    @GetMapping("/posts/{slug}")
    String post(@PathVariable String slug, @ModelAttribute("comment") CommentForm form, Model model) {
        model.addAttribute("post", posts.get(slug));
        return "post";
    }

    @PostMapping("/posts/{slug}/comments")
    String comment(
            @PathVariable String slug,
            @ModelAttribute("comment") CommentForm form,
            BindingResult fields,
            Model model,
            HttpServletResponse response) {
        PostDetails post = posts.get(slug);
        if (!check.isValid(form.content(), fields)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("post", post);
            return "post";
        }
        CommentDetails added = comments.add(post.id(), form.content());
        return "redirect:/posts/" + slug + "#comment-" + added.id();
    }

    @GetMapping("/authors")
    String authors(Model model) {
        model.addAttribute("authors", authors.statistics());
        return "authors";
    }
}
