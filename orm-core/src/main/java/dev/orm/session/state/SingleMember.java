package dev.orm.session.state;

import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.session.SessionException;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The side without the foreign key of a one-to-one association, seen as a collection of at most one object. The object itself is held
 * by the attribute. It is loaded together with its owner: an attribute that is null cannot wait to be touched.
 */
final class SingleMember extends AbstractCollection<Object> implements LazyCollection {

    private final EntityEntry owner;
    private final int index;
    private boolean loaded;
    private @Nullable Object baseline;

    // The program has set the attribute, and only what it led to before is to be read.
    private boolean kept;

    SingleMember(EntityEntry owner, int index, boolean loaded) {
        this.owner = owner;
        this.index = index;
        this.loaded = loaded;
    }

    @Override
    public void load(Collection<Object> elements) {
        if (elements.size() > 1) {
            throw new SessionException(owner + "." + name() + " leads to " + elements.size()
                    + " rows, and a one-to-one association to one at most. Make the foreign key unique, or map it as"
                    + " @OneToMany.");
        }
        loaded = true;
        baseline = elements.isEmpty() ? null : elements.iterator().next();
        if (!kept) {
            hold(baseline);
        }
        kept = false;
    }

    /** Forgets what it led to before the program set it, so that this is read again. */
    void rebase() {
        loaded = false;
        kept = true;
    }

    private String name() {
        return owner.model().collectionName(index);
    }

    @SuppressWarnings("unchecked")
    private EntityAccessor<Object> accessor() {
        return ((EntityModel<Object>) owner.model()).accessor();
    }

    private @Nullable Object present() {
        return accessor().getCollection(index, owner.entity());
    }

    private void hold(@Nullable Object element) {
        accessor().setCollection(index, owner.entity(), element);
    }

    /** A rollback sets it to what it was in any case. */
    @Override
    public int era() {
        return 0;
    }

    @Override
    public Collection<Object> value() {
        return this;
    }

    @Override
    public boolean isLoaded() {
        return loaded;
    }

    @Override
    public Object[] baseline() {
        return baseline == null ? new Object[0] : new Object[] {baseline};
    }

    @Override
    public boolean isUntouched() {
        return present() == baseline;
    }

    @Override
    public void accept() {
        baseline = present();
    }

    @Override
    public void reset() {
        loaded = false;
        kept = false;
        baseline = null;
        hold(null);
    }

    /** Returns what the row of the other side said last. */
    Optional<Object> known() {
        return Optional.ofNullable(baseline);
    }

    /** Leads to what it led to before a transaction that is rolled back. */
    void restore(Optional<Object> before) {
        baseline = before.orElse(null);
        hold(baseline);
    }

    @Override
    public int size() {
        return present() == null ? 0 : 1;
    }

    @Override
    public boolean add(Object element) {
        hold(element);
        return true;
    }

    @Override
    public Iterator<Object> iterator() {
        return new Iterator<>() {
            private @Nullable Object next = present();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Object next() {
                Object element = next;
                if (element == null) {
                    throw new NoSuchElementException();
                }
                next = null;
                return element;
            }

            @Override
            public void remove() {
                hold(null);
            }
        };
    }
}
