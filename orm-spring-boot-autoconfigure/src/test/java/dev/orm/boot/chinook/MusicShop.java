package dev.orm.boot.chinook;

import static dev.orm.boot.chinook.QAlbum.album;
import static dev.orm.boot.chinook.QArtist.artist;
import static dev.orm.boot.chinook.QCustomer.customer;
import static dev.orm.boot.chinook.QInvoice.invoice;
import static dev.orm.boot.chinook.QInvoiceLine.invoiceLine;
import static dev.orm.boot.chinook.QPlaylist.playlist;
import static dev.orm.boot.chinook.QTrack.track;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.sumOfDecimals;

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
import dev.orm.session.Session;
import dev.orm.sql.NumberExpression;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers the questions of a music shop by entities, associations, typed queries and repositories. */
@Service
@Transactional(readOnly = true)
public class MusicShop {

    private final Session session;
    private final TrackRepository tracks;
    private final CustomerRepository customers;

    public MusicShop(Session session, TrackRepository tracks, CustomerRepository customers) {
        this.session = session;
        this.tracks = tracks;
        this.customers = customers;
    }

    List<ArtistRevenue> topArtistsByRevenue(int number) {
        NumberExpression<BigDecimal> revenue = sumOfDecimals(invoiceLine.unitPrice.times(invoiceLine.quantity));
        return session.query(select(ArtistRevenue::new, artist.name, revenue)
                        .from(invoiceLine)
                        .join(invoiceLine.track(), track)
                        .join(track.album(), album)
                        .join(album.artist(), artist)
                        .groupBy(artist.id, artist.name)
                        .orderBy(revenue.desc(), artist.name.asc())
                        .limit(number))
                .list();
    }

    List<Bill> billsOf(int customerId) {
        List<Invoice> invoices = session.query(select(invoice)
                        .where(invoice.customer().id.eq(customerId))
                        .orderBy(invoice.invoiceDate.asc(), invoice.id.asc())
                        .fetch(invoice.lines.fetch(invoiceLine.track())))
                .list();
        return invoices.stream().map(MusicShop::bill).toList();
    }

    private static Bill bill(Invoice invoice) {
        Address billing = invoice.getBilling();
        return new Bill(
                invoice.getId(),
                invoice.getInvoiceDate(),
                billing == null ? null : billing.getCity(),
                invoice.getTotal(),
                invoice.getLines().stream()
                        .map(line -> new Line(line.getTrack().getName(), line.getUnitPrice(), line.getQuantity()))
                        .toList());
    }

    /** Walks down level by level; a level is one statement, however many managers it has. */
    List<Subordinate> everybodyUnder(int managerId) {
        List<Subordinate> found = new ArrayList<>();
        List<Employee> level = session.getOrThrow(Employee.class, managerId).getReports();
        for (int depth = 1; !level.isEmpty(); depth++) {
            for (Employee employee : level) {
                found.add(new Subordinate(depth, employee.getLastName(), employee.getHireDate()));
            }
            level = level.stream()
                    .flatMap(employee -> employee.getReports().stream())
                    .toList();
        }
        return found;
    }

    List<PlaylistSize> playlistSizes() {
        return session.query(select(PlaylistSize::new, playlist.id, playlist.name, count(track))
                        .from(playlist)
                        .leftJoin(playlist.tracks, track)
                        .groupBy(playlist.id, playlist.name)
                        .orderBy(playlist.name.asc(), playlist.id.asc()))
                .list();
    }

    TrackPage tracksOf(String genre, BigDecimal highestPrice, int page, int size) {
        Page<Track> found = tracks.findByGenreNameAndUnitPriceLessThanEqual(
                genre, highestPrice, PageRequest.of(page, size, Sort.by("name", "id")));
        return new TrackPage(
                found.map(each -> new Offer(each.getName(), each.getUnitPrice(), each.getMilliseconds()))
                        .getContent(),
                found.getTotalElements());
    }

    List<GenreOfCountry> bestSellingGenreByCountry() {
        QCustomer buyer = invoiceLine.invoice().customer();
        QGenre genre = invoiceLine.track().genre();
        Map<String, GenreOfCountry> best = new LinkedHashMap<>();
        session.query(select(GenreOfCountry::new, buyer.address.country, genre.name, sum(invoiceLine.quantity))
                        .from(invoiceLine)
                        .groupBy(buyer.address.country, genre.name)
                        .orderBy(
                                buyer.address.country.asc(),
                                sum(invoiceLine.quantity).desc(),
                                genre.name.asc()))
                .list()
                .forEach(row -> best.putIfAbsent(row.country(), row));
        return List.copyOf(best.values());
    }

    List<SilentCustomer> customersWithoutInvoiceSince(LocalDateTime date) {
        return customers
                .findAll(
                        not(exists(select(invoice)
                                .where(invoice.customer().eq(customer).and(invoice.invoiceDate.ge(date))))),
                        Sort.by("lastName", "id"))
                .stream()
                .map(found -> new SilentCustomer(found.getLastName(), found.getEmail()))
                .toList();
    }

    List<CountryAverage> averageInvoiceByCountry() {
        return session.query(select(
                                (country, invoices, total) -> new CountryAverage(
                                        country,
                                        invoices,
                                        total.divide(BigDecimal.valueOf(invoices), 4, RoundingMode.HALF_UP)),
                                invoice.billing.country,
                                count(),
                                sumOfDecimals(invoice.total))
                        .from(invoice)
                        .groupBy(invoice.billing.country)
                        .orderBy(invoice.billing.country.asc()))
                .list();
    }

    List<LongestTrack> longestTracksByMediaType() {
        QTrack longer = track.as("longer");
        return session.query(select(LongestTrack::new, track.mediaType().name, track.name, track.milliseconds)
                        .from(track)
                        .where(not(exists(select(longer)
                                .where(longer.mediaType()
                                        .eq(track.mediaType())
                                        .and(longer.milliseconds.gt(track.milliseconds))))))
                        .orderBy(track.mediaType().name.asc(), track.name.asc()))
                .list();
    }

    List<AlbumSize> albumsWithMoreTracksThan(long number) {
        return session.query(select(AlbumSize::new, album.title, album.artist().name, count(track))
                        .from(album)
                        .join(album.tracks, track)
                        .groupBy(album.id, album.title, album.artist().name)
                        .having(count(track).gt(number))
                        .orderBy(count(track).desc(), album.title.asc()))
                .list();
    }

    List<CustomerTotal> customersOf(String supportRep) {
        return customers.findBySupportRepLastNameOrderByLastName(supportRep).stream()
                .map(found -> new CustomerTotal(
                        found.getLastName(),
                        found.getAddress() == null ? null : found.getAddress().getCountry(),
                        found.getInvoices().stream().map(Invoice::getTotal).reduce(BigDecimal.ZERO, BigDecimal::add)))
                .toList();
    }

    List<UnsoldTrack> tracksNeverSold() {
        return session.query(select(UnsoldTrack::new, track.id, track.name, track.composer)
                        .from(track)
                        .where(not(exists(
                                select(invoiceLine).where(invoiceLine.track().eq(track)))))
                        .orderBy(track.id.asc()))
                .list();
    }

    @Transactional
    public int buy(int customerId, LocalDateTime date, int... trackIds) {
        Customer buyer = session.getOrThrow(Customer.class, customerId);
        Invoice bought = new Invoice(buyer, date, new Address("Oxford Street 1", "London", "United Kingdom"));
        for (int trackId : trackIds) {
            bought.addLine(session.getOrThrow(Track.class, trackId), 1);
        }
        bought.addUp();
        session.add(bought);
        session.flush();
        return bought.getId();
    }

    /** Takes the first line away, doubles the second and adds one. */
    @Transactional
    public void change(int invoiceId, int addedTrackId) {
        Invoice changed = session.getOrThrow(Invoice.class, invoiceId);
        changed.getLines().remove(0);
        changed.getLines().get(0).setQuantity(2);
        changed.addLine(session.getOrThrow(Track.class, addedTrackId), 1);
        changed.addUp();
    }

    @Transactional
    public void changeAndFail(int invoiceId, int addedTrackId) {
        change(invoiceId, addedTrackId);
        session.flush();
        throw new IllegalStateException("The card was refused.");
    }

    @Transactional
    public void cancel(int invoiceId) {
        session.delete(session.getOrThrow(Invoice.class, invoiceId));
    }
}
