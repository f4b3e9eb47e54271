package dev.orm.session;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Objects of any graph are stored, changed and read as plain objects would be, whatever a program does in which order. With
 * {@code -Dorm.test.graphs=600} it tries others for so many seconds, with {@code -Dorm.test.seed=…} the one of a seed.
 */
abstract class RandomGraphContract extends EntityFixture {

    private static final int TRANSACTIONS = 20;
    private static final long[] SEEDS = {1, 2, 3};

    RandomGraphContract(Mapping mapping) {
        super(mapping, Graph.ENTITIES);
    }

    @Test
    @Tag("PAIN-40")
    void graphsAreWhatAProgramMakesOfThem() {
        Long seed = Long.getLong("orm.test.seed");
        if (seed != null) {
            program(seed);
            return;
        }
        for (long fixed : SEEDS) {
            program(fixed);
        }
        // A build says of the same sources the same each time; new graphs are looked for on purpose.
        long random = System.nanoTime();
        long end =
                random + Duration.ofSeconds(Long.getLong("orm.test.graphs", 0)).toNanos();
        while (System.nanoTime() < end) {
            program(random++);
        }
    }

    private void program(long seed) {
        GraphProgram program = new GraphProgram(sessions(), log, seed);
        try {
            program.run(TRANSACTIONS);
        } catch (RuntimeException | AssertionError failure) {
            List<String> done = program.done();
            throw new AssertionError(
                    "orm.test.seed=" + seed + " after " + done.size() + " steps, the last of which are\n"
                            + String.join(
                                    "\n",
                                    done.subList(
                                            Math.max(0, done.size() - Integer.getInteger("orm.test.steps", 60)),
                                            done.size())),
                    failure);
        }
    }
}
