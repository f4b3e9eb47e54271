package dev.orm.demo.service;

import dev.orm.demo.model.Post;
import dev.orm.demo.model.PostStatus;
import dev.orm.demo.model.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an author writes.
 *
 * @param slug null or empty to have one made of the title
 * @param status null for a draft
 * @param tags null for none
 * @param version of the post that was read and changed, null for a new post
 */
public record PostContent(
        @Nullable @NotNull(message = "Please choose an author.")
        Long authorId,

        @NotBlank(message = "Please give the post a title.")
        @Size(max = Post.TITLE_LENGTH, message = "At most {max} characters.")
        @Storable
        String title,

        @Nullable
        @Size(max = Post.SLUG_LENGTH, message = "At most {max} characters.")
        @Pattern(
                regexp = "(" + Slugs.PATTERN + ")?",
                message = "Only small letters a to z, digits, and single hyphens between them.")
        String slug,

        @NotBlank(message = "Please write something.")
        @Size(max = Post.BODY_LENGTH, message = "At most {max} characters.")
        @Storable
        String body,

        @Nullable PostStatus status,

        @Nullable @Size(max = 10, message = "At most {max} tags.")
        List<
                        @NotBlank(message = "A tag cannot be empty.")
                        @Size(max = Tag.NAME_LENGTH, message = "At most {max} characters per tag.") @Storable String>
                tags,

        @Nullable Integer version) {

    /** Puts null for an empty slug, a draft for no status and no tags for null. */
    public PostContent {
        slug = slug == null || slug.isBlank() ? null : slug;
        status = status == null ? PostStatus.DRAFT : status;
        tags = tags == null ? List.of() : tags;
    }
}
