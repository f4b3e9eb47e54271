package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.session.flush.UniqueKeys.UniqueKey;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A value of a unique key that no row has, for a row that has to give up its own before it gets another. */
final class FreeValue {

    /** Fewer random letters than this could meet a value that is there. */
    private static final int SHORTEST = 8;

    private FreeValue() {}

    /**
     * Returns the attribute of a key that can hold one: best one that may be SQL {@code NULL}; or null if there is none.
     *
     * @param written the attributes that the row gets written later, as bits, or null if the row is deleted
     */
    static @Nullable ColumnAttribute attribute(UniqueKey key, long @Nullable [] written) {
        ColumnAttribute found = null;
        for (ColumnAttribute attribute : key.attributes()) {
            if (!attribute.updatable() || written != null && !Changes.isSet(written, attribute.index())) {
                continue;
            }
            if (attribute.column().nullable()) {
                return attribute;
            } else if (found == null && attribute.toOne() == null && of(attribute) != null) {
                found = attribute;
            }
        }
        return found;
    }

    /** Returns SQL {@code NULL} where that is allowed, and else something random: a text, a negative number or a UUID. */
    static @Nullable Object of(ColumnAttribute attribute) {
        if (attribute.column().nullable() || attribute.column().type().isConverted()) {
            return null;
        }
        Class<?> type = attribute.column().type().javaType();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (type == String.class) {
            String text = UUID.randomUUID().toString().replace("-", "");
            int length = attribute.column().type().length();
            int kept = length == 0 ? text.length() : Math.min(length, text.length());
            return kept < SHORTEST ? null : text.substring(0, kept);
        } else if (type == UUID.class) {
            return UUID.randomUUID();
        } else if (type == Long.class) {
            return random.nextLong(Long.MIN_VALUE, 0);
        }
        return type == Integer.class ? random.nextInt(Integer.MIN_VALUE, 0) : null;
    }
}
