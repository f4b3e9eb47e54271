package dev.orm.demo.web;

import dev.orm.demo.model.PostStatus;
import dev.orm.demo.service.PostContent;
import dev.orm.demo.service.PostDetails;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the form that writes a post, as a browser sends them. */
class PostForm {

    private @Nullable Long authorId;
    private String title = "";
    private String slug = "";
    private String body = "";
    private String tags = "";
    private boolean published;
    private @Nullable Integer version;

    static PostForm of(PostDetails post) {
        PostForm form = new PostForm();
        form.authorId = post.authorId();
        form.title = post.title();
        form.slug = post.slug();
        form.body = post.body();
        form.tags = String.join(", ", post.tags());
        form.published = post.status() == PostStatus.PUBLISHED;
        form.version = post.version();
        return form;
    }

    PostContent content() {
        List<String> names =
                Arrays.stream(tags.split(",")).filter(name -> !name.isBlank()).toList();
        // Browsers send line ends as CR LF.
        String text = body.replace("\r\n", "\n");
        return new PostContent(
                authorId,
                title,
                slug.strip(),
                text,
                published ? PostStatus.PUBLISHED : PostStatus.DRAFT,
                names,
                version);
    }

    public @Nullable Long getAuthorId() {
        return authorId;
    }

    public void setAuthorId(@Nullable Long authorId) {
        this.authorId = authorId;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public boolean isPublished() {
        return published;
    }

    public void setPublished(boolean published) {
        this.published = published;
    }

    public @Nullable Integer getVersion() {
        return version;
    }

    public void setVersion(@Nullable Integer version) {
        this.version = version;
    }
}
