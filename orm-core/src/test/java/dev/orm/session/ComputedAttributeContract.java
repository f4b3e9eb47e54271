package dev.orm.session;

import static dev.orm.session.QComputedAttributeContract_Line.line;
import static dev.orm.session.QComputedAttributeContract_Order.order;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.mapping.Computed;
import dev.orm.mapping.SoftDelete;
import dev.orm.sql.Expression;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attributes that the database computes: {@link Computed}. */
abstract class ComputedAttributeContract extends EntityFixture {

    ComputedAttributeContract(Mapping mapping) {
        super(mapping, Order.class, Line.class);
    }

    @Entity
    @Table(name = "orders")
    static class Order {

        @Id
        @GeneratedValue
        private Long id;

        @Computed
        private long lines;

        private String customer;

        private String place;

        @Computed
        private String label;

        @Version
        private int version;

        @OneToMany(mappedBy = "order", cascade = CascadeType.ALL)
        private List<Line> parts = new ArrayList<>();

        protected Order() {}

        Order(String customer, String place) {
            this.customer = customer;
            this.place = place;
        }

        static Expression<Long> lines(QComputedAttributeContract_Order path) {
            return scalar(select(count()).from(line).where(line.order().eq(path)));
        }

        static Expression<String> label(QComputedAttributeContract_Order path) {
            return path.customer.upper().concat(" (").concat(path.place).concat(")");
        }
    }

    @Entity
    static class Line {

        @Id
        @GeneratedValue
        private Long id;

        @ManyToOne
        private Order order;

        private BigDecimal price;

        private int pieces;

        @Computed
        private BigDecimal twice;

        @Computed
        private String buyer;

        @Computed
        private Boolean many;

        @SoftDelete
        private boolean gone;

        protected Line() {}

        Line(Order order, String price, int pieces) {
            this.order = order;
            this.price = new BigDecimal(price);
            this.pieces = pieces;
        }

        static Expression<BigDecimal> twice(QComputedAttributeContract_Line path) {
            return path.price.times(new BigDecimal("2"));
        }

        static Expression<String> buyer(QComputedAttributeContract_Line path) {
            return path.order().label;
        }

        static Expression<Boolean> many(QComputedAttributeContract_Line path) {
            return when(path.pieces.gt(10), true).otherwise(false);
        }
    }

    private Long one;

    private void orders() {
        one = call(session -> {
            Order first = session.add(new Order("ada", "Paris"));
            Order second = session.add(new Order("bob", "Rome"));
            first.parts.add(new Line(first, "1.50", 1));
            first.parts.add(new Line(first, "2.25", 20));
            second.parts.add(new Line(second, "3.00", 3));
            session.flush();
            return first.id;
        });
        log.sent();
    }

    @Test
    @Tag("MAP-07")
    void isReadWithTheEntityInTheSameQuery() {
        orders();
        run(session -> {
            List<Order> all =
                    session.query(select(order).orderBy(order.id.asc())).list();
            assertThat(log.sent()).hasSize(1);
            assertThat(all).extracting(each -> each.lines).containsExactly(2L, 1L);
            assertThat(all).extracting(each -> each.label).containsExactly("ADA (Paris)", "BOB (Rome)");
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @Tag("MAP-07")
    @Tag("MAP-10")
    void conditionsAndOrdersUseItLikeAnyOther() {
        orders();
        run(session -> {
            List<String> labels = session.query(select(order.label)
                            .from(order)
                            .where(order.lines.ge(1L).and(order.label.contains("(")))
                            .orderBy(order.lines.asc(), order.label.asc()))
                    .list();
            assertThat(labels).containsExactly("BOB (Rome)", "ADA (Paris)");
            assertThat(session.query(select(line.price)
                                    .from(line)
                                    .where(line.order().label.startsWith("ADA").and(line.many.isTrue())))
                            .list())
                    .containsExactly(new BigDecimal("2.25"));
            assertThat(session.query(select(order).where(order.parts.any(line.buyer.startsWith("BOB"))))
                            .list())
                    .hasSize(1);
            assertThat(session.execute(update(line).set(line.pieces, 5).where(line.buyer.eq("BOB (Rome)"))))
                    .isOne();
            assertThatThrownBy(() ->
                            session.execute(update(order).set(order.label, "x").everyRow()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("\"order.label\" is computed of other attributes. Set those.");
        });
    }

    @Test
    @Tag("MAP-07")
    void isThereHoweverTheObjectWasRead() {
        orders();
        run(session -> assertThat(session.get(Order.class, one).lines).isEqualTo(2));
        run(session -> {
            Order first = session.query(select(order).where(order.id.eq(one)).fetch(order.parts))
                    .single();
            assertThat(first.parts).extracting(part -> part.buyer).containsOnly("ADA (Paris)");
            assertThat(first.parts).extracting(part -> part.many).containsExactly(false, true);
            assertThat(first.parts)
                    .extracting(part -> part.twice.stripTrailingZeros())
                    .containsExactly(new BigDecimal("3"), new BigDecimal("4.5"));
        });
        run(session -> {
            Line any = session.query(select(line).where(line.pieces.eq(20))).single();
            assertThat(any.order.label).isEqualTo("ADA (Paris)");
        });
        run(session -> {
            List<Order> all =
                    session.unsafeSql("select * from orders order by id").entities(Order.class);
            assertThat(all).extracting(each -> each.lines).containsExactly(2L, 1L);
        });
    }

    @Test
    @Tag("MAP-07")
    @Tag("LOAD-12")
    void filtersHoldInIt() {
        orders();
        run(session -> {
            Order first = session.get(Order.class, one);
            session.delete(first.parts.get(0));
        });
        assertThat(number(session -> session.get(Order.class, one).lines)).isEqualTo(1);
        assertThat(number(session ->
                        session.query(select(order).where(order.id.eq(one))).single().lines))
                .isEqualTo(1);
        assertThat(number(session -> session.without(Filter.SOFT_DELETE, () -> session.get(Order.class, one)).lines))
                .isEqualTo(2);
    }

    @Test
    @Tag("MAP-07")
    void isReadAgainAfterAFlush() {
        run(session -> {
            Order added = session.add(new Order("eve", "Oslo"));
            session.flush();
            assertThat(added.label).isEqualTo("EVE (Oslo)");
            assertThat(added.lines).isZero();
            added.parts.add(new Line(added, "1.00", 1));
            added.place = "Bergen";
            session.flush();
            assertThat(added.label).isEqualTo("EVE (Bergen)");
            assertThat(added.lines).isOne();
            assertThat(added.parts.get(0).buyer).isEqualTo("EVE (Bergen)");
            assertThat(session.isModified(added)).isFalse();
            added.parts.add(new Line(added, "2.00", 1));
            session.flush();
            session.refresh(added, order.lines);
            assertThat(added.lines).isEqualTo(2);
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @Tag("MAP-07")
    void whatTheProgramSetsIsNotWritten() {
        orders();
        Order detached = call(session -> session.get(Order.class, one));
        detached.label = "nonsense";
        run(session -> {
            Order merged = session.merge(detached);
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
            assertThat(merged.label).isEqualTo("ADA (Paris)");
            merged.label = "other";
            session.flush();
            assertThat(log.sent()).allMatch(sql -> !sql.startsWith("update"));
            session.refresh(merged);
            assertThat(merged.label).isEqualTo("ADA (Paris)");
        });
    }

    @Test
    @Tag("MAP-07")
    void theTableHasNoColumnForIt() {
        assertThat(models().get(Order.class).table().columns())
                .extracting(column -> column.name())
                .containsExactly("id", "customer", "place", "version");
        sessions().schema().validate();
    }
}
