package dev.orm.session;

import static dev.orm.session.QLazyAttributeContract_Document.document;
import static dev.orm.session.QLazyAttributeContract_Folder.folder;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attributes that are read when they are first used: {@code @Basic(fetch = LAZY)}. */
abstract class LazyAttributeContract extends EntityFixture {

    LazyAttributeContract(Mapping mapping) {
        super(mapping, Folder.class, Document.class, Coded.class);
    }

    @Entity
    static class Folder {

        @Id
        @GeneratedValue
        private Long id;

        private String name;

        @OneToMany(mappedBy = "folder", cascade = CascadeType.ALL)
        private List<Document> documents = new ArrayList<>();

        protected Folder() {}

        Folder(String name) {
            this.name = name;
        }

        List<Document> getDocuments() {
            return documents;
        }
    }

    @Entity
    static class Document {

        @Lob
        @Basic(fetch = FetchType.LAZY)
        private String body = "";

        @Id
        @GeneratedValue
        private Long id;

        @Column(unique = true)
        private String title;

        @Basic(fetch = FetchType.LAZY)
        private byte[] picture;

        private int pages;

        @ManyToOne(fetch = FetchType.LAZY)
        private Folder folder;

        @Version
        private int version;

        protected Document() {}

        Document(String title, String body, byte... picture) {
            this.title = title;
            this.body = body;
            this.picture = picture;
        }

        Long getId() {
            return id;
        }

        String getTitle() {
            return title;
        }

        void setTitle(String title) {
            this.title = title;
        }

        String getBody() {
            return body;
        }

        void setBody(String body) {
            this.body = body;
        }

        byte[] getPicture() {
            return picture;
        }

        void setPages(int pages) {
            this.pages = pages;
        }

        void setFolder(Folder folder) {
            this.folder = folder;
        }

        int words() {
            return body.split(" ").length + picture.length - picture.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Document document && id != null && id.equals(document.getId());
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public String toString() {
            return "Document " + title;
        }
    }

    @Entity
    static class Coded {

        @Id
        private String code;

        @Basic(fetch = FetchType.LAZY)
        private String text;

        protected Coded() {}

        Coded(String code, String text) {
            this.code = code;
            this.text = text;
        }

        String getText() {
            return text;
        }
    }

    Long one;

    void documents() {
        one = call(session -> {
            Document first = session.add(new Document("one", "the first", (byte) 1));
            session.addAll(List.of(
                    new Document("two", "the second one", (byte) 2), new Document("three", "the third", (byte) 3)));
            Folder all = session.add(new Folder("all"));
            first.setFolder(all);
            session.flush();
            return first.getId();
        });
        log.sent();
    }

    Document read(Session session, String title) {
        return session.query(select(document).where(document.title.eq(title))).single();
    }

    @Test
    @Tag("LOAD-10")
    @Tag("MAP-06")
    void isReadOnFirstUseForAllObjectsOfAQuery() {
        documents();
        run(session -> {
            List<Document> all =
                    session.query(select(document).orderBy(document.id.asc())).list();
            assertThat(log.sent().get(0).contains("body")).isEqualTo(isReflective());
            assertThat(all).extracting(Document::getTitle).containsExactly("one", "two", "three");
            assertThat(all.get(0)).hasToString("Document one").isNotEqualTo(all.get(1));
            assertThat(log.sent()).isEmpty();
            assertThat(all.get(1).getBody()).isEqualTo("the second one");
            assertThat(log.sent()).hasSize(isReflective() ? 0 : 1).allMatch(sql -> !sql.contains("picture"));
            assertThat(all).extracting(Document::getBody).contains("the first", "the third");
            assertThat(log.sent()).isEmpty();
            assertThat(all.get(2).words()).isEqualTo(2);
            assertThat(all.get(0).getPicture()).containsExactly(1);
            assertThat(log.sent()).hasSize(isReflective() ? 0 : 1).allMatch(sql -> !sql.contains("body"));
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @Tag("LOAD-10")
    void aQueryFetchesIt() {
        documents();
        run(session -> {
            Document first = session.query(
                            select(document).where(document.id.eq(one)).fetch(document.picture, document.body))
                    .single();
            assertThat(log.sent().get(0)).contains("body", "picture");
            assertThat(first.getBody()).isEqualTo("the first");
            assertThat(first.getPicture()).containsExactly(1);
            assertThat(first.words()).isEqualTo(2);
            assertThat(log.sent()).isEmpty();
            Document second = read(session, "two");
            log.sent();
            // What is there already gets what it waits for, and keeps what was changed.
            second.setTitle("other");
            session.noAutoflush(
                    () -> session.query(select(document).fetch(document.body)).list());
            log.sent();
            assertThat(second.getBody()).isEqualTo("the second one");
            assertThat(second.getTitle()).isEqualTo("other");
            assertThat(log.sent()).isEmpty();
            assertThat(second.getPicture()).containsExactly(2);
            assertThat(log.sent()).hasSize(isReflective() ? 0 : 1);
        });
    }

    @Test
    @Tag("LOAD-10")
    @Tag("LOAD-13")
    void aFetchBehindAnAssociationReadsIt() {
        documents();
        run(session -> {
            Folder all = session.query(select(folder).fetch(folder.documents.fetch(document.body)))
                    .single();
            log.sent();
            assertThat(all.getDocuments()).extracting(Document::getBody).containsExactly("the first");
            assertThat(log.sent()).isEmpty();
        });
        run(session -> {
            Folder all = session.query(select(folder).fetch(folder.documents)).single();
            Document first = all.getDocuments().get(0);
            session.query(select(folder).fetch(folder.documents.fetch(document.body)))
                    .list();
            log.sent();
            assertThat(first.getBody()).isEqualTo("the first");
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @Tag("LOAD-10")
    void isReadableAfterTheSessionIfItWasRead() {
        documents();
        Document first = call(session -> session.query(
                        select(document).where(document.id.eq(one)).fetch(document.body))
                .single());
        assertThat(first.getBody()).isEqualTo("the first");
        assertThat(first).hasToString("Document one");
        if (!isReflective()) {
            assertThatThrownBy(first::getPicture)
                    .isInstanceOf(LazyLoadException.class)
                    .hasMessage("Document.picture of Document#" + one
                            + " was not loaded, and its session is closed or has forgotten it. Load it with the query:"
                            + " .fetch(document.picture), or touch it inside the transaction.");
            assertThatThrownBy(first::words).isInstanceOf(LazyLoadException.class);
        }
    }

    @Test
    @Tag("MAP-06")
    void isNotWrittenUnlessItWasSet() {
        documents();
        run(session -> {
            Document first = session.get(Document.class, one);
            first.setTitle("first");
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly("update document set title = ?, version = ? where id = ? and version = ?");
        });
        assertThat(text(session -> session.get(Document.class, one).getBody())).isEqualTo("the first");
        run(session -> session.get(Document.class, one).setBody(""));
        assertThat(text(session -> session.get(Document.class, one).getBody())).isEmpty();
        run(session -> {
            Document first = session.get(Document.class, one);
            first.setBody("new");
            first.setBody("");
            assertThat(session.isModified(first)).isFalse();
            first.setBody(null);
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly("update document set body = ?, version = ? where id = ? and version = ?");
        });
        assertThat(text(session -> session.get(Document.class, one).getBody())).isNull();
    }

    @Test
    @Tag("MAP-06")
    void aMergeLosesNothing() {
        documents();
        Document detached = call(session -> session.get(Document.class, one));
        detached.setTitle("first");
        run(session -> {
            session.merge(detached);
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly("update document set title = ?, version = ? where id = ? and version = ?");
        });
        assertThat(text(session -> session.get(Document.class, one).getBody())).isEqualTo("the first");
        Document read = call(session -> session.query(
                        select(document).where(document.id.eq(one)).fetch(document.body))
                .single());
        read.setBody("");
        run(session -> session.merge(read));
        assertThat(text(session -> session.get(Document.class, one).getBody())).isEmpty();
        assertThat(call(session -> session.get(Document.class, one)).getTitle()).isEqualTo("first");
    }

    @Test
    @Tag("MAP-06")
    void historyRefreshAndExpireKnowIt() {
        documents();
        run(session -> {
            Document first = session.get(Document.class, one);
            log.sent();
            History<String> unread = session.history(first, document.body);
            assertThat(unread.unchanged()).hasSize(isReflective() ? 1 : 0);
            assertThat(log.sent()).isEmpty();
            first.setBody("changed");
            assertThat(session.history(first, document.body).before()).isEqualTo("the first");
            session.refresh(first);
            assertThat(first.getBody()).isEqualTo("the first");
            session.noAutoflush(() -> session.execute(
                    update(document).set(document.body, "elsewhere").everyRow()));
            assertThat(first.getBody()).isEqualTo("elsewhere");
            log.sent();
            session.expire(first, document.body);
            assertThat(log.sent()).isEmpty();
            assertThat(first.getBody()).isEqualTo("elsewhere");
            assertThat(log.sent()).hasSize(isReflective() ? 0 : 1);
            session.refresh(first, document.body);
            assertThat(log.sent()).hasSize(1);
            assertThat(first.getBody()).isEqualTo("elsewhere");
            session.expire(first);
            assertThat(first.getBody()).isEqualTo("elsewhere");
            assertThat(session.isModified(first)).isFalse();
        });
    }

    @Test
    @Tag("MAP-06")
    void anObjectOfTheProgramHasIt() {
        run(session -> {
            Document made = session.add(new Document("made", "by hand", (byte) 9));
            session.flush();
            session.execute(update(document).set(document.body, "by statement").everyRow());
            assertThat(made.getBody()).isEqualTo("by statement");
            session.expire(made);
            session.refresh(made);
            log.sent();
            assertThat(made.getBody()).isEqualTo("by statement");
            assertThat(made.getPicture()).containsExactly(9);
            assertThat(log.sent()).isEmpty();
            made.setBody("again");
            assertThat(session.history(made, document.body).before()).isEqualTo("by statement");
        });
        assertThat(text(session -> read(session, "made").getBody())).isEqualTo("again");
    }

    @Test
    @Tag("MAP-06")
    @Tag("SESSION-09")
    void aRollbackForgetsNothing() {
        documents();
        run(session -> {
            Document first = session.get(Document.class, one);
            Session.NestedTransaction nested = session.beginNested();
            try {
                first.setTitle("first");
                session.flush();
                first.setBody("changed");
                session.flush();
                assertThat(first.getBody()).isEqualTo("changed");
            } finally {
                nested.close();
            }
            assertThat(first.getTitle()).isEqualTo("one");
            assertThat(first.getBody()).isEqualTo("the first");
            assertThat(session.isModified(first)).isFalse();
        });
    }

    @Test
    @Tag("MAP-06")
    @Tag("SESSION-21")
    void aRowThatIsReplacedIsReadBefore() {
        run(session -> session.add(new Coded("a", "old")));
        run(session -> {
            Coded old = session.get(Coded.class, "a");
            session.delete(old);
            session.add(new Coded("a", null));
        });
        run(session -> assertThat(session.get(Coded.class, "a").getText()).isNull());
        Coded gone = call(session -> {
            Coded read = session.get(Coded.class, "a");
            session.delete(read);
            return read;
        });
        run(session -> {
            if (isReflective()) {
                session.merge(gone);
            } else {
                assertThatThrownBy(() -> session.add(gone))
                        .isInstanceOf(SessionException.class)
                        .hasMessage("A Coded that was read without text cannot be added as a new one, which would"
                                + " lose it. Fetch it with the query that reads the object: .fetch(…).");
                assertThatThrownBy(() -> session.merge(gone))
                        .isInstanceOf(StaleEntityException.class)
                        .hasMessageContaining("was read without text");
            }
        });
    }

    @Test
    @Tag("MAP-06")
    @Tag("SESSION-31")
    void anUpsertComparesIt() {
        documents();
        run(session -> {
            Document there = session.upsert(new Document("one", "", (byte) 1), document.title);
            log.sent();
            session.flush();
            assertThat(log.sent()).singleElement().asString().contains("body = ?");
            assertThat(there.getBody()).isEmpty();
        });
        assertThat(text(session -> session.get(Document.class, one).getBody())).isEmpty();
    }

    @Test
    @Tag("MAP-06")
    void valuesAndStreamsReadIt() {
        documents();
        assertThat(rows(session -> session.query(select(document.body)
                                .from(document)
                                .where(document.body.startsWith("the"))
                                .orderBy(document.id.asc()))
                        .list()))
                .containsExactly("the first", "the second one", "the third");
        run(session -> {
            try (var stream =
                    session.query(select(document).orderBy(document.id.asc()).fetch(document.body)).stream()) {
                assertThat(stream.map(Document::getBody)).containsExactly("the first", "the second one", "the third");
            }
        });
        run(session -> {
            List<Document> all =
                    session.unsafeSql("select * from document order by id").entities(Document.class);
            assertThat(all).extracting(Document::getBody).contains("the third");
        });
        run(session -> {
            Document locked = session.get(Document.class, one);
            session.lock(locked);
            assertThat(locked.getBody()).isEqualTo("the first");
            session.delete(locked);
            assertThat(locked.getPicture()).containsExactly(1);
        });
    }

    @Test
    @Tag("LOAD-10")
    void aReadOnlySessionReadsIt() {
        documents();
        List<Document> all = sessions().inReadOnlyTransaction(session -> {
            List<Document> read =
                    session.query(select(document).orderBy(document.id.asc())).list();
            read.get(0).getBody();
            return read;
        });
        assertThat(all).extracting(Document::getBody).containsExactly("the first", "the second one", "the third");
    }

    @Test
    void whatWasChangedInAnExpiredObjectOfTheProgramIsWritten() {
        run(session -> {
            Document made = session.add(new Document("made", "first"));
            session.flush();
            session.expire(made);
            made.setBody("second");
            session.query(select(document)).list();
            assertThat(made.getBody()).isEqualTo("second");
        });
        assertThat(text(session -> session.query(
                                select(document.body).from(document).where(document.title.eq("made")))
                        .single()))
                .isEqualTo("second");
    }
}
