package dev.orm.expression;

import static dev.orm.expression.Samples.KEY;
import static dev.orm.expression.Samples.ROWS;
import static dev.orm.expression.Samples.SAMPLE;
import static dev.orm.expression.Samples.TEXT;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Fixture;
import dev.orm.sql.Collation;
import dev.orm.sql.StringExpression;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class CollatedGroupKeyTest {

    @Test
    @Tag("CORE-30")
    void aCollatedTextIsAGroupKeyBesideOthers(TestDatabase database) {
        StringExpression collated = TEXT.collate(Collation.BINARY);
        List<List<@Nullable Object>> expected = ROWS.stream()
                .map(row -> Arrays.<@Nullable Object>asList(row.s(), row.id(), 1L))
                .toList();
        try (Fixture db = Fixture.open(database)) {
            Samples.fill(db);
            assertThat(db.rows(select(collated, KEY, count())
                            .from(SAMPLE)
                            .groupBy(collated, KEY)
                            .orderBy(KEY.asc())))
                    .isEqualTo(expected);
        }
    }
}
