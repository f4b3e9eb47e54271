package dev.orm.expression;

import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cast gives the same value on every database. */
@EachDatabase
class CastTest {

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    @Tag("CORE-13")
    void halvesGoAwayFromZero() {
        assertThat(List.of(2.5, -2.5, 0.5, -0.5, 1.49, -1.51, 3.5))
                .map(number -> db.value(select(cast(value(number), SqlType.INTEGER))))
                .containsExactly(3, -3, 1, -1, 1, -2, 4);
        assertThat(db.value(select(cast(value(2.5f), SqlType.BIGINT)))).isEqualTo(3L);
    }

    @Test
    @Tag("CORE-13")
    void halvesOfAColumnGoAwayFromZero() {
        Column<Double> number = new Column<>("number", SqlType.DOUBLE, false);
        Table table = Table.builder(TableName.of("numbers")).column(number).build();
        ColumnRef<Double> column = new TableRef(table, "n").column(number);
        db.create(table);
        db.insert(table, List.of(number), new Object[] {2.5}, new Object[] {-2.5}, new Object[] {0.5});
        assertThat(db.values(select(cast(column, SqlType.INTEGER))
                        .from(new TableRef(table, "n"))
                        .orderBy(column.asc())))
                .containsExactly(-3, 1, 3);
    }

    @Test
    @Tag("CORE-13")
    void largeWholeNumbersStayAsTheyAre() {
        assertThat(List.of(4503599627370497.0, -9007199254740991.0, 4503599627370495.5))
                .map(number -> db.value(select(cast(value(number), SqlType.BIGINT))))
                .containsExactly(4503599627370497L, -9007199254740991L, 4503599627370496L);
        assertThat(db.value(select(number(value(4503599627370497.0)).round()))).isEqualTo(4503599627370497.0);
    }

    @Test
    @Tag("CORE-13")
    void aTextIsNotCut() {
        assertThat(db.value(select(cast(value("ada"), SqlType.varchar(2))))).isEqualTo("ada");
    }
}
