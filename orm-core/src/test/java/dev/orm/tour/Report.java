package dev.orm.tour;

import static dev.orm.sql.Sql.when;

import dev.orm.mapping.Computed;
import dev.orm.sql.Expression;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;

/** An entity with a long text, and a computed attribute. */
@Entity
class Report {

    @Id
    @GeneratedValue
    private Long id;

    private String title;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    private String text;

    @Computed
    private boolean isLong;

    static Expression<Boolean> isLong(QReport path) {
        return when(path.text.length().gt(1000), true).otherwise(false);
    }

    protected Report() {}

    Report(String title, String text) {
        this.title = title;
        this.text = text;
    }

    boolean isLong() {
        return isLong;
    }

    String getText() {
        return text;
    }
}
