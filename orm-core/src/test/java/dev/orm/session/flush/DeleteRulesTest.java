package dev.orm.session.flush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import dev.orm.session.state.Callbacks;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.EntryMap;
import dev.orm.session.state.LazyLoader;
import dev.orm.session.state.LoadGroup;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.RowMarks;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeleteRulesTest {

    @Entity
    static class Ring {
        @Id
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.CASCADE)
        Ring before;
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** With a look at all objects for each ring this takes minutes. */
    @Test
    @Tag("REL-10")
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongChainIsFollowedInOneWalk() {
        EntityModels models = EntityModels.reflective(List.of(Ring.class));
        EntityModel<Ring> model = models.get(Ring.class);
        PersistenceContext context = new PersistenceContext(
                models,
                false,
                unused(LazyLoader.class),
                new Callbacks(models, List.of(), List.of(), false, type -> type),
                unused(RowMarks.class));
        List<EntityEntry> entries = new ArrayList<>();
        Ring before = null;
        for (long id = 1; id <= 30_000; id++) {
            Ring ring = new Ring();
            ring.id = id;
            ring.before = before;
            before = ring;
            entries.add(context.register(model, ring, id, Status.PERSISTENT, LoadGroup.ofLoaded(context, false)));
        }
        DeleteRules rules = DeleteRules.follow(context, new EntryMap<>(0), List.of(entries.get(0)));
        assertThat(rules.deleted()).containsExactlyElementsOf(entries.subList(1, entries.size()));
        assertThat(entries).allMatch(rules::isGone);
    }
}
