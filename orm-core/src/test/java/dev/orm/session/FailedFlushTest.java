package dev.orm.session;

import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Engine;
import dev.orm.engine.TransactionOptions;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.fault.Fault;
import dev.orm.testing.fault.FaultyDataSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A flush of many statements, of which one fails, each in its turn. */
@EachDatabase
class FailedFlushTest extends BlogFixture {

    private static final int STATEMENTS = 50;

    FailedFlushTest() {
        super(Mapping.GENERATED);
    }

    @Test
    @Tag("FAULT-23")
    void aFlushThatFailsAtAnyStatementLeavesADefinedState(TestDatabase database) {
        Long ada = userWithPosts("ada", "one");
        FaultyDataSource source = new FaultyDataSource(database.dataSource(), database.kind());
        SessionFactory faulty = SessionFactory.builder(
                        Engine.builder().dataSource(source, database.url()).build())
                .models(models())
                .build();
        for (int failing = 1; failing <= STATEMENTS; failing++) {
            String which = "statement " + failing;
            List<Employee> chain = new ArrayList<>();
            try (Session session = faulty.openSession()) {
                session.begin(TransactionOptions.READ_WRITE);
                User loaded = session.getOrThrow(User.class, ada);
                Post first = loaded.getPosts().get(0);
                long version = first.getVersion();
                loaded.setAge(100 + failing);
                first.setTitle("changed " + failing);
                // Each refers to the one before it, so each takes a statement of its own.
                for (int i = 0; i < STATEMENTS - 3; i++) {
                    chain.add(session.add(new Employee(which, i == 0 ? null : chain.get(i - 1))));
                }
                Post fresh = session.add(new Post("fresh " + failing, loaded));
                source.count(call -> call.startsWith("PreparedStatement.execute"));
                source.failAt(Fault.SERIALIZATION, failing, false);
                assertThatThrownBy(session::flush).as(which).isInstanceOf(dev.orm.engine.DatabaseException.class);
                source.count(call -> false);
                session.rollback();
                assertThat(chain).as(which).allSatisfy(each -> {
                    assertThat(each.getId()).isNull();
                    assertThat(session.contains(each)).isFalse();
                });
                assertThat(fresh.getId()).as(which).isNull();
                assertThat(fresh.getVersion()).as(which).isZero();
                assertThat(first.getVersion()).as(which).isEqualTo(version);
                assertThat(first.getTitle()).as(which).isNotEqualTo("changed " + failing);
                assertThat(session.isModified(loaded)).as(which).isFalse();
                session.begin(TransactionOptions.READ_WRITE);
                loaded.setAge(200 + failing);
                first.setTitle("corrected " + failing);
                session.addAll(chain);
                session.add(fresh);
                session.commit();
                assertThat(chain)
                        .as(which)
                        .allSatisfy(each -> assertThat(each.getId()).isNotNull());
                assertThat(first.getVersion()).as(which).isEqualTo(version + 1);
            }
        }
        assertThat(number(session -> session.query(select(employee)).count())).isEqualTo(STATEMENTS * (STATEMENTS - 3));
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(STATEMENTS + 1);
        assertThat(number(session -> session.getOrThrow(User.class, ada).getAge()))
                .isEqualTo(200 + STATEMENTS);
    }
}
