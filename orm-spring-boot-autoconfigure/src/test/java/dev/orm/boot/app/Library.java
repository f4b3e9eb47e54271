package dev.orm.boot.app;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Library {

    private final AuthorRepository authors;
    private final JdbcClient jdbc;

    public Library(AuthorRepository authors, JdbcClient jdbc) {
        this.authors = authors;
        this.jdbc = jdbc;
    }

    @Transactional
    public void addTwo(String first, String second) {
        authors.save(new Author(first));
        jdbc.sql("insert into authors (name, books) values (?, 0)")
                .param(second)
                .update();
    }

    @Transactional
    public void addTwoAndFail(String first, String second) {
        addTwo(first, second);
        throw new IllegalArgumentException("nothing of it is wanted");
    }

    @Transactional(readOnly = true)
    public long count() {
        return authors.count();
    }

    @Transactional
    public void addBook(String name) {
        authors.findByName(name).orElseThrow().addBook();
    }

    @Transactional
    public void addWhile(String name, Runnable inside) {
        authors.saveAndFlush(new Author(name));
        inside.run();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void addInNewTransaction(String name) {
        authors.saveAndFlush(new Author(name));
    }
}
