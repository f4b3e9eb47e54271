package dev.orm.engine;

import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.excluded;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.Insert;
import dev.orm.sql.Statement;
import dev.orm.sql.Update;
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

/** An INSERT that meets rows which are there says and does the same on every database, or is refused. */
@EachDatabase
class ConflictTest {

    private static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false, true);
    private static final Column<String> CODE = new Column<>("code", SqlType.varchar(10), true);
    private static final Column<Integer> VALUE = new Column<>("v", SqlType.INTEGER, true);
    private static final Table ITEMS = Table.builder(TableName.of("items"))
            .column(ID)
            .column(CODE)
            .column(VALUE)
            .primaryKey(new PrimaryKey("pk_items", List.of("id")))
            .unique(new UniqueConstraint("uq_items_code", List.of("code")))
            .build();
    private static final TableRef ITEM = new TableRef(ITEMS, "i");
    private static final ColumnRef<Long> I_ID = ITEM.column(ID);
    private static final ColumnRef<String> I_CODE = ITEM.column(CODE);
    private static final ColumnRef<Integer> I_VALUE = ITEM.column(VALUE);

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database).create(ITEMS);
        db.insert(ITEMS, List.of(CODE, VALUE), new Object[] {"a", 1}, new Object[] {"b", 2});
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static Insert rows() {
        return insertInto(ITEM).columns(I_CODE, I_VALUE);
    }

    private List<String> items() {
        return db.rows(select(I_CODE, I_VALUE).from(ITEM).orderBy(I_ID.asc())).stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
    }

    @Test
    @Tag("CORE-39")
    void theFirstOfTwoNewRowsOfOneKeyIsInserted() {
        db.run(rows().values("c", 3)
                .values("a", 4)
                .values("c", 5)
                .onConflict(I_CODE)
                .doNothing());
        assertThat(items()).containsExactly("a 1", "b 2", "c 3");
    }

    @Test
    @Tag("CORE-39")
    void rowsWithoutAKeyAreAllInserted() {
        db.run(rows().values(null, 3).values(null, 4).onConflict(I_CODE).doNothing());
        assertThat(items()).containsExactlyInAnyOrder("a 1", "b 2", "null 3", "null 4");
    }

    @Test
    @Tag("CORE-39")
    void ofAQueryToo() {
        TableRef other = new TableRef(ITEMS, "o");
        TableRef twin = new TableRef(ITEMS, "w");
        db.run(rows().select(select(dev.orm.sql.Sql.string(other.column(CODE)).concat("x"), other.column(VALUE))
                        .from(other)
                        .crossJoin(twin))
                .onConflict(I_CODE)
                .doNothing());
        assertThat(items()).containsExactlyInAnyOrder("a 1", "b 2", "ax 1", "bx 2");
    }

    @Test
    @Tag("CORE-39")
    void aTableNeedsNoAlias() {
        TableRef bare = new TableRef(ITEMS, "");
        Insert insert =
                insertInto(bare).columns(bare.column(CODE), bare.column(VALUE)).values("a", 5);
        db.run(insert.onConflict(bare.column(CODE))
                .doUpdate(set(bare.column(VALUE), number(bare.column(VALUE)).plus(10))));
        assertThat(items()).containsExactly("a 11", "b 2");
        db.run(insert.onConflict(bare.column(CODE))
                .doUpdate(bare.column(VALUE))
                .where(bare.column(VALUE).lt(3)));
        assertThat(items()).containsExactly("a 11", "b 2");
        db.run(insert.onConflict(bare.column(CODE))
                .doUpdate(bare.column(VALUE))
                .where(bare.column(VALUE).gt(3)));
        assertThat(items()).containsExactly("a 5", "b 2");
    }

    @Test
    @Tag("CORE-39")
    void whatIsNotInsertedHasNoNewValue() {
        Insert insert = insertInto(ITEM).set(I_CODE, "a").onConflict(I_CODE).doUpdate(I_VALUE);
        assertThatThrownBy(() -> db.sql(insert))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "excluded(…) names \"v\", to which the INSERT gives no value. Add the column to the INSERT, or set"
                                + " a value of its own.");
    }

    @Test
    @Tag("CORE-39")
    void aRowIsCountedOnce() {
        Insert update = rows().values("a", 5).onConflict(I_CODE).doUpdate(I_VALUE);
        assertThat(db.run(update)).isEqualTo(1);
        assertThat(db.run(update)).isEqualTo(1);
        assertThat(db.run(
                        rows().values("a", 6).values("c", 7).onConflict(I_CODE).doUpdate(I_VALUE)))
                .isEqualTo(2);
        assertThat(db.connection()
                        .executeBatch(
                                List.of("a", "b", "d"),
                                code -> rows().values(code, 8)
                                        .onConflict(I_CODE)
                                        .doUpdate(I_VALUE)))
                .containsExactly(1, 1, 1);
        assertThat(items()).containsExactly("a 8", "b 8", "c 7", "d 8");
    }

    @Test
    @Tag("CORE-41")
    void returnsNoRowThatItLeftAsItWas() {
        Statement upsert = rows().values("a", 0)
                .values("c", 3)
                .onConflict(I_CODE)
                .doUpdate(I_VALUE)
                .where(I_VALUE.lt(number(excluded(I_VALUE))))
                .returning(I_CODE);
        try {
            assertThat(db.values(upsert)).containsExactly("c");
        } catch (UnsupportedConstructException refused) {
            assertThat(refused)
                    .hasMessageContaining("returns rows that it left as they were")
                    .hasMessageContaining("without RETURNING");
        }
    }

    @Test
    @Tag("CORE-39")
    void aQueryInsideReadsTheTableOrIsRefused() {
        TableRef other = new TableRef(ITEMS, "o");
        Insert insert = rows().values("a", 5);
        Insert most = insert.onConflict(I_CODE)
                .doUpdate(set(
                        I_VALUE, scalar(select(max(number(other.column(VALUE)))).from(other))));
        Insert more = insert.onConflict(I_CODE)
                .doUpdate(set(
                        I_ID,
                        scalar(select(count())
                                .from(other)
                                .where(other.column(VALUE).gt(I_VALUE)))));
        try {
            db.run(most);
            assertThat(items()).containsExactly("a 2", "b 2");
            assertThat(db.sql(more)).contains("count(*)");
        } catch (UnsupportedConstructException refused) {
            assertThat(refused)
                    .hasMessageContaining("reads nothing from items")
                    .hasMessageContaining("by a query before");
            assertThatThrownBy(() -> db.sql(more)).isInstanceOf(UnsupportedConstructException.class);
        }
    }

    @Test
    @Tag("CORE-24")
    @Tag("ENGINE-15")
    void severalRowsWhereThereCanBeOneAreAnErrorOfTheirOwn() {
        Statement two = select(scalar(select(I_ID).from(ITEM)));
        try {
            assertThat(db.values(two)).containsExactly(1L);
        } catch (DatabaseException refused) {
            assertThat(refused.kind()).isEqualTo(DatabaseError.Kind.CARDINALITY);
            assertThat(refused).hasMessageContaining("a query in an expression gave more than one");
        }
    }

    @Test
    @Tag("CORE-40")
    @Tag("ENGINE-15")
    void aRowThatTwoOthersChangeIsNoMatterOfKeys() {
        TableRef other = new TableRef(ITEMS, "o");
        Update update = update(ITEM)
                .set(I_VALUE, number(other.column(VALUE)).plus(10))
                .from(other)
                .where(I_CODE.eq("a"));
        try {
            db.run(update);
            assertThat(items()).containsAnyOf("a 11", "a 12").contains("b 2");
        } catch (DatabaseException refused) {
            assertThat(refused.kind()).isEqualTo(DatabaseError.Kind.CARDINALITY);
            assertThat(refused).hasMessageContaining("several rows were to change the same one");
        }
        assertThat(db.value(
                        select(scalar(select(sum(number(I_VALUE))).from(ITEM).where(I_CODE.eq("b"))))))
                .isEqualTo(2L);
    }
}
