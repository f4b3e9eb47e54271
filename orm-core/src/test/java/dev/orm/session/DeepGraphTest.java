package dev.orm.session;

import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.blog.Employee;
import dev.orm.testing.EachDatabase;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects that refer to each other in a long chain. */
@EachDatabase
class DeepGraphTest extends BlogFixture {

    DeepGraphTest() {
        super(Mapping.GENERATED);
    }

    private static final int LENGTH = Integer.getInteger("orm.test.chain", 10_000);

    /** A tenth of what a thread has otherwise, of which one walk of that many steps would need several times as much. */
    private static final long STACK_BYTES = 100 * 1024;

    @Test
    @Tag("FAULT-32")
    void aLongChainIsAddedWrittenAndDeletedWithoutRecursion() throws Exception {
        FutureTask<Boolean> work = new FutureTask<>(this::writeAndDelete, true);
        new Thread(null, work, "small stack", STACK_BYTES).start();
        assertThat(work.get()).isTrue();
    }

    private void writeAndDelete() {
        Employee root = new Employee("root", null);
        Employee last = root;
        for (int i = 1; i < LENGTH; i++) {
            Employee next = new Employee(String.valueOf(i), null);
            last.getReports().add(next);
            last = next;
        }
        run(session -> session.add(root));
        assertThat(number(session -> session.query(select(employee)).count())).isEqualTo(LENGTH);
        run(session -> {
            Employee end = session.getOrThrow(Employee.class, LENGTH);
            session.query(select(employee)).list();
            int depth = 1;
            for (Employee each = end; each.getManager() != null; each = each.getManager()) {
                depth++;
            }
            assertThat(depth).isEqualTo(LENGTH);
            session.entities().forEach(session::delete);
        });
        assertThat(number(session -> session.query(select(employee)).count())).isZero();
    }
}
