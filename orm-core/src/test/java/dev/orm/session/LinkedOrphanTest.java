package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.EachDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects that belong to one at a time by a join table, and are deleted when they belong to nobody. */
@EachDatabase
class LinkedOrphanTest extends EntityFixture {

    @Entity
    static class Shelf {
        @Id
        @GeneratedValue
        Long id;

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderColumn
        List<Book> books = new ArrayList<>();

        Shelf() {}

        Shelf(Book... books) {
            this.books.addAll(List.of(books));
        }
    }

    @Entity
    static class Book {
        @Id
        @GeneratedValue
        Long id;

        String title;

        Book() {}

        Book(String title) {
            this.title = title;
        }
    }

    private static final QLinkedOrphanTest_Book book = QLinkedOrphanTest_Book.book;

    private final Shelf left = new Shelf(new Book("a"), new Book("b"));
    private final Shelf right = new Shelf(new Book("c"));

    LinkedOrphanTest() {
        super(Mapping.GENERATED, Shelf.class, Book.class);
    }

    private Shelf get(Session session, Shelf stored) {
        return session.getOrThrow(Shelf.class, stored.id);
    }

    private void store() {
        run(session -> session.addAll(List.of(left, right)));
        log.sent();
    }

    private List<String> titles() {
        return rows(session -> session.query(select(book.title).from(book).orderBy(book.title.asc()))
                .list());
    }

    private List<String> titles(Shelf shelf) {
        return rows(session ->
                get(session, shelf).books.stream().map(each -> each.title).toList());
    }

    @Test
    @Tag("REL-09")
    void whatIsTakenOutIsDeleted() {
        store();
        run(session -> get(session, left).books.remove(0));
        assertThat(titles()).containsExactly("b", "c");
        assertThat(titles(left)).containsExactly("b");
    }

    @Test
    @Tag("REL-09")
    void whatGoesToAnotherOwnerStays() {
        store();
        run(session -> {
            Book moved = get(session, left).books.remove(0);
            get(session, right).books.add(0, moved);
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "delete from shelf_book where shelf_id = ? and books_id = ?",
                            "insert into shelf_book (shelf_id, books_id, books_order) values (?, ?, ?)",
                            "update shelf_book set books_order = ? where shelf_id = ? and books_id = ? x2");
            assertThat(session.state(moved)).isEqualTo(EntityState.PERSISTENT);
        });
        assertThat(titles()).containsExactly("a", "b", "c");
        assertThat(titles(left)).containsExactly("b");
        assertThat(titles(right)).containsExactly("a", "c");
    }

    @Test
    @Tag("REL-09")
    void whatWasTakenOutOfADeletedOwnerIsDeletedUnlessAnotherHasIt() {
        store();
        run(session -> {
            Shelf found = get(session, left);
            found.books.remove(0);
            get(session, right).books.add(found.books.remove(0));
            session.delete(found);
        });
        assertThat(titles()).containsExactly("b", "c");
        assertThat(titles(right)).containsExactly("c", "b");
    }

    @Test
    @Tag("REL-09")
    void whatIsDeletedLeavesTheListsThatHaveIt() {
        store();
        run(session -> {
            Shelf found = get(session, left);
            Book first = found.books.get(0);
            session.delete(first);
            log.sent();
            session.flush();
            assertThat(found.books).extracting(each -> each.title).containsExactly("b");
            assertThat(log.sent())
                    .containsExactly(
                            "delete from shelf_book where shelf_id = ? and books_id = ?",
                            "update shelf_book set books_order = ? where shelf_id = ? and books_id = ?",
                            "delete from book where id = ?");
            session.delete(found.books.remove(0));
        });
        assertThat(titles()).containsExactly("c");
        assertThat(titles(left)).isEmpty();
    }

    @Test
    @Tag("REL-09")
    void whatIsTakenOutComesBackWithARollback() {
        store();
        run(session -> {
            Shelf found = get(session, left);
            try (Session.NestedTransaction nested = session.beginNested()) {
                found.books.remove(0);
                session.flush();
                nested.rollback();
            }
            assertThat(found.books).extracting(each -> each.title).containsExactly("a", "b");
        });
        assertThat(titles(left)).containsExactly("a", "b");
    }
}
