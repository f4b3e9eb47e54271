package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random values of every type come back as they were written, on every database. */
@EachDatabase(fresh = Fresh.EACH_METHOD)
class RandomValueTest {

    private static final int ROWS = 150;

    private static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);

    @Test
    @Tag("CORE-46")
    @Tag("PAIN-31")
    @Tag("CORE-44")
    @Tag("CORE-45")
    @Tag("FAULT-28")
    void comesBackAsItWasWritten(TestDatabase database) {
        long seed = new Random().nextLong();
        RandomValues random = new RandomValues(seed);
        try (Fixture db = Fixture.open(database)) {
            int number = 0;
            for (SqlType<?> type : RandomValues.TYPES) {
                roundTrip(db, type, number++, random, "seed " + seed + ", " + type + " of " + type.javaType());
            }
        }
    }

    private static <T> void roundTrip(Fixture db, SqlType<T> type, int number, RandomValues random, String about) {
        Column<T> column = new Column<>("v", type, true);
        Table table = Table.builder(TableName.of("t" + number))
                .column(KEY)
                .column(column)
                .primaryKey(new PrimaryKey("pk_t" + number, List.of("k")))
                .build();
        db.create(table);
        List<@Nullable T> written = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            written.add(i == 0 ? null : random.of(type));
            db.insert(table, List.of(KEY, column), new @Nullable Object[] {i, written.get(i)});
        }
        TableRef ref = new TableRef(table, "x");
        List<@Nullable Object> read = db.values(
                Sql.select(ref.column(column)).from(ref).orderBy(ref.column(KEY).asc()));
        assertThat(read).as(about).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            T before = written.get(i);
            T after = cast(type, read.get(i));
            assertThat(type.isSame(before, after))
                    .as("%s: %s was written, %s read", about, before, after)
                    .isTrue();
            assertThat(type.isSame(type.copy(after), after)).as(about).isTrue();
        }
    }

    private static <T> @Nullable T cast(SqlType<T> type, @Nullable Object value) {
        return type.javaType().cast(value);
    }

    @Test
    @Tag("CORE-44")
    void keepsJsonNullApartFromSqlNull(TestDatabase database) {
        try (Fixture db = Fixture.open(database)) {
            Column<Json> column = new Column<>("v", SqlType.JSON, true);
            Table table =
                    Table.builder(TableName.of("t")).column(KEY).column(column).build();
            db.create(table);
            db.insert(
                    table,
                    List.of(KEY, column),
                    new @Nullable Object[] {1, Json.NULL},
                    new @Nullable Object[] {2, null},
                    new @Nullable Object[] {3, Json.of("{\"b\": [1.50, null], \"a\": \"null\"}")});
            TableRef ref = new TableRef(table, "x");
            assertThat(db.values(Sql.select(ref.column(column))
                            .from(ref)
                            .orderBy(ref.column(KEY).asc())))
                    .containsExactly(Json.NULL, null, Json.of("{\"a\":\"null\",\"b\":[1.5,null]}"));
            assertThat(db.values(Sql.select(ref.column(KEY))
                            .from(ref)
                            .where(ref.column(column).isNull())))
                    .containsExactly(2);
        }
    }
}
