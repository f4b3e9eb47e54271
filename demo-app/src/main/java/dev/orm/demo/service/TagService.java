package dev.orm.demo.service;

import static dev.orm.demo.model.QPost.post;
import static dev.orm.demo.model.QTag.tag;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;

import dev.orm.demo.model.PostStatus;
import dev.orm.demo.model.Tag;
import dev.orm.demo.repository.TagRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tags. */
@Service
@Transactional(readOnly = true)
public class TagService {

    private final TagRepository tags;

    TagService(TagRepository tags) {
        this.tags = tags;
    }

    /** The tags of published posts with their counts, in one statement. */
    public List<TagStats> statistics() {
        return tags.query(select(TagStats::new, tag.name, count(post))
                        .from(post)
                        .join(post.tags, tag)
                        .where(post.status.eq(PostStatus.PUBLISHED))
                        .groupBy(tag.id, tag.name)
                        .orderBy(tag.name.asc()))
                .list();
    }

    /** Finds tags by their names and makes those that are missing. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Tag> named(Collection<String> names) {
        List<String> wanted = TagNames.normalized(names);
        List<Tag> found = new ArrayList<>(tags.findByNameIn(wanted));
        Set<String> there = found.stream().map(Tag::getName).collect(Collectors.toSet());
        for (String name : wanted) {
            if (!there.contains(name)) {
                found.add(tags.save(new Tag(name)));
            }
        }
        return found;
    }
}
