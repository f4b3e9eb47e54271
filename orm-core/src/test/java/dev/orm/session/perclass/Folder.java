package dev.orm.session.perclass;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;

/** Holds documents of several classes in an order of their own. */
@Entity
public class Folder {

    @Id
    private String name;

    @OneToMany(mappedBy = "folder", cascade = CascadeType.ALL)
    @OrderColumn(name = "place")
    private List<Document> documents = new ArrayList<>();

    protected Folder() {}

    public Folder(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public List<Document> getDocuments() {
        return documents;
    }
}
