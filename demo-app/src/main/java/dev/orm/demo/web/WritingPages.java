package dev.orm.demo.web;

import dev.orm.demo.service.AuthorChoice;
import dev.orm.demo.service.AuthorService;
import dev.orm.demo.service.InvalidFieldException;
import dev.orm.demo.service.PostContent;
import dev.orm.demo.service.PostDetails;
import dev.orm.demo.service.PostService;
import dev.orm.demo.service.SlugTakenException;
import dev.orm.demo.service.StalePostException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages for authors: the form that writes or changes a post, and its deletion. */
@Controller
class WritingPages {

    private final PostService posts;
    private final AuthorService authors;
    private final FormCheck check;

    WritingPages(PostService posts, AuthorService authors, FormCheck check) {
        this.posts = posts;
        this.authors = authors;
        this.check = check;
    }

    @GetMapping("/write")
    String write(Model model) {
        model.addAttribute("form", new PostForm());
        return form(null, model);
    }

    @PostMapping("/write")
    String create(
            @ModelAttribute("form") PostForm form,
            BindingResult fields,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return save(null, form, fields, model, redirect, response);
    }

    @GetMapping("/posts/{slug}/edit")
    String edit(@PathVariable String slug, Model model) {
        PostDetails post = posts.get(slug);
        model.addAttribute("form", PostForm.of(post));
        return form(post, model);
    }

    @PostMapping("/posts/{slug}/edit")
    String update(
            @PathVariable String slug,
            @ModelAttribute("form") PostForm form,
            BindingResult fields,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return save(posts.get(slug), form, fields, model, redirect, response);
    }

    @PostMapping("/posts/{slug}/delete")
    String delete(@PathVariable String slug, @RequestParam int version, RedirectAttributes redirect) {
        PostDetails post = posts.get(slug);
        posts.delete(post.id(), version);
        redirect.addFlashAttribute("notice", "“" + post.title() + "” was deleted.");
        return "redirect:/posts";
    }

    private String save(
            @Nullable PostDetails existing,
            PostForm form,
            BindingResult fields,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        PostContent content = form.content();
        if (check.isValid(content, fields)) {
            try {
                PostDetails saved = existing == null ? posts.create(content) : posts.update(existing.id(), content);
                redirect.addFlashAttribute(
                        "notice", existing == null ? "The post is stored." : "The changes are stored.");
                return "redirect:/posts/" + saved.slug();
            } catch (InvalidFieldException e) {
                fields.rejectValue(e.field(), "invalid", String.valueOf(e.getMessage()));
            } catch (SlugTakenException e) {
                status = HttpStatus.CONFLICT;
                fields.rejectValue("slug", "taken", String.valueOf(e.getMessage()));
            } catch (StalePostException | OptimisticLockingFailureException e) {
                // What the user wrote must not be lost: the form comes back with it.
                status = HttpStatus.CONFLICT;
                model.addAttribute("stale", true);
            }
        }
        response.setStatus(status.value());
        return form(existing, model);
    }

    private String form(@Nullable PostDetails existing, Model model) {
        List<AuthorChoice> choices = new ArrayList<>(authors.choices());
        if (existing != null) {
            model.addAttribute("post", existing);
            // Who has stopped writing stays the author of what was written before.
            AuthorChoice current = new AuthorChoice(existing.authorId(), existing.author());
            if (!choices.contains(current)) {
                choices.add(current);
            }
        }
        model.addAttribute("authors", choices);
        return "form";
    }
}
