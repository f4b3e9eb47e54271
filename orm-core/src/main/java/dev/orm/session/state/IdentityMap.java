package dev.orm.session.state;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.Inheritance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one entity class by id: one object for one row. Ids that are numbers are looked up without making an object,
 * by open addressing in a table of entries.
 */
public abstract class IdentityMap {

    private final EntityModel<?> model;

    IdentityMap(EntityModel<?> model) {
        this.model = model;
    }

    static IdentityMap of(EntityModel<?> model) {
        return model.hasLongId() ? new OfLong(model) : new OfObject(model);
    }

    /** Returns the model of the entity class. */
    public EntityModel<?> model() {
        return model;
    }

    /** Returns the models of the classes whose objects are here: more than one where they share a table. */
    public List<EntityModel<?>> models() {
        Inheritance inheritance = model.inheritance();
        return inheritance == null
                ? List.of(model)
                : inheritance.variants().stream()
                        .<EntityModel<?>>map(Inheritance.Variant::model)
                        .toList();
    }

    /** Visits every entry of one of the classes. */
    public void forEach(EntityModel<?> one, Consumer<EntityEntry> action) {
        forEach(entry -> {
            if (entry.model() == one) {
                action.accept(entry);
            }
        });
    }

    /** Returns the entry of an id, or null. */
    public abstract @Nullable EntityEntry get(Object id);

    /** Returns the entry of a numeric id, or null. */
    public abstract @Nullable EntityEntry get(long id);

    abstract void put(EntityEntry entry);

    abstract void remove(EntityEntry entry);

    /** Returns how many entries there are. */
    public abstract int size();

    /** Visits every entry. */
    public abstract void forEach(Consumer<EntityEntry> action);

    private static final class OfLong extends IdentityMap {

        private @Nullable EntityEntry[] table = new EntityEntry[8];
        private int size;

        OfLong(EntityModel<?> model) {
            super(model);
        }

        private static int slot(long id, int length) {
            long mixed = id * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 32) & length - 1;
        }

        @Override
        public @Nullable EntityEntry get(Object id) {
            return id instanceof Number number ? get(number.longValue()) : null;
        }

        @Override
        public @Nullable EntityEntry get(long id) {
            int mask = table.length - 1;
            for (int i = slot(id, table.length); ; i = i + 1 & mask) {
                EntityEntry entry = table[i];
                if (entry == null || entry.longId == id) {
                    return entry;
                }
            }
        }

        @Override
        void put(EntityEntry entry) {
            if (size * 3 >= table.length * 2) {
                grow();
            }
            size += insert(table, entry);
        }

        private void grow() {
            // Small tables grow faster: those that are outgrown are most of what a session of some hundred rows throws
            // away.
            EntityEntry[] larger = new EntityEntry[table.length < 1024 ? table.length * 4 : table.length * 2];
            for (EntityEntry entry : table) {
                if (entry != null) {
                    insert(larger, entry);
                }
            }
            table = larger;
        }

        private static int insert(@Nullable EntityEntry[] table, EntityEntry entry) {
            int mask = table.length - 1;
            int i = slot(entry.longId, table.length);
            for (EntityEntry there = table[i]; there != null; there = table[i]) {
                if (there.longId == entry.longId) {
                    table[i] = entry;
                    return 0;
                }
                i = i + 1 & mask;
            }
            table[i] = entry;
            return 1;
        }

        @Override
        void remove(EntityEntry entry) {
            int mask = table.length - 1;
            int i = slot(entry.longId, table.length);
            while (table[i] != entry) {
                if (table[i] == null) {
                    return;
                }
                i = i + 1 & mask;
            }
            table[i] = null;
            size--;
            // Entries that were displaced past the freed slot have to be found again.
            for (i = i + 1 & mask; table[i] != null; i = i + 1 & mask) {
                EntityEntry displaced = table[i];
                table[i] = null;
                insert(table, displaced);
            }
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public void forEach(Consumer<EntityEntry> action) {
            for (EntityEntry entry : Arrays.copyOf(table, table.length)) {
                if (entry != null) {
                    action.accept(entry);
                }
            }
        }
    }

    private static final class OfObject extends IdentityMap {

        private final Map<Object, EntityEntry> entries = new HashMap<>();

        OfObject(EntityModel<?> model) {
            super(model);
        }

        @Override
        public @Nullable EntityEntry get(Object id) {
            return entries.get(id);
        }

        @Override
        public @Nullable EntityEntry get(long id) {
            return entries.get(id);
        }

        @Override
        void put(EntityEntry entry) {
            entries.put(java.util.Objects.requireNonNull(entry.id()), entry);
        }

        @Override
        void remove(EntityEntry entry) {
            Object id = entry.id();
            if (id != null) {
                entries.remove(id, entry);
            }
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public void forEach(Consumer<EntityEntry> action) {
            List.copyOf(entries.values()).forEach(action);
        }
    }
}
