package dev.orm.benchmarks;

import dev.orm.benchmarks.rows.Filter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is measured. The order of the constants is the order of the run: what writes comes last. */
public enum Workload {
    W1("by id, one row of ten columns", 200) {
        @Override
        Object run(Contender contender, int call) {
            return nonNull(contender.byId(1 + call * 7L % BenchmarkDatabase.ITEMS));
        }
    },
    W2("list of 10 rows", 100) {
        @Override
        Object run(Contender contender, int call) {
            return contender.items(10);
        }
    },
    W3("list of 100 rows", 20) {
        @Override
        Object run(Contender contender, int call) {
            return contender.items(100);
        }
    },
    W4("list of 1000 rows", 4) {
        @Override
        Object run(Contender contender, int call) {
            return contender.items(1000);
        }
    },
    W5("100 rows of three columns as records", 30) {
        @Override
        Object run(Contender contender, int call) {
            return contender.summaries(100);
        }
    },
    W6("graph of 20 authors, 5 books each, 5 chapters each", 5) {
        @Override
        Object run(Contender contender, int call) {
            return contender.graph();
        }
    },
    W9("query of 5 optional filters, 32 shapes in turn", 64) {
        @Override
        Object run(Contender contender, int call) {
            return contender.search(Filter.SHAPES.get(call % Filter.SHAPES.size()));
        }
    },
    W10("page of 20 by key, each with its to-one", 50) {
        @Override
        Object run(Contender contender, int call) {
            return contender.booksAfter(call % 60, 20);
        }
    },
    W8("load 1000, change one column, commit", 1) {
        @Override
        Object run(Contender contender, int call) {
            contender.raiseQuantities(1000);
            return contender;
        }
    },
    W7("insert 1000, keys back", 1) {
        @Override
        Object run(Contender contender, int call) {
            return contender.insert(1000);
        }

        @Override
        void clean(BenchmarkDatabase database) {
            database.removeInserted();
        }
    };

    private final String title;
    private final int callsPerSample;

    Workload(String title, int callsPerSample) {
        this.title = title;
        this.callsPerSample = callsPerSample;
    }

    /** Says what it does. */
    public String title() {
        return title;
    }

    /** Its number, for the order of tables. */
    int number() {
        return Integer.parseInt(name().substring(1));
    }

    /** How many calls stand between two looks at the clock, so that looking costs nothing that counts. */
    int callsPerSample() {
        return callsPerSample;
    }

    /** Does the work once; different calls may ask for different rows. */
    abstract Object run(Contender contender, int call);

    /** Undoes what one sample left behind; not timed. */
    void clean(BenchmarkDatabase database) {}

    static Workload named(String name) {
        return Arrays.stream(values())
                .filter(workload -> workload.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No workload is named '" + name + "'. There are " + Arrays.toString(values()) + "."));
    }

    private static Object nonNull(@Nullable Object row) {
        if (row == null) {
            throw new IllegalStateException("A contender did not find a row that is there.");
        }
        return row;
    }
}
