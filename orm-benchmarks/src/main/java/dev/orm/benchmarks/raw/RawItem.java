package dev.orm.benchmarks.raw;

import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Items;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Has the fields that the entities of the other contenders have, a boxed id among them. */
final class RawItem implements ItemRow {

    static final String COLUMNS = "id, name, category, description, code, quantity, stock, weight, price, active";

    private @Nullable Long id;
    private String name;
    private String category;
    private String description;
    private String code;
    private int quantity;
    private int stock;
    private long weight;
    private double price;
    private boolean active;

    RawItem(int number) {
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

    RawItem(ResultSet rows) throws SQLException {
        id = rows.getLong(1);
        name = rows.getString(2);
        category = rows.getString(3);
        description = rows.getString(4);
        code = rows.getString(5);
        quantity = rows.getInt(6);
        stock = rows.getInt(7);
        weight = rows.getLong(8);
        price = rows.getDouble(9);
        active = rows.getBoolean(10);
    }

    /** Sets the nine parameters of an insert; returns the index of the next one. */
    int bind(PreparedStatement insert, int first) throws SQLException {
        insert.setString(first, name);
        insert.setString(first + 1, category);
        insert.setString(first + 2, description);
        insert.setString(first + 3, code);
        insert.setInt(first + 4, quantity);
        insert.setInt(first + 5, stock);
        insert.setLong(first + 6, weight);
        insert.setDouble(first + 7, price);
        insert.setBoolean(first + 8, active);
        return first + 9;
    }

    void setId(long id) {
        this.id = id;
    }

    void setQuantity(int quantity) {
        this.quantity = quantity;
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
