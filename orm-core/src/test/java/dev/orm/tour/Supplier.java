package dev.orm.tour;

/** Stands for a class of a library, which has no annotations. */
public class Supplier {

    private Long number;
    private String name;
    private int rating;

    protected Supplier() {}

    public Supplier(String name) {
        this.name = name;
    }

    public Long getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    public int getRating() {
        return rating;
    }
}
