package dev.orm.session.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.util.Map;

/** Has a column of its own in a joined table, whose key is called otherwise. */
@Entity
@PrimaryKeyJoinColumn(name = "document_id")
public class Document extends Asset {

    private int pages;

    protected Document() {}

    public Document(String mark) {
        super(mark);
    }

    public int pages() {
        return pages;
    }

    public void pages(int value) {
        pages = value;
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = super.shown();
        shown.put("pages", pages);
        return shown;
    }
}
