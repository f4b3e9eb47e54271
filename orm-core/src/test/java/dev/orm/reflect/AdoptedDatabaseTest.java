package dev.orm.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.Fixture;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that others designed. */
@EachDatabase
class AdoptedDatabaseTest {

    private static final String MUSIC = """
            package shop;

            import static dev.orm.sql.Sql.*;
            import static shop.Album.album;
            import static shop.Artist.artist;
            import static shop.Customer.customer;
            import static shop.Employee.employee;
            import static shop.Track.track;

            import dev.orm.engine.EngineConnection;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.function.Function;

            public final class Program {
                public static final Function<EngineConnection, List<Object>> ALL = connection -> {
                    List<Object> found = new ArrayList<>();
                    found.addAll(connection.query(select(album.title).from(album)
                            .join(artist, album.artistId.eq(artist.artistId))
                            .where(artist.name.eq("AC/DC")).orderBy(album.title.asc())).list());
                    found.add(connection.query(select(count()).from(track).join(album).join(artist)
                            .where(artist.name.eq("Iron Maiden"))).single());
                    Employee boss = employee.as("boss");
                    found.add(connection.query(select(boss.lastName).from(employee).join(boss)
                            .where(employee.lastName.eq("Johnson"))).single());
                    found.add(connection.query(select(count()).from(customer).leftJoin(employee)
                            .where(employee.firstName.eq("Jane"))).single());
                    return found;
                };
            }
            """;

    private static final String TRADE = """
            package shop;

            import static dev.orm.sql.Sql.*;
            import static shop.Customers.customers;
            import static shop.OrderDetails.orderDetails;
            import static shop.Orders.orders;
            import static shop.Products.products;

            import dev.orm.engine.EngineConnection;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.function.Function;

            public final class Program {
                public static final Function<EngineConnection, List<Object>> ALL = connection -> {
                    List<Object> found = new ArrayList<>();
                    found.add(connection.query(select(products.productName).from(products)
                            .where(products.productName.startsWith("Chef Anton's C"))).single());
                    found.addAll(connection.query(select(products.productName).from(orderDetails).join(orders).join(products)
                            .join(customers).where(customers.companyName.eq("Alfreds Futterkiste"),
                                    products.productName.contains("Aniseed"))).list());
                    return found;
                };
            }
            """;

    @Test
    void chinookIsReadPrintedQueriedAndCreatedAgain(TestDatabase database, @TempDir Path folder) throws Exception {
        Schema schema = adopt(
                database,
                folder,
                "chinook",
                MUSIC,
                List.of("For Those About To Rock We Salute You", "Let There Be Rock", 213L, "Edwards", 21L));
        assertThat(schema.tables())
                .hasSize(11)
                .allSatisfy(table -> assertThat(table.primaryKey()).isNotNull());
        assertThat(schema.tables().stream().flatMap(table -> table.foreignKeys().stream()))
                .hasSize(11);
        assertThat(schema.tables().stream().flatMap(table -> table.indexes().stream()))
                .hasSizeGreaterThanOrEqualTo(database.kind() == DatabaseKind.MARIADB ? 0 : 10);
    }

    @Test
    void northwindIsReadPrintedQueriedAndCreatedAgain(TestDatabase database, @TempDir Path folder) throws Exception {
        Schema schema =
                adopt(database, folder, "northwind", TRADE, List.of("Chef Anton's Cajun Seasoning", "Aniseed Syrup"));
        assertThat(schema.tables().size()).isBetween(13, 14);
        assertThat(schema.tables().stream().flatMap(table -> table.foreignKeys().stream()))
                .extracting(ForeignKey::columns)
                .hasSizeGreaterThanOrEqualTo(11);
    }

    private static Schema adopt(TestDatabase database, Path folder, String name, String program, List<Object> expected)
            throws IOException, SQLException {
        try (Fixture db = Fixture.open(AdoptedDatabases.load(database, folder, name))) {
            InspectedSchema inspected = new Inspector(db.connection()).schema(null);
            List<SourceFile> files = new ArrayList<>(TableSource.of(inspected, "shop"));
            files.add(new SourceFile("shop", "Program", program));
            CompiledSources compiled = CompiledSources.of(files, folder);
            @SuppressWarnings("unchecked")
            Function<EngineConnection, List<Object>> queries =
                    (Function<EngineConnection, List<Object>>) compiled.constant("Program", "ALL");
            assertThat(queries.apply(db.connection())).isEqualTo(expected);
            Schema printed = compiled.schema();
            assertThat(SchemaComparison.compare(db.connection(), printed)).isEmpty();
            SchemaCreator creator = new SchemaCreator(db.connection());
            creator.drop(printed);
            assertThat(new Inspector(db.connection()).tableNames(null)).isEmpty();
            creator.createMissing(printed);
            assertThat(SchemaComparison.compare(db.connection(), inspected.toSchema()))
                    .isEmpty();
            assertThat(printed.tables()).extracting(Table::columns).doesNotContain(List.of());
            return printed;
        }
    }
}
