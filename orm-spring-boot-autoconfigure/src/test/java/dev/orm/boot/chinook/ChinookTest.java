package dev.orm.boot.chinook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.orm.boot.chinook.Answers.Bill;
import dev.orm.boot.chinook.Answers.Line;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.NamingStrategy;
import dev.orm.session.SchemaValidationException;
import dev.orm.session.SessionFactory;
import dev.orm.testing.AfterDatabase;
import dev.orm.testing.BeforeDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Each question is answered by the product and by hand-written SQL, on SQLite and on PostgreSQL: four equal answers. */
@EachDatabase(
        only = DatabaseKind.POSTGRESQL,
        reason = "A copy of the SQLite file is opened beside it, so that the answers of both can be compared.",
        fresh = Fresh.EACH_CLASS)
class ChinookTest {

    private static final ChinookData DATA = ChinookData.besideTheRepository();
    private static final List<Shop> SHOPS = new ArrayList<>();
    private static Path directory;

    @BeforeDatabase
    static void open(TestDatabase postgresql) throws IOException, SQLException {
        if (DATA.isThere()) {
            directory = Files.createTempDirectory("chinook");
            SHOPS.add(Shop.open("SQLite", DATA.copySqlite(directory)));
            DATA.loadInto(postgresql);
            SHOPS.add(Shop.open(
                    "PostgreSQL",
                    postgresql.url(),
                    "--spring.datasource.username=" + postgresql.username(),
                    "--spring.datasource.password=" + postgresql.password()));
        }
    }

    @AfterDatabase
    static void close() throws IOException {
        SHOPS.forEach(Shop::close);
        SHOPS.clear();
        FileSystemUtils.deleteRecursively(directory);
    }

    @BeforeEach
    void skipWithoutTheData() {
        assumeThat(DATA.isThere())
                .as("skipped: Chinook is not at ../shared/data beside the repository")
                .isTrue();
        SHOPS.forEach(shop -> shop.statements().take());
    }

    private static <T> T answer(Function<MusicShop, T> orm, Function<HandWrittenSql, T> sql) {
        List<T> answers = new ArrayList<>();
        for (Shop shop : SHOPS) {
            T answer = orm.apply(shop.orm());
            assertThat(answer).as("the answer on " + shop).isEqualTo(sql.apply(shop.sql()));
            answers.add(answer);
        }
        assertThat(answers.get(0)).as("the answers of both databases").isEqualTo(answers.get(1));
        return answers.get(0);
    }

    private static <E> List<E> rows(Function<MusicShop, List<E>> orm, Function<HandWrittenSql, List<E>> sql) {
        return answer(orm, sql);
    }

    private static void assertStatements(int number) {
        for (Shop shop : SHOPS) {
            assertThat(shop.statements().take()).as("sent on " + shop).hasSize(number);
        }
    }

    @Test
    void topArtistsByRevenue() {
        assertThat(rows(orm -> orm.topArtistsByRevenue(20), sql -> sql.topArtistsByRevenue(20)))
                .hasSize(20);
        assertThat(rows(orm -> orm.topArtistsByRevenue(1000), sql -> sql.topArtistsByRevenue(1000)))
                .hasSize(165);
    }

    @Test
    void billsOfACustomerWithLinesAndTracks() {
        List<Bill> bills = answer(orm -> orm.billsOf(12), sql -> sql.billsOf(12));
        assertStatements(3);
        assertThat(bills).hasSize(7).allSatisfy(bill -> assertThat(bill.lines()).isNotEmpty());
        assertThat(bills.get(0).date().toLocalTime()).isEqualTo("00:00");
    }

    @Test
    void employeesUnderAManagerAtAnyDepth() {
        assertThat(rows(orm -> orm.everybodyUnder(1), sql -> sql.everybodyUnder(1)))
                .hasSize(7);
        // The manager, and his people, theirs, and nobody under those.
        assertStatements(4);
        assertThat(rows(orm -> orm.everybodyUnder(3), sql -> sql.everybodyUnder(3)))
                .isEmpty();
    }

    @Test
    void playlistsWithTheirNumberOfTracks() {
        assertThat(rows(MusicShop::playlistSizes, HandWrittenSql::playlistSizes))
                .hasSize(18)
                .anyMatch(playlist -> playlist.tracks() == 0);
        assertStatements(1);
    }

    @Test
    void aPageOfTracksByGenreAndPrice() {
        BigDecimal price = new BigDecimal("0.99");
        assertThat(answer(orm -> orm.tracksOf("Rock", price, 3, 25), sql -> sql.tracksOf("Rock", price, 3, 25))
                        .offers())
                .hasSize(25);
        assertStatements(2);
        assertThat(answer(orm -> orm.tracksOf("Drama", price, 0, 25), sql -> sql.tracksOf("Drama", price, 0, 25))
                        .total())
                .isZero();
    }

    @Test
    void bestSellingGenreByCountry() {
        assertThat(rows(MusicShop::bestSellingGenreByCountry, HandWrittenSql::bestSellingGenreByCountry))
                .hasSize(24);
    }

    @Test
    void customersWithoutInvoiceSinceADate() {
        LocalDateTime date = LocalDateTime.of(2025, 6, 1, 0, 0);
        assertThat(rows(orm -> orm.customersWithoutInvoiceSince(date), sql -> sql.customersWithoutInvoiceSince(date)))
                .isNotEmpty()
                .hasSizeLessThan(59);
    }

    @Test
    void averageInvoiceByCountry() {
        assertThat(rows(MusicShop::averageInvoiceByCountry, HandWrittenSql::averageInvoiceByCountry))
                .hasSize(24);
    }

    @Test
    void longestTracksByMediaType() {
        assertThat(rows(MusicShop::longestTracksByMediaType, HandWrittenSql::longestTracksByMediaType))
                .hasSize(5);
        assertStatements(1);
    }

    @Test
    void albumsWithMoreTracksThanANumber() {
        assertThat(rows(orm -> orm.albumsWithMoreTracksThan(20), sql -> sql.albumsWithMoreTracksThan(20)))
                .hasSize(17);
        assertStatements(1);
    }

    @Test
    void customersOfASupportRepresentativeWithTheirTotal() {
        assertThat(rows(orm -> orm.customersOf("Peacock"), sql -> sql.customersOf("Peacock")))
                .hasSize(21);
        // The customers, and the invoices of all of them.
        assertStatements(2);
    }

    @Test
    void tracksNeverSold() {
        assertThat(rows(MusicShop::tracksNeverSold, HandWrittenSql::tracksNeverSold))
                .hasSize(1519)
                .anyMatch(track -> track.composer() == null);
        assertStatements(1);
    }

    @Test
    void anInvoiceIsAddedChangedAndRemoved() {
        LocalDateTime date = LocalDateTime.of(2026, 3, 29, 2, 30, 15);
        for (Shop shop : SHOPS) {
            List<Long> before = shop.sql().sums();
            int id = shop.orm().buy(12, date, 1, 2820, 3);
            Bill bought = lastBill(shop);
            assertThat(bought.invoice()).isEqualTo(id);
            assertThat(bought.date()).isEqualTo(date);
            assertThat(bought.total()).isEqualTo("3.97");

            assertThatThrownBy(() -> shop.orm().changeAndFail(id, 5)).hasMessage("The card was refused.");
            assertThat(lastBill(shop)).isEqualTo(bought);

            shop.orm().change(id, 5);
            Bill changed = lastBill(shop);
            assertThat(changed.lines())
                    .extracting(Line::quantity, Line::unitPrice)
                    .containsExactly(
                            tuple(2, new BigDecimal("1.99")),
                            tuple(1, new BigDecimal("0.99")),
                            tuple(1, new BigDecimal("0.99")));
            assertThat(changed.lines().get(2).track()).isEqualTo("Princess of the Dawn");
            assertThat(changed.total()).isEqualTo("5.96");
            assertThat(shop.orm().billsOf(12)).isEqualTo(shop.sql().billsOf(12));

            shop.orm().cancel(id);
            assertThat(shop.sql().sums()).isEqualTo(before);
        }
    }

    private static Bill lastBill(Shop shop) {
        List<Bill> bills = shop.sql().billsOf(12);
        return bills.get(bills.size() - 1);
    }

    @Test
    void startingChangedNothingInTheDatabases() {
        for (Shop shop : SHOPS) {
            assertThat(shop.sessions().schema().createMissing())
                    .as("made on " + shop)
                    .isEmpty();
        }
    }

    @Test
    void theSchemaOfBothIsWhatTheEntitiesSay() {
        for (Shop shop : SHOPS) {
            shop.sessions().schema().validate();
        }
    }

    @Test
    void neitherSchemaIsWhatTheEntitiesSayInTheNamesOfTheOther() {
        for (Shop shop : SHOPS) {
            EntityModels models = shop.sessions().models();
            boolean pascal = models.get(Album.class).table().name().name().equals("Album");
            SessionFactory wrong = SessionFactory.builder(shop.sessions().engine())
                    .entities(models.all().stream().map(EntityModel::type).toList())
                    .naming(pascal ? NamingStrategy.AS_MAPPED : NamingStrategy.PASCAL_CASE)
                    .build();
            assertThatThrownBy(() -> wrong.schema().validate())
                    .isInstanceOf(SchemaValidationException.class)
                    .hasMessageContaining(pascal ? "media_type" : "MediaType");
        }
    }
}
