package dev.orm.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.Session;
import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.QPerson;
import dev.orm.sql.Sql;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@EachDatabase
class TransactionManagerTest {

    private static final String INSERT = "insert into people (name, age, active, version) values (?, 1, false, 0)";

    private final DatabaseKind kind;
    private final SpringFixture spring;
    private final Session session;

    TransactionManagerTest(TestDatabase database) {
        kind = database.kind();
        spring = new SpringFixture(database, Service.class);
        session = spring.session();
    }

    @AfterEach
    void close() {
        spring.close();
    }

    private void insertByJdbc(String name) {
        spring.jdbc().sql(INSERT).param(name).update();
    }

    private List<String> names() {
        return session.query(
                        Sql.select(QPerson.person.name).from(QPerson.person).orderBy(QPerson.person.name.asc()))
                .list();
    }

    @Test
    void commitsSessionAndJdbcTogether() {
        spring.transaction().executeWithoutResult(status -> {
            session.add(new Person("session", 1));
            insertByJdbc("jdbc");
        });
        assertThat(names()).containsExactly("jdbc", "session");
    }

    @Test
    void rollsSessionAndJdbcBackTogether() {
        assertThatThrownBy(() -> spring.transaction().executeWithoutResult(status -> {
                    session.add(new Person("session", 1));
                    session.flush();
                    insertByJdbc("jdbc");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(names()).isEmpty();
    }

    @Test
    void showsFlushedChangesToJdbc() {
        spring.transaction().executeWithoutResult(status -> {
            session.add(new Person("seen", 1));
            assertThat(spring.rows("people")).isZero();
            status.flush();
            assertThat(spring.rows("people")).isEqualTo(1);
        });
    }

    @Test
    void undoesTheNestedPartOnly() {
        spring.transaction().executeWithoutResult(status -> {
            Person outer = session.add(new Person("outer", 1));
            insertByJdbc("outer jdbc");
            assertThatThrownBy(() -> spring.transaction(TransactionDefinition.PROPAGATION_NESTED)
                            .executeWithoutResult(nested -> {
                                outer.setAge(99);
                                session.add(new Person("nested", 1));
                                session.flush();
                                insertByJdbc("nested jdbc");
                                throw new IllegalStateException("no");
                            }))
                    .hasMessage("no");
            assertThat(outer.getAge()).isEqualTo(1);
            session.add(new Person("after", 1));
        });
        assertThat(names()).containsExactly("after", "outer", "outer jdbc");
    }

    @Test
    void forgivesAnErrorInsideTheNestedPart() {
        spring.transaction().executeWithoutResult(status -> {
            session.add(new Person("same", 1));
            assertThatThrownBy(() -> spring.transaction(TransactionDefinition.PROPAGATION_NESTED)
                            .executeWithoutResult(nested -> session.add(new Person("same", 2))))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> spring.transaction(TransactionDefinition.PROPAGATION_NESTED)
                            .executeWithoutResult(nested -> insertByJdbc("same")))
                    .isInstanceOf(DuplicateKeyException.class);
            session.add(new Person("other", 1));
        });
        assertThat(names()).containsExactly("other", "same");
    }

    @Test
    void keepsTheNestedPartThatCommits() {
        spring.transaction().executeWithoutResult(status -> {
            session.add(new Person("outer", 1));
            spring.transaction(TransactionDefinition.PROPAGATION_NESTED)
                    .executeWithoutResult(nested -> session.add(new Person("nested", 1)));
        });
        assertThat(names()).containsExactly("nested", "outer");
    }

    @Test
    void runsANewTransactionBesideTheOuterOne() {
        if (kind == DatabaseKind.SQLITE) {
            refusesToWaitForItself();
            return;
        }
        assertThatThrownBy(() -> spring.transaction().executeWithoutResult(status -> {
                    session.add(new Person("outer", 1));
                    session.flush();
                    spring.transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                            .executeWithoutResult(inner -> {
                                session.add(new Person("inner", 1));
                                insertByJdbc("inner jdbc");
                            });
                    assertThat(session.entities()).hasSize(1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(names()).containsExactly("inner", "inner jdbc");
    }

    private void refusesToWaitForItself() {
        TransactionTemplate inner = spring.transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        spring.transaction().executeWithoutResult(status -> {
            inner.executeWithoutResult(first -> session.add(new Person("before the outer one writes", 1)));
            session.add(new Person("outer", 1));
            session.flush();
            assertThatThrownBy(() -> inner.executeWithoutResult(second -> session.add(new Person("inner", 1))))
                    .isInstanceOf(CannotCreateTransactionException.class)
                    .hasMessageContaining("one writer at a time");
            TransactionTemplate reader = spring.readOnly();
            reader.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            assertThat(reader.<List<String>>execute(third -> names())).hasSize(1);
        });
        assertThat(names()).containsExactly("before the outer one writes", "outer");
    }

    @Test
    void refusesToWriteInAReadOnlyTransaction() {
        assertThatThrownBy(() -> spring.readOnly()
                        .executeWithoutResult(status -> spring.people().save(new Person("no", 1))))
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessageContaining("read-only");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> spring.readOnly().executeWithoutResult(status -> insertByJdbc("no")));
        assertThat(names()).isEmpty();
        insertByJdbc("yes");
        assertThat(names()).containsExactly("yes");
    }

    @Test
    void onlyRollsBackAfterAnErrorThatWasCaught() {
        insertByJdbc("taken");
        assertThatThrownBy(() -> spring.transaction().executeWithoutResult(status -> {
                    session.add(new Person("before", 1));
                    session.flush();
                    session.add(new Person("taken", 1));
                    assertThatThrownBy(session::flush).isNotNull();
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThatThrownBy(() -> spring.transaction().executeWithoutResult(status -> {
                    session.add(new Person("before", 1));
                    session.flush();
                    assertThatThrownBy(() -> insertByJdbc("taken")).isInstanceOf(DuplicateKeyException.class);
                }))
                .as("an error seen by JdbcClient only")
                .isInstanceOf(UnexpectedRollbackException.class)
                .hasCauseInstanceOf(dev.orm.engine.TransactionFailedException.class);
        assertThat(names()).containsExactly("taken");
    }

    @Test
    void translatesWhatTheCommitFlushes() {
        insertByJdbc("taken");
        AtomicReference<Integer> completion = new AtomicReference<>();
        assertThatThrownBy(() -> spring.transaction().executeWithoutResult(status -> {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int outcome) {
                            completion.set(outcome);
                        }
                    });
                    session.add(new Person("taken", 1));
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(completion).hasValue(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(names()).containsExactly("taken");
    }

    @Test
    void followsTheRollbackRulesOfTransactional() {
        Service service = spring.bean(Service.class);
        assertThatThrownBy(() -> service.failChecked()).isInstanceOf(java.io.IOException.class);
        assertThatThrownBy(() -> service.failCheckedWithRule()).isInstanceOf(java.io.IOException.class);
        assertThatThrownBy(() -> service.failUnchecked()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> spring.transaction().executeWithoutResult(status -> {
                    session.add(new Person("outer", 1));
                    assertThatThrownBy(service::failUnchecked).isNotNull();
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        spring.transaction().executeWithoutResult(status -> {
            session.add(new Person("marked", 1));
            status.setRollbackOnly();
        });
        assertThat(names()).containsExactly("checked");
    }

    @Test
    void stopsAtTheTimeout() {
        TransactionTemplate template = spring.transaction();
        template.setTimeout(1);
        assertThatThrownBy(() -> template.executeWithoutResult(status -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        session.query(Sql.select(QPerson.person)).list();
                    }
                }))
                .satisfiesAnyOf(
                        error -> assertThat(error).isInstanceOf(dev.orm.engine.DatabaseException.class),
                        error -> assertThat(error).isInstanceOf(TransactionTimedOutException.class));
        assertThat(names()).isEmpty();
    }

    @Test
    void leavesTheEndToTheTransactionManager() {
        spring.transaction().executeWithoutResult(status -> {
            insertByJdbc("one");
            org.springframework.jdbc.core.JdbcTemplate template =
                    spring.bean(org.springframework.jdbc.core.JdbcTemplate.class);
            assertThatThrownBy(() -> template.execute((java.sql.Connection connection) -> {
                        connection.commit();
                        return 0;
                    }))
                    .hasMessageContaining("OrmTransactionManager");
        });
        assertThat(names()).containsExactly("one");
    }

    @Test
    void readsAfterTheCommitAndRefusesToWrite() {
        spring.transaction().executeWithoutResult(status -> {
            session.add(new Person("one", 1));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    assertThat(names()).containsExactly("one");
                    assertThat(spring.rows("people")).isEqualTo(1);
                    assertThatThrownBy(() -> session.add(new Person("late", 1))).hasMessageContaining("REQUIRES_NEW");
                    spring.transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                            .executeWithoutResult(inner -> session.add(new Person("late but new", 1)));
                }
            });
        });
        assertThat(names()).containsExactly("late but new", "one");
    }

    @Transactional
    static class Service {

        private final Session session;

        Service(Session session) {
            this.session = session;
        }

        void failChecked() throws java.io.IOException {
            session.add(new Person("checked", 1));
            throw new java.io.IOException("checked exceptions commit");
        }

        @Transactional(rollbackFor = java.io.IOException.class)
        void failCheckedWithRule() throws java.io.IOException {
            session.add(new Person("checked with rule", 1));
            throw new java.io.IOException("unless a rule says otherwise");
        }

        @Transactional(propagation = Propagation.REQUIRED)
        void failUnchecked() {
            session.add(new Person("unchecked", 1));
            throw new IllegalStateException("unchecked exceptions roll back");
        }
    }
}
