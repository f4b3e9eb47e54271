package dev.orm.expression;

import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.string;

import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.BooleanExpression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What three shops sold: with equal amounts, an amount that is not known, and a shop that knows none. */
final class Sales {

    private static final Column<Integer> ID_COLUMN = new Column<>("id", SqlType.INTEGER, false);
    private static final Column<String> SHOP_COLUMN = new Column<>("shop", SqlType.varchar(10), false);
    private static final Column<String> ITEM_COLUMN = new Column<>("item", SqlType.varchar(10), true);
    private static final Column<Integer> AMOUNT_COLUMN = new Column<>("amount", SqlType.INTEGER, true);
    private static final Column<BigDecimal> PRICE_COLUMN = new Column<>("price", SqlType.decimal(10, 2), true);
    private static final Column<BigDecimal> EXACT_COLUMN = new Column<>("exact_price", SqlType.decimal(30, 10), true);
    private static final Column<Boolean> PAID_COLUMN = new Column<>("paid", SqlType.BOOLEAN, true);

    private static final Table TABLE = Table.builder(TableName.of("sales"))
            .column(ID_COLUMN)
            .column(SHOP_COLUMN)
            .column(ITEM_COLUMN)
            .column(AMOUNT_COLUMN)
            .column(PRICE_COLUMN)
            .column(EXACT_COLUMN)
            .column(PAID_COLUMN)
            .primaryKey(new PrimaryKey("pk_sales", List.of("id")))
            .build();

    static final TableRef SALE = new TableRef(TABLE, "s");
    static final NumberExpression<Integer> ID = number(SALE.column(ID_COLUMN));
    static final StringExpression SHOP = string(SALE.column(SHOP_COLUMN));
    static final StringExpression ITEM = string(SALE.column(ITEM_COLUMN));
    static final NumberExpression<Integer> AMOUNT = number(SALE.column(AMOUNT_COLUMN));
    static final NumberExpression<BigDecimal> PRICE = number(SALE.column(PRICE_COLUMN));
    static final NumberExpression<BigDecimal> EXACT = number(SALE.column(EXACT_COLUMN));
    static final BooleanExpression PAID = new BooleanOf(SALE.column(PAID_COLUMN));

    private Sales() {}

    static void fill(Fixture fixture) {
        fixture.create(TABLE);
        fixture.insert(
                TABLE,
                TABLE.columns(),
                row(1, "east", "pear", 10, "1.50", "9.5", true),
                row(2, "east", "apple", 20, "2.50", "10.5", true),
                row(3, "east", "pear", 20, "2.50", "-1.25", false),
                row(4, "east", null, null, null, null, null),
                row(5, "west", "fig", 5, "0.10", "0.0000000001", true),
                row(6, "west", "", 15, "0.20", "0.0000000002", null),
                row(7, "north", "plum", null, null, null, null));
    }

    private static @Nullable Object[] row(
            int id,
            String shop,
            @Nullable String item,
            @Nullable Integer amount,
            @Nullable String price,
            @Nullable String exact,
            @Nullable Boolean paid) {
        return new @Nullable Object[] {id, shop, item, amount, decimal(price), decimal(exact), paid};
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
