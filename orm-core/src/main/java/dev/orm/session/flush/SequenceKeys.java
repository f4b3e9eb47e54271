package dev.orm.session.flush;

import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.nextValue;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.Inspector;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.session.SessionException;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Cte;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;

/**
 * The keys that sequences gave to a factory. A number of a sequence stands for a block of as many keys as the sequence counts on, so one
 * question is enough for many rows, and what a transaction does not need the next one takes. A sequence takes nothing back, so a
 * transaction that is rolled back leaves gaps. Thread-safe; nobody waits for the question of another.
 */
public final class SequenceKeys {

    /** What a database counts up to in one statement, whatever its options. */
    private static final int MOST_BLOCKS = 500;

    private final Engine engine;
    private final Map<Sequence, Pool> pools = new ConcurrentHashMap<>();

    /**
     * Makes an empty store.
     *
     * @param engine where the sequences are
     */
    public SequenceKeys(Engine engine) {
        this.engine = engine;
    }

    /** Tells whether keys come from sequences here at all; if not, the columns give out their own. */
    boolean areThere() {
        return engine.dialect().supports(Capability.SEQUENCES);
    }

    /** Forgets the keys that were not given out yet, because the sequences begin anew. */
    public void clear() {
        pools.clear();
    }

    /** Takes keys, ascending as far as they are of one block. */
    long[] take(Sequence sequence, int count, EngineConnection connection) {
        Pool pool = pools.get(sequence);
        if (pool == null) {
            check(sequence, connection);
            pool = pools.computeIfAbsent(sequence, fresh -> new Pool());
        }
        long[] keys = new long[count];
        int taken = pool.take(keys, 0);
        while (taken < count) {
            long blocks = (count - taken + sequence.increment() - 1) / sequence.increment();
            List<Block> asked = ask(sequence, (int) Math.min(MOST_BLOCKS, blocks), connection);
            taken = take(keys, taken, asked);
            pool.put(asked);
        }
        return keys;
    }

    private record HighestKey(List<Table> tables) {}

    /**
     * Takes keys of tables that share their numbers where there are no sequences. The transaction is the only one that writes, so nobody else
     * takes the same.
     */
    long[] next(List<Table> tables, Sequence wanted, int count, EngineConnection connection) {
        Statement query = engine.dialect().highestIdentity(tables);
        BindCollector binds = BindCollector.indexing(query);
        CompiledStatement statement = engine.cached(new HighestKey(tables), () -> engine.compile(query, binds));
        CompiledStatement form = statement.forValues(binds.values());
        long highest = connection.query(
                form, binder -> form.bind(binder, binds.values()), row -> row.next() ? row.getLong(1) : 0);
        long first = Math.max(highest + 1, wanted.start());
        return LongStream.range(first, first + count).toArray();
    }

    private static int take(long[] keys, int from, List<Block> blocks) {
        int taken = from;
        for (Block block : blocks) {
            taken = block.take(keys, taken);
        }
        return taken;
    }

    /** Two programs that count on differently from one sequence would give out the same keys. */
    private static void check(Sequence sequence, EngineConnection connection) {
        Dialect dialect = connection.dialect();
        Sequence there = new Inspector(connection)
                .sequences(sequence.name().schema()).stream()
                        .filter(found -> dialect.isSameName(
                                found.name().name(), sequence.name().name()))
                        .findFirst()
                        .orElse(null);
        if (there == null) {
            throw new SessionException(
                    "The database has no sequence " + sequence.name()
                            + ", which gives out keys. Create it by a migration, or name its schema by @SequenceGenerator(schema).");
        } else if (there.increment() != sequence.increment()) {
            throw new SessionException("The sequence " + sequence.name() + " counts on by " + there.increment()
                    + " in the database, but its allocationSize is " + sequence.increment()
                    + ", so keys would be given out twice. Make both equal: @SequenceGenerator(allocationSize = "
                    + there.increment() + "), or INCREMENT BY " + sequence.increment() + " in the database.");
        }
    }

    private record AskKey(Sequence sequence, boolean several) {}

    private List<Block> ask(Sequence sequence, int blocks, EngineConnection connection) {
        CompiledStatement statement = engine.cached(
                new AskKey(sequence, blocks > 1), () -> compile(blocks > 1 ? several(sequence) : one(sequence)));
        EngineConnection.Parameters parameters = binder -> {
            if (blocks > 1) {
                binder.setLong(1, 1);
                binder.setLong(2, 1);
                binder.setLong(3, blocks);
            }
        };
        return connection.query(statement, parameters, row -> {
            List<Block> asked = new ArrayList<>(blocks);
            while (row.next()) {
                long first = row.getLong(1);
                asked.add(new Block(first, first + sequence.increment()));
            }
            return asked;
        });
    }

    private static Statement one(Sequence sequence) {
        return select(nextValue(sequence));
    }

    private static Statement several(Sequence sequence) {
        NumberExpression<Long> first = number(value(1L));
        Cte blocks = cte("orm_blocks")
                .recursive(
                        select(first),
                        self -> select(self.column(first).plus(1L))
                                .from(self)
                                .where(self.column(first).lt(1L)));
        return select(nextValue(sequence)).from(blocks);
    }

    private CompiledStatement compile(Statement statement) {
        return engine.compile(statement, BindCollector.indexing(statement));
    }

    /** Keys that follow each other, not all taken yet. */
    private static final class Block {

        private long next;
        private final long end;

        Block(long first, long end) {
            this.next = first;
            this.end = end;
        }

        int take(long[] keys, int from) {
            int taken = from;
            while (taken < keys.length && next < end) {
                keys[taken++] = next++;
            }
            return taken;
        }

        boolean isEmpty() {
            return next == end;
        }
    }

    /** The blocks of which something is left. */
    private static final class Pool {

        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<Block> blocks = new ArrayDeque<>();

        int take(long[] keys, int from) {
            lock.lock();
            try {
                int taken = from;
                while (taken < keys.length && !blocks.isEmpty()) {
                    taken = blocks.element().take(keys, taken);
                    if (blocks.element().isEmpty()) {
                        blocks.remove();
                    }
                }
                return taken;
            } finally {
                lock.unlock();
            }
        }

        void put(List<Block> asked) {
            lock.lock();
            try {
                asked.stream().filter(block -> !block.isEmpty()).forEach(blocks::add);
            } finally {
                lock.unlock();
            }
        }
    }
}
