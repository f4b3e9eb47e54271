package dev.orm.expression;

import static dev.orm.expression.Samples.KEY;
import static dev.orm.expression.Samples.ROWS;
import static dev.orm.expression.Samples.SAMPLE;
import static dev.orm.expression.Samples.TEXT;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Fixture;
import dev.orm.sql.Collation;
import dev.orm.sql.StringExpression;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class RowWithQueryTest {

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        Samples.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    @Tag("CORE-11")
    void aQueryInARowIsComparedOrRefusedBeforeItIsSent() {
        var greatest = scalar(select(max(KEY)).from(SAMPLE));
        List<@Nullable Object> found;
        try {
            found = db.values(select(KEY)
                    .from(SAMPLE)
                    .where(row(greatest, KEY).in(select(KEY, KEY).from(SAMPLE)))
                    .orderBy(KEY.asc()));
        } catch (UnsupportedConstructException refused) {
            assertThat(refused)
                    .hasMessageContaining("row that stands left of IN")
                    .hasMessageContaining("exists(…)");
            return;
        }
        assertThat(found).containsExactly(ROWS.get(ROWS.size() - 1).id());
    }

    @Test
    @Tag("CORE-30")
    void aCollatedTextIsAGroupKeyBesideOthers() {
        StringExpression collated = TEXT.collate(Collation.BINARY);
        long rows = ROWS.stream().filter(row -> Objects.nonNull(row.id())).count();
        assertThat(db.rows(select(collated, KEY, count())
                        .from(SAMPLE)
                        .groupBy(collated, KEY)
                        .orderBy(KEY.asc())))
                .hasSize((int) rows);
    }
}
