package dev.orm.engine;

import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.into;
import static dev.orm.sql.Sql.nextValue;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.Identity;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.ValueSource;
import dev.orm.session.SessionFactory;
import dev.orm.sql.Insert;
import dev.orm.sql.Row;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Columns whose values the program or the database gives where a statement does not. */
@EachDatabase
class ValueSourceTest {

    private static final Column<Integer> REVISION_COLUMN = Column.of("revision", SqlType.INTEGER);

    private static final Column<String> NAME_COLUMN = Column.of("name", SqlType.varchar(40));

    private final AtomicInteger asked = new AtomicInteger();
    private Fixture db;
    private Table table;
    private TableRef note;
    private ColumnRef<Integer> id;
    private ColumnRef<String> name;
    private ColumnRef<String> slug;
    private ColumnRef<Integer> serial;
    private ColumnRef<String> state;
    private ColumnRef<String> kind;
    private ColumnRef<Integer> revision;
    private ColumnRef<Integer> size;
    private ColumnRef<Integer> doubled;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        Column<String> slugColumn = Column.of("slug", SqlType.varchar(40))
                .onInsert(ValueSource.ofRow(row -> slug(row.get(NAME_COLUMN))))
                .onUpdate(ValueSource.ofRow(row -> row.has(NAME_COLUMN) ? slug(row.get(NAME_COLUMN)) : "renamed"));
        Column<Integer> serialColumn =
                Column.of("serial", SqlType.INTEGER).onInsert(ValueSource.of(asked::incrementAndGet));
        Column<String> stateColumn = Column.of("state", SqlType.varchar(10)).onInsert(ValueSource.constant("new"));
        Column<String> kindColumn = Column.of("kind", SqlType.varchar(10))
                .onInsert(string(value("NOTE")).lower());
        Column<Integer> revisionColumn = REVISION_COLUMN
                .onInsert(ValueSource.constant(1))
                .onUpdate(number(new ColumnRef<>("", REVISION_COLUMN)).plus(1));
        Column<Integer> sizeColumn =
                Column.of("size", SqlType.INTEGER).notNull().defaultValue(DdlExpression.literal(7));
        boolean stored = db.engine().dialect().supports(Capability.STORED_COMPUTED_COLUMNS);
        DdlExpression twice = DdlExpression.column("size").times(DdlExpression.literal(2));
        Column<Integer> doubledColumn = Column.of("doubled", SqlType.INTEGER).computed(new Computed(twice, stored));
        table = Table.builder(TableName.of("note"))
                .column(Column.of("id", SqlType.INTEGER).notNull())
                .column(NAME_COLUMN)
                .column(slugColumn)
                .column(serialColumn)
                .column(stateColumn)
                .column(kindColumn)
                .column(revisionColumn)
                .column(sizeColumn)
                .column(doubledColumn)
                .primaryKey("id")
                .build();
        db.create(table);
        note = new TableRef(table, "n");
        id = note.column(Column.of("id", SqlType.INTEGER).notNull());
        name = note.column(NAME_COLUMN);
        slug = note.column(slugColumn);
        serial = note.column(serialColumn);
        state = note.column(stateColumn);
        kind = note.column(kindColumn);
        revision = note.column(revisionColumn);
        size = note.column(sizeColumn);
        doubled = note.column(doubledColumn);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static @Nullable String slug(@Nullable String of) {
        return of == null ? null : of.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private Insert row(int number, String title) {
        return insertInto(note).set(id, number).set(name, title);
    }

    private List<List<Object>> rows() {
        return db
                .connection()
                .query(select(id, slug, serial, state, kind, revision)
                        .from(note)
                        .orderBy(id.asc()))
                .list()
                .stream()
                .map(row -> List.<Object>of(
                        row.get(id),
                        String.valueOf(row.get(slug)),
                        row.get(serial),
                        row.get(state),
                        row.get(kind),
                        row.get(revision)))
                .toList();
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-50")
    void insertsGetWhatTheyDoNotName() {
        db.connection().execute(row(1, "Fine Day"));
        long misses = db.engine().statementCache().misses();
        Insert again = row(2, "Rain");
        db.connection().execute(again);
        db.connection().execute(row(3, "Rain").set(state, "old").set(serial, 100));
        db.connection().execute(deleteFrom(note).where(id.eq(2)));
        db.connection().execute(again);
        assertThat(rows())
                .containsExactly(
                        List.of(1, "fine-day", 1, "new", "note", 1),
                        List.of(2, "rain", 3, "new", "note", 1),
                        List.of(3, "rain", 100, "old", "note", 1));
        // The INSERT in its two forms, the DELETE: values are no part of the key.
        assertThat(db.engine().statementCache().misses() - misses).isEqualTo(3);
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-50")
    void aGivenValueAndASourceMakeOneStatement() {
        Insert all = row(1, "a")
                .set(slug, "a")
                .set(serial, 1)
                .set(state, "s")
                .set(kind, string(value("NOTE")).lower())
                .set(revision, 1);
        db.connection().execute(all);
        long misses = db.engine().statementCache().misses();
        db.connection().execute(row(2, "b"));
        assertThat(db.engine().statementCache().misses()).isEqualTo(misses);
        assertThat(asked).hasValue(1);
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-34")
    void everyRowOfAnInsertIsAskedFor() {
        db.connection()
                .execute(insertInto(note)
                        .columns(id, name)
                        .values(1, "A B")
                        .values(2, null)
                        .values(3, "C"));
        assertThat(rows())
                .containsExactly(
                        List.of(1, "a-b", 1, "new", "note", 1),
                        List.of(2, "null", 2, "new", "note", 1),
                        List.of(3, "c", 3, "new", "note", 1));
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-35")
    void everyRowOfABatchIsAskedFor() {
        db.connection().executeBatch(List.of(1, 2, 3), number -> row(number, "N " + number));
        assertThat(rows())
                .containsExactly(
                        List.of(1, "n-1", 1, "new", "note", 1),
                        List.of(2, "n-2", 2, "new", "note", 1),
                        List.of(3, "n-3", 3, "new", "note", 1));
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-38")
    void rowsOfAQueryGetWhatNeedsNoLookAtThem() {
        db.connection().execute(row(1, "a"));
        db.connection().execute(row(2, "b"));
        Insert copies = insertInto(note)
                .columns(id, name, slug, serial)
                .select(select(number(id).plus(10), name, slug, serial).from(note));
        db.connection().execute(copies);
        Insert distinct = insertInto(note)
                .columns(id, slug, serial)
                .select(select(number(revision).plus(20).as("id"), value("s").as("slug"), value(5).as("serial"))
                        .distinct()
                        .from(note));
        db.connection().execute(distinct);
        assertThat(rows().subList(2, 5))
                .containsExactly(
                        List.of(11, "a", 1, "new", "note", 1),
                        List.of(12, "b", 2, "new", "note", 1),
                        List.of(21, "s", 5, "new", "note", 1));
        assertThatThrownBy(() -> db.connection()
                        .execute(insertInto(note)
                                .columns(id, slug)
                                .select(select(number(id).plus(30), slug).from(note))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"serial\"")
                .hasMessageContaining("come from a query");
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-40")
    void updatesGetWhatTheyDoNotSet() {
        db.connection().execute(row(1, "a"));
        db.connection().execute(update(note).set(name, "B B").where(id.eq(1)));
        db.connection().execute(update(note).set(state, "done").where(id.eq(1)));
        assertThat(rows()).containsExactly(List.of(1, "renamed", 1, "done", "note", 3));
        db.connection().execute(update(note).set(revision, 9).set(name, "C").where(id.eq(1)));
        assertThat(rows()).containsExactly(List.of(1, "c", 1, "done", "note", 9));
        assertThatThrownBy(() -> db.connection().execute(update(note).everyRow()))
                .hasMessageContaining("sets nothing");
        assertThatThrownBy(() -> db.connection()
                        .execute(update(note).set(name, string(name).lower()).everyRow()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"name\"")
                .hasMessageContaining("database calculates");
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-39")
    void aRowThatIsThereGetsWhatUpdatesGet() {
        Insert put = row(1, "A").onConflict(id).doUpdate(name);
        db.connection().execute(row(1, "B"));
        db.connection().execute(put);
        assertThat(rows()).hasSize(1).first().satisfies(row -> {
            assertThat(row.get(1)).isEqualTo("a");
            assertThat(row.get(3)).isEqualTo("new");
            assertThat(row.get(5)).isEqualTo(2);
        });
        db.connection().execute(row(1, "Z").onConflict(id).doNothing());
        assertThat(rows().get(0).get(5)).isEqualTo(2);
        Insert several = insertInto(note).columns(id, name).values(1, "X").values(2, "Y");
        assertThatThrownBy(() -> db.connection().execute(several.onConflict(id).doUpdate(name)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"name\"");
        db.connection().execute(several.onConflict(id).doUpdate(name, slug));
        assertThat(rows()).extracting(row -> row.get(1)).containsExactly("x", "y");
    }

    @Test
    @Tag("CORE-42")
    @Tag("CORE-27")
    void changesInsideOtherStatementsGetThemToo() {
        Insert inner = row(1, "In Side");
        var added = cte("added").as(inner.returning(slug));
        var query = select(added.column(slug)).from(added);
        if (db.engine().dialect().supports(Capability.CHANGES_IN_CTE)) {
            assertThat(db.connection().query(query).list()).containsExactly("in-side");
        } else {
            assertThatThrownBy(() -> db.connection().query(query).list())
                    .isInstanceOf(UnsupportedConstructException.class);
        }
    }

    @Test
    @Tag("CORE-42")
    void sessionsGiveThemToRowsOfTables(TestDatabase database) {
        try (SessionFactory sessions = SessionFactory.builder(db.engine()).build()) {
            sessions.inTransaction(session -> session.execute(row(1, "From Session")));
            assertThat(sessions.<String>inTransaction(session ->
                            session.query(row(2, "X").returning(slug)).single()))
                    .isEqualTo("x");
        }
        assertThat(rows()).hasSize(2).first().isEqualTo(List.of(1, "from-session", 1, "new", "note", 1));
    }

    record Made(int size, int doubled, int serial) {}

    @Test
    @Tag("CORE-43")
    @Tag("CORE-41")
    void whatTheDatabaseMakesIsReturned() {
        assertThat(db.connection()
                        .query(row(1, "a").returning(into(Made::new, size, doubled, serial)))
                        .single())
                .isEqualTo(new Made(7, 14, 1));
        if (db.engine().dialect().supports(Capability.UPDATE_RETURNING)) {
            Row changed = db.connection()
                    .query(update(note).set(size, 4).where(id.eq(1)).returning(doubled, revision))
                    .single();
            assertThat(changed.get(doubled)).isEqualTo(8);
            assertThat(changed.get(revision)).isEqualTo(2);
        }
    }

    @Test
    @Tag("CORE-42")
    @Tag("SCHEMA-05")
    void sequencesGiveAnotherNumberToEachRow() {
        Sequence numbers = new Sequence(TableName.of("the \"numbers'"), 10, 5);
        Column<Long> numberColumn = Column.of("number", SqlType.BIGINT).onInsert(nextValue(numbers));
        Table ticket = Table.builder(TableName.of("ticket"))
                .column(numberColumn)
                .column(NAME_COLUMN)
                .build();
        TableRef tickets = new TableRef(ticket, "t");
        ColumnRef<Long> given = tickets.column(numberColumn);
        ColumnRef<String> title = tickets.column(NAME_COLUMN);
        Insert two = insertInto(tickets).columns(title).values("a").values("b");
        if (!db.engine().dialect().supports(Capability.SEQUENCES)) {
            assertThatThrownBy(() -> db.connection().execute(two))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("sequences");
            return;
        }
        db.engine().dialect().ddl().compile(new CreateSequence(numbers, false)).forEach(db::exactly);
        db.create(ticket);
        db.connection().execute(two);
        db.connection()
                .execute(insertInto(tickets).columns(title).select(select(name).from(note)));
        db.connection().execute(row(1, "c"));
        db.connection()
                .execute(insertInto(tickets).columns(title).select(select(name).from(note)));
        assertThat(db.connection()
                        .query(select(given).from(tickets).orderBy(given.asc()))
                        .list())
                .containsExactly(10L, 15L, 20L);
    }

    @Test
    @Tag("CORE-42")
    void whatTheDatabaseAlwaysMakesTakesNoSource() {
        Column<Integer> column = Column.of("x", SqlType.INTEGER);
        Computed computed = new Computed(DdlExpression.literal(1), false);
        assertThatThrownBy(() -> column.computed(computed).onInsert(ValueSource.constant(1)))
                .hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> column.onUpdate(ValueSource.constant(1)).computed(computed))
                .hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> column.identity(Identity.ALWAYS).onInsert(ValueSource.constant(1)))
                .hasMessageContaining("\"x\"");
        assertThat(column.onInsert(ValueSource.constant(1))).isEqualTo(column);
        assertThat(column.onInsert(ValueSource.constant(1)).named("y").notNull().onInsert())
                .isEqualTo(ValueSource.constant(1));
        assertThat(column.onInsert(ValueSource.constant(1)).type(SqlType.BIGINT).onInsert())
                .isNull();
    }
}
