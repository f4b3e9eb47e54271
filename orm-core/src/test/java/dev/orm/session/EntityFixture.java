package dev.orm.session;

import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The tables of some entities and a record of all statements. Subclasses say how the entities are mapped. */
abstract class EntityFixture {

    final StatementLog log = new StatementLog();
    private final Mapping mapping;
    private final List<Class<?>> entities;
    private SessionFactory sessions;

    EntityFixture(Mapping mapping, Class<?>... entities) {
        this.mapping = mapping;
        this.entities = List.of(entities);
    }

    @BeforeEach
    void createTables(TestDatabase database) {
        Engine engine =
                Engine.builder().dataSource(database.dataSource()).listener(log).build();
        sessions = configured(SessionFactory.builder(engine).models(models())).build();
        sessions.schema().createMissing();
        log.sent();
    }

    /** Says more of the factory; for subclasses. */
    SessionFactoryBuilder configured(SessionFactoryBuilder builder) {
        return builder;
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    EntityModels models() {
        return mapping.models(entities);
    }

    boolean isReflective() {
        return mapping == Mapping.REFLECTIVE;
    }

    SessionFactory sessions() {
        return sessions;
    }

    /** Does work in a transaction. */
    void run(Consumer<Session> work) {
        sessions.inTransactionWithoutResult(work);
    }

    /** Does work in a transaction. */
    <R> R call(Function<Session, R> work) {
        return sessions.inTransaction(work);
    }

    /** Reads a number in a transaction. */
    long number(ToLongFunction<Session> work) {
        return sessions.inTransaction(work::applyAsLong);
    }

    /** Reads a text in a transaction. */
    String text(Function<Session, String> work) {
        return sessions.inTransaction(work);
    }

    /** Reads a list in a transaction. */
    <T> List<T> rows(Function<Session, List<T>> work) {
        return sessions.inTransaction(work);
    }
}
