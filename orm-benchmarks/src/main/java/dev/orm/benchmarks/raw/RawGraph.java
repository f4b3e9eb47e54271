package dev.orm.benchmarks.raw;

import dev.orm.testing.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a graph in one statement per level, with the keys of a level as one parameter. */
final class RawGraph {

    private static final String AUTHORS = "select id, name from author order by id";

    private final RawContender contender;
    private final DatabaseKind kind;
    private final String books;
    private final String chapters;

    RawGraph(RawContender contender, DatabaseKind kind) {
        this.contender = contender;
        this.kind = kind;
        String keys = switch (kind) {
            case SQLITE -> " in (select value from json_each(?))";
            case MARIADB -> " in (select id from json_table(?, '$[*]' columns (id bigint path '$')) as ids)";
            case H2, POSTGRESQL -> " = any(?)";
        };
        this.books = "select id, author_id, title from book where author_id" + keys + " order by id";
        this.chapters = "select id, book_id, title, pages from chapter where book_id" + keys + " order by id";
    }

    List<RawAuthor> read(Connection connection) throws SQLException {
        List<RawAuthor> result = new ArrayList<>();
        Map<Long, RawAuthor> authors = new HashMap<>();
        PreparedStatement statement = contender.prepare(connection, AUTHORS);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                RawAuthor author = new RawAuthor(rows.getLong(1), rows.getString(2));
                result.add(author);
                authors.put(author.getId(), author);
            }
        } finally {
            contender.release(statement);
        }
        readChapters(connection, readBooks(connection, authors));
        return result;
    }

    private Map<Long, RawBook> readBooks(Connection connection, Map<Long, RawAuthor> authors) throws SQLException {
        Map<Long, RawBook> result = new HashMap<>();
        PreparedStatement statement = contender.prepare(connection, books);
        try {
            bindKeys(connection, statement, authors.keySet());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    RawAuthor author = authors.get(rows.getLong(2));
                    RawBook book = new RawBook(rows.getLong(1), author, rows.getString(3));
                    author.getBooks().add(book);
                    result.put(book.getId(), book);
                }
            }
        } finally {
            contender.release(statement);
        }
        return result;
    }

    private void readChapters(Connection connection, Map<Long, RawBook> parents) throws SQLException {
        PreparedStatement statement = contender.prepare(connection, chapters);
        try {
            bindKeys(connection, statement, parents.keySet());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    RawBook book = parents.get(rows.getLong(2));
                    book.getChapters()
                            .add(new RawBook.Chapter(rows.getLong(1), book, rows.getString(3), rows.getInt(4)));
                }
            }
        } finally {
            contender.release(statement);
        }
    }

    private void bindKeys(Connection connection, PreparedStatement statement, Collection<Long> keys)
            throws SQLException {
        if (kind == DatabaseKind.SQLITE || kind == DatabaseKind.MARIADB) {
            statement.setString(1, keys.toString());
        } else {
            statement.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
        }
    }
}
