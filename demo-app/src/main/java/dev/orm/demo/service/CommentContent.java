package dev.orm.demo.service;

import dev.orm.demo.model.Comment;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a reader writes. */
public record CommentContent(
        @NotBlank(message = "Please tell your name.")
        @Size(max = Comment.NAME_LENGTH, message = "At most {max} characters.")
        @Storable
        String authorName,

        @NotBlank(message = "Please write something.")
        @Size(max = Comment.BODY_LENGTH, message = "At most {max} characters.")
        @Storable
        String body) {}
