package dev.orm.session.flush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.session.state.Callbacks;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.EntryMap;
import dev.orm.session.state.LazyLoader;
import dev.orm.session.state.LoadGroup;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.RowMarks;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The order in which a flush writes rows, and the map that it looks them up in. */
class KeyOrderTest {

    @Entity
    static class Numbered {
        @Id
        Long id;
    }

    @Entity
    static class Named {
        @Id
        String id;
    }

    private final EntityModels models = EntityModels.reflective(List.of(Numbered.class, Named.class));
    private final PersistenceContext context = new PersistenceContext(
            models,
            false,
            unused(LazyLoader.class),
            new Callbacks(models, List.of(), List.of(), false, type -> type),
            unused(RowMarks.class));

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private EntityEntry entry(Class<?> type, Object id) {
        EntityModel<?> model = models.get(type);
        return context.register(model, new Object(), id, Status.PERSISTENT, LoadGroup.ofLoaded(context, false));
    }

    private List<Object> sorted(long... ids) {
        List<EntityEntry> rows = new ArrayList<>();
        LongStream.of(ids).forEach(id -> rows.add(entry(Numbered.class, id)));
        KeyOrder.sort(rows);
        return rows.stream().map(EntityEntry::id).toList();
    }

    @Test
    void numbersAreInTheirOrder() {
        assertThat(sorted()).isEmpty();
        assertThat(sorted(5)).containsExactly(5L);
        assertThat(sorted(3, 1, 2)).containsExactly(1L, 2L, 3L);
        assertThat(sorted(4, -7, 0, 12, -8)).containsExactly(-8L, -7L, 0L, 4L, 12L);
        long[] random =
                new Random(7).longs(1000, -5_000_000, 5_000_000).distinct().toArray();
        assertThat(sorted(random))
                .containsExactlyElementsOf(LongStream.of(random)
                        .sorted()
                        .boxed()
                        .map(Object.class::cast)
                        .toList());
    }

    @Test
    void numbersFarFromEachOtherAreToo() {
        assertThat(sorted(Long.MAX_VALUE, 0, Long.MIN_VALUE, 1))
                .containsExactly(Long.MIN_VALUE, 0L, 1L, Long.MAX_VALUE);
        assertThat(sorted(Long.MAX_VALUE, 1L << 61, 5)).containsExactly(5L, 1L << 61, Long.MAX_VALUE);
    }

    @Test
    void othersAreInTheOrderOfTheirTexts() {
        List<EntityEntry> rows = new ArrayList<>();
        List.of("pear", "apple", "plum").forEach(id -> rows.add(entry(Named.class, id)));
        KeyOrder.sort(rows);
        assertThat(rows).extracting(EntityEntry::id).containsExactly("apple", "pear", "plum");
    }

    /** Random steps, beside the same ones on a map of the JDK. */
    @Test
    void aMapOfEntriesKeepsThemInTheOrderInWhichTheyCame() {
        List<EntityEntry> all = new ArrayList<>();
        for (long id = 0; id < 200; id++) {
            all.add(entry(Numbered.class, id));
            all.add(entry(Named.class, "name " + id));
            all.add(context.add(models.get(Numbered.class), new Object()));
        }
        EntryMap<Integer> map = new EntryMap<>(0);
        Map<EntityEntry, Integer> expected = new HashMap<>();
        List<EntityEntry> order = new ArrayList<>();
        Random random = new Random(11);
        for (int step = 0; step < 20_000; step++) {
            EntityEntry entry = all.get(random.nextInt(all.size()));
            boolean isNew = !expected.containsKey(entry);
            int kind = random.nextInt(3);
            if (kind == 0) {
                map.put(entry, step);
                expected.put(entry, step);
            } else if (kind == 1) {
                assertThat(map.putIfAbsent(entry, step)).isEqualTo(isNew);
                expected.putIfAbsent(entry, step);
            } else {
                map.remove(entry);
                expected.remove(entry);
                order.remove(entry);
            }
            if (kind < 2 && isNew) {
                order.add(entry);
            }
            assertThat(map.get(entry)).isEqualTo(expected.get(entry));
            assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
        }
        assertThat(map.entries()).isEqualTo(order);
        map.forEach((entry, value) -> assertThat(expected.remove(entry)).isEqualTo(value));
        assertThat(expected).isEmpty();
    }
}
