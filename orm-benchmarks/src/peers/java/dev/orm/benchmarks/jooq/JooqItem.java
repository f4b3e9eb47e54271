package dev.orm.benchmarks.jooq;

import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Items;

record JooqItem(
        long getId,
        String getName,
        String getCategory,
        String getDescription,
        String getCode,
        int getQuantity,
        int getStock,
        long getWeight,
        double getPrice,
        boolean isActive)
        implements ItemRow {

    static JooqItem numbered(int number) {
        return new JooqItem(
                0,
                Items.nameOf(number),
                Items.categoryOf(number),
                Items.descriptionOf(number),
                Items.codeOf(number),
                Items.quantityOf(number),
                Items.stockOf(number),
                Items.weightOf(number),
                Items.priceOf(number),
                Items.activeOf(number));
    }

    JooqItem withId(long id) {
        return new JooqItem(
                id,
                getName,
                getCategory,
                getDescription,
                getCode,
                getQuantity,
                getStock,
                getWeight,
                getPrice,
                isActive);
    }
}
