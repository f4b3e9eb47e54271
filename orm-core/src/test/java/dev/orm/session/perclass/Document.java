package dev.orm.session.perclass;

import dev.orm.mapping.SoftDelete;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A class with rows of its own that others extend. */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
@Table(name = "documents", uniqueConstraints = @UniqueConstraint(columnNames = {"title", "folder_name"}))
public class Document {

    @Id
    @GeneratedValue
    private UUID id;

    @Column(unique = true)
    private String title;

    @SoftDelete
    private boolean gone;

    @ManyToOne
    private Folder folder;

    @ElementCollection
    @OrderColumn(name = "place")
    private List<String> pages = new ArrayList<>();

    protected Document() {}

    public Document(String title) {
        this.title = title;
    }

    public UUID getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public boolean isGone() {
        return gone;
    }

    public Folder getFolder() {
        return folder;
    }

    public void setFolder(Folder folder) {
        this.folder = folder;
    }

    public List<String> getPages() {
        return pages;
    }
}
