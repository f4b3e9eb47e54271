package dev.orm.session;

import static dev.orm.session.QSequenceContract_Note.note;
import static dev.orm.session.QSequenceContract_Post.post;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.TableName;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ids that come from sequences, and from identities where there are no sequences. */
abstract class SequenceContract extends EntityFixture {

    @Entity(name = "Post")
    static class Post {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        private Long id;

        private String title;

        @OneToMany(mappedBy = "post", cascade = CascadeType.ALL)
        private List<Note> notes = new ArrayList<>();

        @ManyToOne(fetch = FetchType.LAZY)
        private Post answered;

        Post() {}

        Post(String title) {
            this.title = title;
        }
    }

    @Entity(name = "Note")
    @SequenceGenerator(name = "notes", sequenceName = "note_numbers", allocationSize = 5, initialValue = 101)
    static class Note {
        @Id
        @GeneratedValue(generator = "notes")
        private int number;

        @Column(unique = true)
        private String text;

        @ManyToOne(fetch = FetchType.LAZY)
        private Post post;

        Note() {}

        Note(String text) {
            this.text = text;
        }
    }

    private final boolean sequences;
    private final TestDatabase database;

    SequenceContract(Mapping mapping, TestDatabase database) {
        super(mapping, Post.class, Note.class);
        this.database = database;
        try (Engine engine = Engine.create(database.dataSource())) {
            this.sequences = engine.dialect().supports(Capability.SEQUENCES);
        }
    }

    private static List<Post> posts(int count) {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(new Post("p" + i));
        }
        return posts;
    }

    /** Lets the factory look at the sequence, which it does once. */
    private void use() {
        run(session -> session.add(new Post("first")));
        run(session -> session.add(new Note("first")));
        log.sent();
    }

    private List<String> sent() {
        return log.sent().stream()
                .map(sql -> sql.replaceAll("nextval\\('?(\\w+)'?\\)", "next value for $1")
                        .replaceAll("values .*", "values …"))
                .toList();
    }

    @Test
    @Tag("SESSION-22")
    void oneQuestionIsEnoughForABlockOfKeys() {
        use();
        List<Post> posts = posts(49);
        run(session -> session.addAll(posts));
        assertThat(sent().stream().distinct())
                .containsExactly("insert into post (" + id("id, ") + "title, answered_id) values …");
        assertThat(posts).extracting(post -> post.id).doesNotContainNull().doesNotHaveDuplicates();
        run(session -> session.add(new Post("next")));
        List<String> next = sent();
        assertThat(next).last().asString().startsWith("insert into post (");
        assertThat(next).hasSize(sequences ? 2 : 1);
        if (sequences) {
            assertThat(next.get(0)).isEqualTo("select next value for post_seq");
            assertThat(posts.get(0).id).isEqualTo(2);
            assertThat(posts.get(48).id).isEqualTo(50);
        }
    }

    private String id(String column) {
        return sequences ? column : "";
    }

    @Test
    @Tag("SESSION-22")
    void aThousandRowsTakeTwentyBlocksInOneStatement() {
        use();
        run(session -> session.addAll(posts(49)));
        log.sent();
        List<Post> posts = posts(1000);
        run(session -> session.addAll(posts));
        List<String> sent = sent();
        assertThat(sent.stream().filter(sql -> sql.contains("next value for")).toList())
                .hasSize(sequences ? 1 : 0)
                .allMatch(sql -> sql.endsWith("select next value for post_seq from orm_blocks"));
        assertThat(sent.stream().filter(sql -> !sql.contains("next value for")).distinct())
                .containsExactly("insert into post (" + id("id, ") + "title, answered_id) values …");
        assertThat(sent).hasSizeLessThanOrEqualTo(11);
        assertThat(posts).extracting(post -> post.id).doesNotContainNull().doesNotHaveDuplicates();
        if (sequences) {
            assertThat(posts).extracting(post -> post.id).isSorted();
            assertThat(posts.get(999).id - posts.get(0).id).isEqualTo(999);
        }
        List<String> titles =
                rows(session -> session.query(select(post.title).from(post).orderBy(post.id.asc()))
                        .list());
        assertThat(titles.subList(50, 1050))
                .isEqualTo(posts.stream().map(post -> post.title).toList());
    }

    @Test
    void keysAreKnownBeforeTheRowsThatReferToThem() {
        Post question = new Post("question");
        Post answer = new Post("answer");
        answer.answered = question;
        answer.notes.add(new Note("a"));
        answer.notes.get(0).post = answer;
        run(session -> session.addAll(List.of(answer, question)));
        run(session -> {
            Post read =
                    session.query(select(post).where(post.title.eq("answer"))).single();
            assertThat(read.answered.id).isEqualTo(question.id);
            assertThat(read.notes).extracting(note -> note.text).containsExactly("a");
            assertThat(read.notes.get(0).number).isEqualTo(sequences ? 101 : 1);
            read.notes.remove(0);
        });
    }

    @Test
    @Tag("SESSION-09")
    void aRollbackTakesTheIdAwayAndLeavesAGap() {
        use();
        Post lost = new Post("lost");
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.add(lost);
            session.flush();
            assertThat(lost.id).isEqualTo(2);
            session.rollback();
        }
        assertThat(lost.id).isNull();
        run(session -> session.add(lost));
        assertThat(lost.id).isEqualTo(sequences ? 3 : 2);
        run(session -> assertThat(session.get(Post.class, lost.id)).isNotNull());
        assertThatThrownBy(() -> run(session -> session.add(lost)))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("has an id, which its database generates");
    }

    @Test
    void statementsAndUpsertsGetKeysToo() {
        use();
        run(session -> {
            session.execute(insertInto(post).columns(post.title).values("x").values("y"));
            session.execute(insertInto(note)
                    .columns(note.text)
                    .select(select(post.title).from(post).where(post.title.in("x", "y"))));
            Note there = session.upsert(new Note("first"), note.text);
            Note fresh = session.findOrCreate(new Note("z"), note.text);
            assertThat(fresh.number).isNotEqualTo(there.number).isPositive();
        });
        List<Integer> numbers =
                rows(session -> session.query(select(note.number).from(note)).list());
        assertThat(numbers).hasSize(4).doesNotHaveDuplicates();
        run(session -> session.addAll(posts(60)));
        assertThat(number(session -> session.query(select(post)).list().size())).isEqualTo(63);
    }

    @Test
    @Tag("SCHEMA-05")
    void theSchemaHasTheSequences() {
        sessions().schema().validate();
        assertThat(sessions().schema().createMissing()).isEmpty();
        try (Engine engine = Engine.create(database.dataSource());
                EngineConnection connection = engine.connect(false)) {
            List<Sequence> there = new Inspector(connection).sequences(null);
            assertThat(there)
                    .isEqualTo(
                            sequences
                                    ? List.of(
                                            new Sequence(TableName.of("note_numbers"), 101, 5),
                                            new Sequence(TableName.of("post_seq"), 1, 50))
                                    : List.of());
            new SchemaCreator(connection).drop(Schema.of(there.toArray(Sequence[]::new)));
        }
        if (sequences) {
            assertThatThrownBy(() -> sessions().schema().validate()).hasMessageContaining("post_seq does not exist");
            assertThatThrownBy(() -> run(session -> session.add(new Post("x"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("The database has no sequence post_seq, which gives out keys.");
            sessions().schema().createMissing();
        }
        run(session -> session.add(new Post("x")));
        sessions().schema().drop();
        try (Engine engine = Engine.create(database.dataSource());
                EngineConnection connection = engine.connect(false)) {
            assertThat(new Inspector(connection).sequences(null)).isEmpty();
        }
    }

    @Test
    @Tag("SESSION-22")
    void aSequenceOfOtherStepsIsRefused() {
        if (!sequences) {
            return;
        }
        try (Engine engine = Engine.create(database.dataSource());
                EngineConnection connection = engine.connect(false)) {
            SchemaCreator creator = new SchemaCreator(connection);
            creator.drop(Schema.of(new Sequence(TableName.of("post_seq"), 1, 50)));
            creator.createMissing(Schema.of(new Sequence(TableName.of("post_seq"), 1, 1)));
        }
        Post refused = new Post("refused");
        assertThatThrownBy(() -> run(session -> session.add(refused)))
                .isInstanceOf(SessionException.class)
                .hasMessage(
                        "The sequence post_seq counts on by 1 in the database, but its allocationSize is 50, so keys would be"
                                + " given out twice. Make both equal: @SequenceGenerator(allocationSize = 1), or INCREMENT BY 50 in the"
                                + " database.");
        assertThat(refused.id).isNull();
        assertThatThrownBy(() -> sessions().schema().validate()).hasMessageContaining("post_seq is defined otherwise");
    }

    @Test
    void manyThreadsNeverGetOneKeyTwice() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<Long> keys = Collections.synchronizedSet(new TreeSet<>());
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Callable<Integer> work = () -> {
                    for (int i = 1; i <= 12; i++) {
                        List<Post> posts = posts(i % 4 == 0 ? 30 : 1);
                        run(session -> session.addAll(posts));
                        posts.forEach(post -> keys.add(post.id));
                    }
                    return 99;
                };
                running.add(threads.submit(work));
            }
            int added = 0;
            for (Future<Integer> one : running) {
                added += one.get();
            }
            assertThat(keys).hasSize(added);
            assertThat(number(session -> session.query(select(post)).list().size()))
                    .isEqualTo(added);
        } finally {
            threads.shutdownNow();
        }
    }
}
