package dev.orm.demo.api;

import dev.orm.demo.service.TagService;
import dev.orm.demo.service.TagStats;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/tags}. */
@RestController
class TagsApi {

    private final TagService tags;

    TagsApi(TagService tags) {
        this.tags = tags;
    }

    @GetMapping("/api/tags")
    List<TagStats> list() {
        return tags.statistics();
    }
}
