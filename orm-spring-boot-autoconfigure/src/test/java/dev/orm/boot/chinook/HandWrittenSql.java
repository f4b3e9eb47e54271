package dev.orm.boot.chinook;

import dev.orm.boot.chinook.Answers.AlbumSize;
import dev.orm.boot.chinook.Answers.ArtistRevenue;
import dev.orm.boot.chinook.Answers.Bill;
import dev.orm.boot.chinook.Answers.CountryAverage;
import dev.orm.boot.chinook.Answers.CustomerTotal;
import dev.orm.boot.chinook.Answers.GenreOfCountry;
import dev.orm.boot.chinook.Answers.Line;
import dev.orm.boot.chinook.Answers.LongestTrack;
import dev.orm.boot.chinook.Answers.Offer;
import dev.orm.boot.chinook.Answers.PlaylistSize;
import dev.orm.boot.chinook.Answers.SilentCustomer;
import dev.orm.boot.chinook.Answers.Subordinate;
import dev.orm.boot.chinook.Answers.TrackPage;
import dev.orm.boot.chinook.Answers.UnsoldTrack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers the questions of {@link MusicShop} by SQL in plain sight, through the driver alone: money is counted in whole cents and
 * dates are taken as text, so that nothing of the product is used to prove it.
 */
final class HandWrittenSql {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final JdbcClient jdbc;
    private final boolean sqlite;

    HandWrittenSql(JdbcClient jdbc, boolean sqlite) {
        this.jdbc = jdbc;
        this.sqlite = sqlite;
    }

    /** Both databases find names in any case, so album_id differs from AlbumId by nothing but the underscore. */
    private JdbcClient.StatementSpec sql(String postgresql) {
        return jdbc.sql(sqlite ? postgresql.replace("_", "") : postgresql);
    }

    private <T> List<T> rows(String postgresql, RowMapper<T> row, Object... parameters) {
        return sql(postgresql).params(parameters).query(row).list();
    }

    private static BigDecimal money(ResultSet row, int column) throws SQLException {
        return BigDecimal.valueOf(row.getLong(column), 2);
    }

    private static LocalDateTime date(ResultSet row, int column) throws SQLException {
        return LocalDateTime.parse(row.getString(column), TEXT);
    }

    List<ArtistRevenue> topArtistsByRevenue(int number) {
        return rows("""
                select ar.name, sum(cast(round(il.unit_price * 100) as integer) * il.quantity) as cents
                from invoice_line il
                join track t on t.track_id = il.track_id
                join album al on al.album_id = t.album_id
                join artist ar on ar.artist_id = al.artist_id
                group by ar.artist_id, ar.name order by cents desc, ar.name limit ?""", (row, index) -> new ArtistRevenue(row.getString(1), money(row, 2)), number);
    }

    List<Bill> billsOf(int customerId) {
        List<Bill> heads = rows(
                """
                select invoice_id, cast(invoice_date as varchar(19)), billing_city, cast(round(total * 100) as integer)
                from invoice where customer_id = ? order by invoice_date, invoice_id""",
                (row, index) -> new Bill(row.getInt(1), date(row, 2), row.getString(3), money(row, 4), List.of()),
                customerId);
        // Not inside the first query: SQLite has one connection that writes, and two would be needed at once.
        return heads.stream()
                .map(head -> new Bill(head.invoice(), head.date(), head.city(), head.total(), lines(head.invoice())))
                .toList();
    }

    private List<Line> lines(int invoiceId) {
        return rows("""
                select t.name, cast(round(il.unit_price * 100) as integer), il.quantity
                from invoice_line il join track t on t.track_id = il.track_id
                where il.invoice_id = ? order by il.invoice_line_id""", (row, index) -> new Line(row.getString(1), money(row, 2), row.getInt(3)), invoiceId);
    }

    List<Subordinate> everybodyUnder(int managerId) {
        return rows("""
                with recursive chain(id, depth) as (
                    select employee_id, 1 from employee where reports_to = ?
                    union all
                    select e.employee_id, chain.depth + 1 from employee e join chain on e.reports_to = chain.id)
                select chain.depth, e.last_name, cast(e.hire_date as varchar(19))
                from chain join employee e on e.employee_id = chain.id
                order by chain.depth, e.reports_to, e.employee_id""", (row, index) -> new Subordinate(row.getInt(1), row.getString(2), date(row, 3)), managerId);
    }

    List<PlaylistSize> playlistSizes() {
        return rows("""
                select p.playlist_id, p.name, count(pt.track_id)
                from playlist p left join playlist_track pt on pt.playlist_id = p.playlist_id
                group by p.playlist_id, p.name order by p.name, p.playlist_id""", (row, index) -> new PlaylistSize(row.getInt(1), row.getString(2), row.getLong(3)));
    }

    TrackPage tracksOf(String genre, BigDecimal highestPrice, int page, int size) {
        String from = """
                from track t join genre g on g.genre_id = t.genre_id
                where g.name = ? and round(t.unit_price * 100) <= ?""";
        int cents = highestPrice.movePointRight(2).intValueExact();
        return new TrackPage(
                rows(
                        "select t.name, cast(round(t.unit_price * 100) as integer), t.milliseconds " + from
                                + " order by t.name, t.track_id limit ? offset ?",
                        (row, index) -> new Offer(row.getString(1), money(row, 2), row.getInt(3)),
                        genre,
                        cents,
                        size,
                        page * size),
                rows("select count(*) " + from, (row, index) -> row.getLong(1), genre, cents)
                        .get(0));
    }

    List<GenreOfCountry> bestSellingGenreByCountry() {
        return rows("""
                select country, name, sold from (
                    select c.country, g.name, sum(il.quantity) as sold,
                        rank() over (partition by c.country order by sum(il.quantity) desc, g.name) as place
                    from invoice_line il
                    join invoice i on i.invoice_id = il.invoice_id
                    join customer c on c.customer_id = i.customer_id
                    join track t on t.track_id = il.track_id
                    join genre g on g.genre_id = t.genre_id
                    group by c.country, g.name) as genres
                where place = 1 order by country""", (row, index) -> new GenreOfCountry(row.getString(1), row.getString(2), row.getLong(3)));
    }

    List<SilentCustomer> customersWithoutInvoiceSince(LocalDateTime date) {
        return rows("""
                select c.last_name, c.email from customer c
                where c.customer_id not in (
                    select customer_id from invoice where cast(invoice_date as varchar(19)) >= ?)
                order by c.last_name, c.customer_id""", (row, index) -> new SilentCustomer(row.getString(1), row.getString(2)), TEXT.format(date));
    }

    List<CountryAverage> averageInvoiceByCountry() {
        return rows(
                """
                select billing_country, count(*), sum(cast(round(total * 100) as integer))
                from invoice group by billing_country order by billing_country""",
                (row, index) -> new CountryAverage(
                        row.getString(1),
                        row.getLong(2),
                        money(row, 3).divide(BigDecimal.valueOf(row.getLong(2)), 4, RoundingMode.HALF_UP)));
    }

    List<LongestTrack> longestTracksByMediaType() {
        return rows("""
                select m.name, t.name, t.milliseconds from track t
                join media_type m on m.media_type_id = t.media_type_id
                join (select media_type_id, max(milliseconds) as longest from track group by media_type_id) as l
                    on l.media_type_id = t.media_type_id and l.longest = t.milliseconds
                order by m.name, t.name""", (row, index) -> new LongestTrack(row.getString(1), row.getString(2), row.getInt(3)));
    }

    List<AlbumSize> albumsWithMoreTracksThan(long number) {
        return rows("""
                select al.title, ar.name, count(*) from album al
                join artist ar on ar.artist_id = al.artist_id
                join track t on t.album_id = al.album_id
                group by al.album_id, al.title, ar.name having count(*) > ?
                order by count(*) desc, al.title""", (row, index) -> new AlbumSize(row.getString(1), row.getString(2), row.getLong(3)), number);
    }

    List<CustomerTotal> customersOf(String supportRep) {
        return rows(
                """
                select c.last_name, c.country, (
                    select sum(cast(round(i.total * 100) as integer)) from invoice i where i.customer_id = c.customer_id)
                from customer c join employee e on e.employee_id = c.support_rep_id
                where e.last_name = ? order by c.last_name""", (row, index) -> new CustomerTotal(row.getString(1), row.getString(2), money(row, 3)), supportRep);
    }

    List<UnsoldTrack> tracksNeverSold() {
        return rows("""
                select t.track_id, t.name, t.composer from track t
                left join invoice_line il on il.track_id = t.track_id
                where il.invoice_line_id is null order by t.track_id""", (row, index) -> new UnsoldTrack(row.getInt(1), row.getString(2), row.getString(3)));
    }

    /** Numbers of invoices and of lines, and what all of them cost. */
    List<Long> sums() {
        return rows(
                "select count(*) from invoice union all select count(*) from invoice_line"
                        + " union all select sum(cast(round(total * 100) as integer)) from invoice",
                (row, index) -> row.getLong(1));
    }
}
