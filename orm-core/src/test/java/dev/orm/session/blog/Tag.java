package dev.orm.session.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.ArrayList;
import java.util.List;

/** Its id is given by the program. */
@Entity
public class Tag {

    @Id
    private String name = "";

    private String description = "";

    @ManyToMany(mappedBy = "tags")
    private List<Post> posts = new ArrayList<>();

    protected Tag() {}

    public Tag(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public List<Post> getPosts() {
        return posts;
    }
}
