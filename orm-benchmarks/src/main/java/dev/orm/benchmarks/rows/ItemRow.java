package dev.orm.benchmarks.rows;

/** A row of the table {@code item}: ten columns, as an object with getters. */
public interface ItemRow {

    long getId();

    String getName();

    String getCategory();

    String getDescription();

    String getCode();

    int getQuantity();

    int getStock();

    long getWeight();

    double getPrice();

    boolean isActive();
}
