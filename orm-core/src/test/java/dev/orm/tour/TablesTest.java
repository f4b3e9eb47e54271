package dev.orm.tour;

import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaCreator;
import dev.orm.reflect.SourceFile;
import dev.orm.reflect.TableSource;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.ValueSource;
import dev.orm.schema.View;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples of docs/sql.md about columns and views. */
@EachDatabase
class TablesTest {

    private static final Column<Integer> ID = Column.of("id", SqlType.INTEGER).notNull();
    private static final Column<String> TITLE = Column.of("title", SqlType.varchar(100));

    @Test
    @Tag("CORE-42")
    @Tag("CORE-43")
    @Tag("SCHEMA-10")
    void columnsThatAreGivenValuesAndViews(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Column<Instant> added = Column.of("added", SqlType.INSTANT).onInsert(ValueSource.of(Instant::now));
            Column<String> initial = Column.of("initial", SqlType.varchar(1))
                    .onInsert(ValueSource.ofRow(row -> row.get(TITLE).substring(0, 1)));
            Column<Integer> plays =
                    Column.of("plays", SqlType.INTEGER).notNull().defaultValue(DdlExpression.literal(0));
            Table albums = Table.builder(TableName.of("album"))
                    .column(ID)
                    .column(TITLE)
                    .column(added)
                    .column(initial)
                    .column(plays)
                    .primaryKey("id")
                    .build();
            TableRef album = new TableRef(albums, "");
            View longTitles = select(album.column(ID), album.column(TITLE))
                    .from(album)
                    .where(string(album.column(TITLE)).length().gt(4))
                    .asView(TableName.of("long_titles"));
            engine.inTransaction(c -> new SchemaCreator(c).createMissing(Schema.of(albums, longTitles)));

            int played = engine.inTransaction(c -> c.query(insertInto(album)
                            .columns(album.column(ID), album.column(TITLE))
                            .values(1, "Blue")
                            .returning(album.column(plays)))
                    .single());
            engine.inTransaction(
                    c -> c.execute(insertInto(album).set(album.column(ID), 2).set(album.column(TITLE), "Hejira")));

            TableRef titles = new TableRef(longTitles.asTable(), "");
            List<String> found = engine.inReadOnlyTransaction(
                    c -> c.query(select(titles.column(TITLE)).from(titles)).list());

            List<SourceFile> files =
                    engine.inReadOnlyTransaction(c -> TableSource.of(new Inspector(c).schema(null), "com.example.db"));

            assertThat(files).extracting(SourceFile::path).anyMatch(path -> path.endsWith("Album.java"));
            assertThat(played).isZero();
            assertThat(found).containsExactly("Hejira");
            assertThat(engine.<List<String>>inReadOnlyTransaction(c -> c.query(select(album.column(initial))
                                    .from(album)
                                    .where(album.column(added).isNotNull())
                                    .orderBy(album.column(ID).asc()))
                            .list()))
                    .containsExactly("B", "H");
        }
    }
}
