package dev.orm.spring.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity whose id the program assigns. */
@Entity
public class Topic {

    @Id
    private String code = "";

    private String label = "";

    protected Topic() {}

    public Topic(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String getCode() {
        return code;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }
}
