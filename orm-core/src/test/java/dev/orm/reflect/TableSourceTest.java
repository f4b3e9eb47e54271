package dev.orm.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.Identity;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSourceTest {

    private static final List<String> HOSTILE = List.of(
            "id",
            "ID",
            "class",
            "a b",
            "a_b",
            "A-B",
            "%",
            "2nd",
            "_",
            "table",
            "view",
            "int",
            "true",
            "java",
            "alias",
            "\\u0022; static { System.exit(1); } //",
            "\"; static { System.exit(1); } //",
            "*/ x",
            "a\\",
            "Größe",
            "名",
            "\uD83D\uDE00",
            "a\u202Eb",
            "a\u2028b",
            "line\nbreak\t\u0001");

    @EachDatabase
    static class OnADatabase {

        private static final Table ARTIST = Table.builder(TableName.of("artist"))
                .column(Column.of("artist_id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                .column(Column.of("name", SqlType.varchar(80)).notNull())
                .primaryKey("artist_id")
                .build();

        private static final Table ALBUM = Table.builder(TableName.of("album"))
                .column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                .column(Column.of("title", SqlType.varchar(160)).notNull())
                .column(Column.of("artist_id", SqlType.BIGINT))
                .column(Column.of("price", SqlType.decimal(10, 2)))
                .column(Column.of("sold_out", SqlType.BOOLEAN).notNull())
                .column(Column.of("released", SqlType.DATE))
                .primaryKey("id")
                .foreignKey("artist_id", ARTIST.name(), "artist_id")
                .index("title")
                .build();

        private static final View TITLES = new View(
                TableName.of("titles"),
                List.of(Column.of("title", SqlType.varchar(160))),
                ViewQuery.unsafeSql("select title from album"));

        private static final SourceFile PROGRAM = new SourceFile("shop", "Program", """
                package shop;

                import static dev.orm.sql.Sql.*;
                import static shop.Album.album;
                import static shop.Artist.artist;
                import static shop.Titles.titles;

                import dev.orm.engine.EngineConnection;
                import java.math.BigDecimal;
                import java.util.List;
                import java.util.function.Function;

                public final class Program {
                    public static final Function<EngineConnection, List<String>> ALL = connection -> {
                        connection.execute(insertInto(artist).set(artist.name, "AC/DC"));
                        connection.execute(insertInto(artist).set(artist.name, "Accept"));
                        connection.execute(insertInto(album).set(album.title, "Balls to the Wall").set(album.artistId, 2L)
                                .set(album.soldOut, false));
                        connection.execute(insertInto(album).set(album.title, "Let There Be Rock").set(album.artistId, 1L)
                                .set(album.price, new BigDecimal("9.90")).set(album.soldOut, true));
                        connection.execute(update(album).set(album.title, "Restless and Wild").where(album.price.isNull()));
                        Artist a = artist.as("a");
                        List<String> found = new java.util.ArrayList<>();
                        found.addAll(connection.query(select(album.title).from(album)
                                .join(artist, album.joinsTo(artist))
                                .where(artist.name.startsWith("AC"), album.soldOut.isTrue())).list());
                        found.addAll(connection.query(select(a.name).from(album).join(a)
                                .where(album.price.lt(new BigDecimal("10")))).list());
                        found.addAll(connection.query(select(album.title).from(a).leftJoin(album)
                                .where(album.price.isNull())).list());
                        found.addAll(connection.query(select(titles.title).from(titles)
                                .orderBy(titles.title.asc())).list());
                        return found;
                    };
                }
                """);

        @Test
        @Tag("SCHEMA-16")
        @Tag("SCHEMA-18")
        @Tag("CORE-23")
        @Tag("CORE-57")
        void becomesClassesThatAProgramQueriesBy(TestDatabase database, @TempDir Path folder) {
            try (Fixture db = Fixture.open(database)) {
                Schema schema = Schema.of(ARTIST, ALBUM, TITLES);
                new SchemaCreator(db.connection()).createMissing(schema);
                InspectedSchema inspected = new Inspector(db.connection()).schema(null);
                List<SourceFile> files = new ArrayList<>(TableSource.of(inspected, "shop"));
                assertThat(files)
                        .extracting(SourceFile::path)
                        .containsExactly(
                                "shop/Album.java", "shop/Artist.java", "shop/Titles.java", "shop/DatabaseSchema.java");
                files.add(PROGRAM);
                CompiledSources compiled = CompiledSources.of(files, folder);
                assertThat(compiled.constant("Album", "TABLE"))
                        .isEqualTo(inspected.tables().get(0).toTable());
                @SuppressWarnings("unchecked")
                Function<EngineConnection, List<String>> program =
                        (Function<EngineConnection, List<String>>) compiled.constant("Program", "ALL");
                assertThat(db.engine().<List<String>>inTransaction(program::apply))
                        .containsExactly(
                                "Let There Be Rock",
                                "AC/DC",
                                "Restless and Wild",
                                "Let There Be Rock",
                                "Restless and Wild");
            }
        }

        @Test
        @Tag("SCHEMA-16")
        @Tag("SCHEMA-17")
        @Tag("SCHEMA-18")
        @Tag("SEC-08")
        void holdsAllOfASchema(TestDatabase database, @TempDir Path folder) {
            long seed = new Random().nextInt();
            try (Fixture db = Fixture.open(database)) {
                SchemaCreator creator = new SchemaCreator(db.connection());
                Schema schema = new RandomSchema(seed, db.engine().dialect()).schema(6);
                creator.createMissing(schema);
                InspectedSchema inspected = new Inspector(db.connection()).schema(null);
                Schema printed = CompiledSources.of(TableSource.of(inspected, "a.b"), folder)
                        .schema();
                assertThat(printed.objects())
                        .as("seed %d", seed)
                        .containsExactlyInAnyOrderElementsOf(
                                inspected.toSchema().objects());
                creator.drop(schema);
                creator.createMissing(printed);
                assertThat(SchemaComparison.compare(db.connection(), schema))
                        .as("seed %d", seed)
                        .isEmpty();
                creator.drop(printed);
            }
        }
    }

    private static InspectedTable table(String name) {
        TableBuilder table = Table.builder(TableName.of(name));
        HOSTILE.forEach(column -> table.column(Column.of(column, SqlType.TEXT).comment(column)));
        Table built = table.build();
        return new InspectedTable(
                built.name(),
                built.columns().stream()
                        .map(column -> new InspectedColumn(
                                column.name(),
                                new InspectedType("text", List.of()),
                                true,
                                null,
                                "'" + column.name() + "'",
                                null,
                                false,
                                null,
                                null,
                                column.comment()))
                        .toList(),
                new InspectedKey("pk" + name, List.of(HOSTILE.get(0)), true),
                List.of(),
                List.of(),
                List.of(new InspectedCheck(name, name)),
                List.of(),
                Set.of(),
                "x".repeat(70_000) + name);
    }

    @Test
    @Tag("SEC-08")
    void holdsHostileNamesAsTheyAre(@TempDir Path folder) {
        List<InspectedTable> tables = new ArrayList<>();
        HOSTILE.forEach(name -> tables.add(table(name)));
        for (String name :
                List.of("String", "Column", "uuid", "long", "Object", "database_schema", "Database Schema")) {
            tables.add(table(name));
        }
        InspectedSchema inspected = new InspectedSchema(tables, List.of(), List.of(), List.of());
        Schema printed =
                CompiledSources.of(TableSource.of(inspected, "shop"), folder).schema();
        assertThat(printed).isEqualTo(inspected.toSchema());
    }

    @Test
    void namesAreThoseOfJava() {
        JavaNames names = JavaNames.ofFields();
        assertThat(List.of(
                        "unit_price", "Unit Price", "UnitPrice", "UNIT_PRICE", "HTTPCode", "class", "2nd", "a1", "a1"))
                .extracting(names::field)
                .containsExactly(
                        "unitPrice",
                        "unitPrice2",
                        "unitPrice3",
                        "unitPrice4",
                        "httpCode",
                        "class_",
                        "_2nd",
                        "a1",
                        "a1_2");
        assertThat(names.constant("UnitPrice")).isEqualTo("UNIT_PRICE");
        JavaNames classes = JavaNames.ofClasses();
        assertThat(List.of("order_details", "ORDERDETAILS", "%", ""))
                .extracting(classes::type)
                .containsExactly("OrderDetails", "Orderdetails2", "Unnamed", "Unnamed2");
    }

    @Test
    void refusesAPackageThatCannotBe() {
        InspectedSchema empty = new InspectedSchema(List.of(), List.of(), List.of(), List.of());
        for (String name : List.of("", "a.", "a.class", "a; import b", "a b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TableSource.of(empty, name))
                    .withMessageContaining("no name of a Java package");
        }
        assertThat(Objects.requireNonNull(TableSource.of(empty, "a").get(0)).text())
                .contains("Schema.of()");
    }
}
