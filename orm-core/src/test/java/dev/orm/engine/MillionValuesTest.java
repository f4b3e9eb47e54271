package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.sql.Select;
import dev.orm.sql.node.ColumnRef;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase(
        only = {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL},
        reason = "a million values take many seconds on the others; LongListTest goes beyond their arrays")
class MillionValuesTest {

    @Test
    @Tag("FAULT-30")
    void anInListHoldsAMillionValues(TestDatabase database) {
        try (Fixture fixture = Fixture.open(database)) {
            People.fill(fixture);
        }
        ColumnRef<Long> id = People.PERSON.column(People.ID);
        Select<Long> ids = select(id).from(People.PERSON);
        List<Long> many = LongStream.rangeClosed(1, 1_000_000).boxed().toList();
        try (Engine engine = Fixture.engine(database)) {
            assertThat(engine.<List<Long>>inReadOnlyTransaction(
                            c -> c.query(ids.where(id.in(many))).list()))
                    .hasSize(4);
            assertThat(engine.<List<Long>>inReadOnlyTransaction(
                            c -> c.query(ids.where(id.notIn(many))).list()))
                    .isEmpty();
        }
    }
}
