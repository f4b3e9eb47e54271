package dev.orm.benchmarks.ours;

import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Items;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "item")
public class Item implements ItemRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";
    private String category = "";
    private String description = "";
    private String code = "";
    private int quantity;
    private int stock;
    private long weight;
    private double price;
    private boolean active;

    /** For the library. */
    protected Item() {}

    Item(int number) {
        name = Items.nameOf(number);
        category = Items.categoryOf(number);
        description = Items.descriptionOf(number);
        code = Items.codeOf(number);
        quantity = Items.quantityOf(number);
        stock = Items.stockOf(number);
        weight = Items.weightOf(number);
        price = Items.priceOf(number);
        active = Items.activeOf(number);
    }

    @Override
    public long getId() {
        return id == null ? 0 : id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getCategory() {
        return category;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getCode() {
        return code;
    }

    @Override
    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    @Override
    public int getStock() {
        return stock;
    }

    @Override
    public long getWeight() {
        return weight;
    }

    @Override
    public double getPrice() {
        return price;
    }

    @Override
    public boolean isActive() {
        return active;
    }
}
