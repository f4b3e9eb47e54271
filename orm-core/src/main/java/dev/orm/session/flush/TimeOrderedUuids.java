package dev.orm.session.flush;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7 (RFC 9562): they begin with the time, so that new rows are neighbours in the index of their key. Each is greater
 * than those that were made before, also within a millisecond. Thread-safe.
 */
public final class TimeOrderedUuids {

    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** The milliseconds of the last one and, behind them, how many were made in that millisecond. */
    private final AtomicLong last = new AtomicLong();

    /**
     * Makes a source of UUIDs.
     *
     * @param clock says what time it is
     */
    public TimeOrderedUuids(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes the next one. */
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        // A clock that was set back is waited for by counting on.
        long ticks = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = ticks >>> COUNTER_BITS << 16 | 0x7000 | ticks & (1 << COUNTER_BITS) - 1;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
