package dev.orm.expression;

import static dev.orm.expression.Sales.AMOUNT;
import static dev.orm.expression.Sales.ID;
import static dev.orm.expression.Sales.ITEM;
import static dev.orm.expression.Sales.PAID;
import static dev.orm.expression.Sales.SALE;
import static dev.orm.expression.Sales.SHOP;
import static dev.orm.sql.Sql.boolAnd;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.percentileCont;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.stringAgg;
import static dev.orm.sql.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AggregateTextTest {

    private static String on(Dialect dialect, Expression<?> expression) {
        Statement statement = select(expression).from(SALE);
        String text = dialect.compile(statement, BindCollector.indexing(statement))
                .sql()
                .replaceAll("[\"`]", "")
                .replace("s.", "");
        return text.substring("select ".length(), text.indexOf(" from sales"));
    }

    @Test
    @Tag("CORE-20")
    void aFilterIsACaseWhereThereIsNone() {
        Expression<?> filtered = sum(ID).distinct().filter(SHOP.isNotNull());
        assertThat(on(Dialects.SQLITE, filtered)).isEqualTo("sum(distinct id) filter (where shop is not null)");
        assertThat(on(Dialects.H2, filtered)).isEqualTo("sum(distinct id) filter (where shop is not null)");
        assertThat(on(Dialects.POSTGRESQL, filtered)).isEqualTo("sum(distinct id) filter (where shop is not null)");
        assertThat(on(Dialects.MARIADB, filtered)).isEqualTo("sum(distinct case when shop is not null then id end)");
        assertThat(on(Dialects.MARIADB, count().filter(ID.gt(1)))).isEqualTo("count(case when id > ? then 1 end)");
        assertThat(on(Dialects.POSTGRESQL, count().filter(ID.gt(1)))).isEqualTo("count(*) filter (where id > ?)");
    }

    @Test
    @Tag("CORE-20")
    void textsArePutTogetherInTheDatabasesOwnWords() {
        Expression<?> texts = stringAgg(SHOP, ", ").orderBy(AMOUNT.desc(), ID.asc());
        assertThat(on(Dialects.SQLITE, texts)).isEqualTo("group_concat(shop, ? order by amount desc nulls first, id)");
        assertThat(on(Dialects.H2, texts))
                .isEqualTo("listagg(shop, ?) within group (order by amount desc nulls first, id)");
        assertThat(on(Dialects.POSTGRESQL, texts)).isEqualTo("string_agg(shop, ? order by amount desc, id)");
        assertThat(on(Dialects.MARIADB, texts))
                .isEqualTo("substr(group_concat(concat(?, shop) order by amount is null desc, amount desc, id"
                        + " separator ''), char_length(?) + 1)");
        assertThat(on(Dialects.SQLITE, boolAnd(PAID))).isEqualTo("min(paid)");
        assertThat(on(Dialects.POSTGRESQL, percentileCont(0.5, AMOUNT)))
                .isEqualTo("percentile_cont(?) within group (order by cast(amount as double precision))");
    }

    @Test
    @Tag("CORE-20")
    void whatMeansNothingIsRefused() {
        assertThatThrownBy(() -> count().distinct())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("count(item).distinct()");
        assertThatThrownBy(() -> stringAgg(ITEM, ",").distinct().orderBy(ID.asc()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave out distinct()");
        assertThatThrownBy(() -> percentileCont(0.5, AMOUNT).distinct())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("derived table");
        assertThatThrownBy(() -> percentileCont(1.5, AMOUNT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> percentileCont(Double.NaN, AMOUNT)).isInstanceOf(IllegalArgumentException.class);
    }
}
