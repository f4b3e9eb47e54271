package dev.orm.session.state;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LazyAttributeLoader;
import dev.orm.mapping.LazyAttributes;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which attributes of objects were not read yet. What the program made itself has all of them. */
public final class Unread {

    private Unread() {}

    /** Returns the bits of attributes. */
    public static long bits(List<ColumnAttribute> attributes) {
        long bits = 0;
        for (ColumnAttribute attribute : attributes) {
            bits |= attribute.isLazy() ? 1L << attribute.lazy() : 0;
        }
        return bits;
    }

    /** Returns the bits of the attributes that an object waits for. */
    public static long of(Object entity) {
        return entity instanceof LazyAttributes lazy ? lazy.$unread() : 0;
    }

    /** Tells whether an object waits for an attribute. */
    public static boolean is(Object entity, ColumnAttribute attribute) {
        return attribute.isLazy() && (of(entity) & 1L << attribute.lazy()) != 0;
    }

    /** Says what an object waits for. */
    public static void set(Object entity, long bits, LazyAttributeLoader loader) {
        if (entity instanceof LazyAttributes lazy) {
            lazy.$unread(bits, loader);
        }
    }

    /** Reads an attribute if an object waits for it. */
    public static void read(Object entity, ColumnAttribute attribute) {
        if (is(entity, attribute) && entity instanceof LazyAttributes lazy) {
            lazy.$read(1L << attribute.lazy());
        }
    }

    /** Reads all that an object waits for. */
    public static void readAll(EntityEntry entry) {
        long unread = of(entry.entity());
        if (unread != 0) {
            entry.group().context().loader().load(entry.entity(), unread);
        }
    }

    /** Takes values of the row of an object for attributes that it waited for. */
    public static void take(EntityEntry entry, List<ColumnAttribute> attributes, @Nullable Object[] values) {
        take(entry, attributes, values, Unread::is);
        set(
                entry.entity(),
                of(entry.entity()) & ~bits(attributes),
                entry.group().context().loader());
    }

    /** Takes values of the row of an object that cannot wait for them, but for what the program changed. */
    public static void replace(EntityEntry entry, List<ColumnAttribute> attributes, @Nullable Object[] values) {
        Object snapshot = entry.snapshot();
        if (snapshot == null) {
            take(entry, attributes, values, (entity, attribute) -> true);
            return;
        }
        EntityAccessor<Object> accessor = entry.<Object>typedModel().accessor();
        Object entity = entry.entity();
        Object former = accessor.newInstance();
        accessor.restore(former, snapshot);
        for (int i = 0; i < values.length; i++) {
            int index = attributes.get(i).index();
            boolean changed = (accessor.changes(entity, snapshot, index >> 6) & 1L << index) != 0;
            accessor.set(index, former, values[i]);
            if (!changed) {
                accessor.set(index, entity, values[i]);
            }
        }
        entry.snapshot(accessor.snapshot(former));
    }

    private static void take(
            EntityEntry entry,
            List<ColumnAttribute> attributes,
            @Nullable Object[] values,
            BiPredicate<Object, ColumnAttribute> wanted) {
        EntityAccessor<Object> accessor = entry.<Object>typedModel().accessor();
        Object entity = entry.entity();
        Object snapshot = entry.snapshot();
        Object former = null;
        if (snapshot != null) {
            former = accessor.newInstance();
            accessor.restore(former, snapshot);
        }
        for (int i = 0; i < values.length; i++) {
            ColumnAttribute attribute = attributes.get(i);
            if (wanted.test(entity, attribute)) {
                if (former != null) {
                    accessor.set(attribute.index(), former, values[i]);
                }
                accessor.set(attribute.index(), entity, values[i]);
            }
        }
        if (former != null) {
            entry.snapshot(accessor.snapshot(former));
        }
    }

    /** Returns the attributes of some bits. */
    public static List<ColumnAttribute> attributes(EntityModel<?> model, long bits) {
        return model.lazy().stream()
                .filter(attribute -> (bits & 1L << attribute.lazy()) != 0)
                .toList();
    }
}
