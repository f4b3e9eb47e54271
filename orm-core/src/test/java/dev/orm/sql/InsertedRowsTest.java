package dev.orm.sql;

import static dev.orm.sql.Sql.insertInto;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InsertedRowsTest {

    private static final Column<Integer> N = Column.of("n", SqlType.INTEGER);
    private static final TableRef T =
            new TableRef(Table.builder(TableName.of("t")).column(N).build(), "");
    private static final ColumnRef<Integer> NUMBER = T.column(N);

    private static List<Integer> numbers(Insert insert) {
        return insert.rows().stream()
                .map(row -> (Integer) ((Bind<?>) row.get(0)).value())
                .toList();
    }

    @Test
    @Tag("CORE-34")
    void statementsWithACommonBeginningKeepRowsOfTheirOwn() {
        Insert one = insertInto(T).columns(NUMBER).values(1);
        Insert two = one.values(2);
        Insert three = one.values(3);
        assertThat(numbers(one)).containsExactly(1);
        assertThat(numbers(two)).containsExactly(1, 2);
        assertThat(numbers(three)).containsExactly(1, 3);
        assertThat(numbers(two.values(4))).containsExactly(1, 2, 4);
        assertThat(numbers(three.values(5).values(6))).containsExactly(1, 3, 5, 6);
        assertThat(two).isEqualTo(three).isNotEqualTo(one).hasSameHashCodeAs(three);
    }

    @Test
    @Tag("CORE-34")
    void threadsThatAddToOneStatementGetRowsOfTheirOwn() {
        Insert common = insertInto(T).columns(NUMBER).values(-1);
        List<List<Integer>> made = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> numbers(common.values(i).values(-i)))
                .toList();
        for (int i = 0; i < made.size(); i++) {
            assertThat(made.get(i)).containsExactly(-1, i, -i);
        }
    }
}
