package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Row;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a row of a result is made of. */
public abstract class RowSuite extends Suite {

    /** Made by a subclass. */
    protected RowSuite() {}

    private record Person(
            long id,
            String name,
            @Nullable Integer age,
            @Nullable BigDecimal salary,
            boolean active) {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("ENGINE-27")
    void isReadByPositionAndByExpression() {
        Row row = db.list(select(P_NAME, P_AGE).from(PERSON).where(P_NAME.eq("ada")))
                .get(0);
        assertThat(row.size()).isEqualTo(2);
        assertThat(row.get(0)).isEqualTo("ada");
        assertThat(row.get(P_AGE)).isEqualTo(36);
        assertThatThrownBy(() -> row.get(P_ID)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("ENGINE-27")
    void columnsOfOneNameStayApart() {
        TableRef other = new TableRef(People.PEOPLE, "q");
        ColumnRef<String> otherName = other.column(People.NAME);
        Row row = db.list(select(P_NAME, otherName)
                        .from(PERSON)
                        .join(other, other.column(People.ID).gt(P_ID))
                        .orderBy(P_ID.asc(), other.column(People.ID).asc())
                        .limit(1))
                .get(0);
        assertThat(row.get(P_NAME)).isEqualTo("ada");
        assertThat(row.get(otherName)).isEqualTo("bob");
    }

    @Test
    @Tag("ENGINE-27")
    void becomesARecord() {
        assertThat(db.list(select(Person::new, P_ID, P_NAME, P_AGE, P_SALARY, P_ACTIVE)
                        .from(PERSON)
                        .orderBy(P_ID.asc())
                        .limit(3)))
                .containsExactly(
                        new Person(1, "ada", 36, new BigDecimal("1000.10"), true),
                        new Person(2, "bob", 25, new BigDecimal("2000.20"), false),
                        new Person(3, "cid", null, null, true));
    }

    @Test
    @Tag("ENGINE-27")
    void nullIsNullAndNotZero() {
        assertThat(db.list(select(P_AGE).from(PERSON).where(P_NAME.eq("cid")))).containsExactly((Integer) null);
        assertThat(db.list(select(P_SALARY).from(PERSON).where(P_NAME.eq("cid"))))
                .containsExactly((BigDecimal) null);
    }
}
