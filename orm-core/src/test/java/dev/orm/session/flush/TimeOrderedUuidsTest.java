package dev.orm.session.flush;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedUuidsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T07:00:00.123Z");

    @Test
    void holdTheTimeAndTheirVersion() {
        UUID uuid = new TimeOrderedUuids(() -> NOW).next();
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void eachIsGreaterThanTheOneBefore() {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        TimeOrderedUuids uuids = new TimeOrderedUuids(time::get);
        List<UUID> made = IntStream.range(0, 20_000)
                .mapToObj(i -> {
                    // More than the counter counts in a millisecond, and a clock that is set back.
                    time.set(i < 10_000 ? NOW : NOW.minusSeconds(5));
                    return uuids.next();
                })
                .toList();
        assertThat(made.stream().map(UUID::toString).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsMakeDifferentOnes() {
        TimeOrderedUuids uuids = new TimeOrderedUuids(() -> NOW);
        Set<UUID> made = new HashSet<>(
                Stream.generate(uuids::next).parallel().limit(50_000).toList());
        assertThat(made).hasSize(50_000);
    }
}
