package dev.orm.session;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.IdGeneration;
import dev.orm.mapping.LazyAttributes;
import dev.orm.mapping.LazyReference;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.flush.Cascades;
import dev.orm.session.load.AssociationLoader;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import dev.orm.session.state.TransactionLog;
import dev.orm.session.state.Unread;
import dev.orm.sql.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a {@link DefaultSession} does with single objects: reads them again, distrusts them, forgets them, and tells of them. */
final class SessionObjects {

    private final PersistenceContext context;
    private final TransactionLog log;
    private final AssociationLoader associations;
    private final Cascades cascades;

    SessionObjects(PersistenceContext context, TransactionLog log, AssociationLoader associations, Cascades cascades) {
        this.context = context;
        this.log = log;
        this.associations = associations;
        this.cascades = cascades;
    }

    static List<Attribute<?>> all(Attribute<?> first, Attribute<?>... more) {
        List<Attribute<?>> all = new ArrayList<>(List.of(first));
        Collections.addAll(all, more);
        return all;
    }

    void refresh(EntityEntry root) {
        for (EntityEntry entry : reached(root, dev.orm.mapping.Cascades::refresh)) {
            checkRow(entry);
            if (!associations.refresh(entry)) {
                throw EntityNotFoundException.byId(entry.toString());
            }
        }
    }

    private static void checkRow(EntityEntry entry) {
        if (entry.status() == Status.PENDING) {
            throw new SessionException(entry + " has no row yet to be refreshed from. Flush first.");
        } else if (entry.status() == Status.DELETED) {
            throw new SessionException(entry + " is deleted by the next flush. Take that back with add(…) first.");
        }
    }

    void refresh(EntityEntry entry, List<Attribute<?>> attributes) {
        checkRow(entry);
        List<ColumnAttribute> columns = new ArrayList<>();
        for (Attribute<?> attribute : attributes) {
            ColumnAttribute column = column(entry.model(), attribute);
            if (column != null) {
                columns.add(column);
                continue;
            }
            int collection = collection(entry.model(), attribute);
            expire(entry, collection);
            if (entry.model().collectionKind(collection) == ToManyAttribute.Kind.ONE) {
                if (entry.collection(collection) instanceof LazyCollection single) {
                    log.changed(single);
                    single.reset();
                } else {
                    context.attachCollection(entry, collection);
                }
                associations.touchCollection(entry, collection);
            }
        }
        if (!columns.isEmpty() && !associations.refresh(entry, columns)) {
            throw EntityNotFoundException.byId(entry.toString());
        }
    }

    void lock(EntityEntry entry) {
        checkRow(entry);
        if (!associations.lock(entry)) {
            throw EntityNotFoundException.byId(entry.toString());
        }
    }

    void expire(EntityEntry root) {
        reached(root, dev.orm.mapping.Cascades::refresh).forEach(this::expireAlone);
    }

    /** Returns an object of the session and what it reaches along associations that hand on, as far as they are loaded. */
    private List<EntityEntry> reached(EntityEntry root, Predicate<dev.orm.mapping.Cascades> handsOn) {
        List<EntityEntry> open = new ArrayList<>(List.of(root));
        Set<EntityEntry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(root);
        for (int i = 0; i < open.size(); i++) {
            cascades.visit(open.get(i), handsOn, target -> {
                EntityEntry found = context.find(target);
                if (found != null && found.status() != Status.PENDING && seen.add(found)) {
                    open.add(found);
                }
            });
        }
        return open;
    }

    void expireAlone(EntityEntry entry) {
        Object snapshot = entry.snapshot();
        if (entry.status() != Status.PERSISTENT && entry.status() != Status.EXPIRED) {
            return;
        }
        EntityModel<Object> model = entry.typedModel();
        if (snapshot != null) {
            model.accessor().restore(entry.entity(), snapshot);
        }
        for (int collection = 0; collection < model.collectionCount(); collection++) {
            expire(entry, collection);
        }
        context.expire(entry);
    }

    void expire(EntityEntry entry, List<Attribute<?>> attributes) {
        EntityModel<Object> model = entry.typedModel();
        Object former = former(entry);
        List<ColumnAttribute> undone = new ArrayList<>();
        for (Attribute<?> attribute : attributes) {
            ColumnAttribute column = column(model, attribute);
            if (column == null) {
                expire(entry, collection(model, attribute));
            } else if (entry.status() == Status.PERSISTENT || entry.status() == Status.EXPIRED) {
                undone.add(column);
                if (waits(entry, column)) {
                    Unread.set(entry.entity(), Unread.of(entry.entity()) | 1L << column.lazy(), context.loader());
                }
            }
        }
        if (former != null) {
            model.set(
                    entry.entity(),
                    undone,
                    undone.stream()
                            .map(column -> model.accessor().get(column.index(), former))
                            .collect(Collectors.toList()));
        }
        boolean readAgain = attributes.stream().anyMatch(attribute -> {
            ColumnAttribute column = column(model, attribute);
            return column == null ? !isCollection(model, attribute) : !waits(entry, column);
        });
        if (readAgain) {
            context.expire(entry);
        }
    }

    /** Tells whether an object can wait for an attribute until it is used. */
    private static boolean waits(EntityEntry entry, ColumnAttribute column) {
        return column.isLazy() && entry.entity() instanceof LazyAttributes;
    }

    private static boolean isCollection(EntityModel<?> model, Attribute<?> attribute) {
        return model.attribute(attribute.attribute()) == null
                && model.collectionKind(collection(model, attribute)) != ToManyAttribute.Kind.ONE;
    }

    private void expire(EntityEntry entry, int collection) {
        if (entry.status() != Status.PERSISTENT && entry.status() != Status.EXPIRED) {
            return;
        }
        TrackedCollection tracked = entry.collection(collection);
        if (entry.model().collectionKind(collection) != ToManyAttribute.Kind.ONE) {
            context.attachCollection(entry, collection);
        } else if (tracked instanceof LazyCollection member && member.isLoaded()) {
            // An attribute that is null cannot wait to be touched: it shows what it was.
            member.load(List.of(member.baseline()));
        }
    }

    void expunge(EntityEntry root) {
        List<EntityEntry> open = new ArrayList<>(List.of(root));
        Set<EntityEntry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(root);
        for (int i = 0; i < open.size(); i++) {
            cascades.visit(open.get(i), dev.orm.mapping.Cascades::detach, target -> {
                EntityEntry found = context.find(target);
                if (found != null && seen.add(found)) {
                    open.add(found);
                }
            });
        }
        open.forEach(context::forget);
    }

    static @Nullable ColumnAttribute column(EntityModel<?> model, Attribute<?> attribute) {
        if (!attribute.owner().javaType().isAssignableFrom(model.type())) {
            throw new IllegalArgumentException("\"" + attribute + "\" is an attribute of "
                    + attribute.owner().javaType().getSimpleName() + ", not of " + model.name() + ".");
        }
        return model.attribute(attribute.attribute());
    }

    /** Returns the number of a collection, of objects or of values. */
    static int collection(EntityModel<?> model, Attribute<?> attribute) {
        for (int index = 0; index < model.collectionCount(); index++) {
            if (model.collectionName(index).equals(attribute.attribute())) {
                return index;
            }
        }
        throw new IllegalArgumentException(model.name() + " has no attribute \"" + attribute.attribute()
                + "\". Compile " + model.name() + " again with the annotation processor.");
    }

    @SuppressWarnings("unchecked")
    <T> History<T> history(EntityEntry entry, Attribute<T> attribute) {
        EntityModel<Object> model = entry.typedModel();
        ColumnAttribute column = column(model, attribute);
        if (column != null && Unread.is(entry.entity(), column)) {
            return new History<>(List.of(), List.of(), List.of());
        }
        return column == null
                ? (History<T>) MemberHistory.of(entry, collection(model, attribute))
                : (History<T>) value(entry, column);
    }

    private History<Object> value(EntityEntry entry, ColumnAttribute column) {
        EntityAccessor<Object> accessor = entry.<Object>typedModel().accessor();
        Object former = former(entry);
        Object before = former == null ? null : accessor.get(column.index(), former);
        Object after = accessor.get(column.index(), entry.entity());
        boolean same = column.toOne() != null ? before == after : isSame(column, before, after);
        return same
                ? new History<>(List.of(), listOf(after), List.of())
                : new History<>(listOf(after), List.of(), listOf(before));
    }

    @SuppressWarnings("unchecked")
    private static boolean isSame(ColumnAttribute column, @Nullable Object before, @Nullable Object after) {
        return ((dev.orm.type.SqlType<Object>) column.column().type()).isSame(before, after);
    }

    private static List<Object> listOf(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable Object former(EntityEntry entry) {
        Object snapshot = entry.snapshot();
        if (snapshot == null) {
            return null;
        }
        EntityAccessor<Object> accessor = entry.<Object>typedModel().accessor();
        Object former = accessor.newInstance();
        accessor.restore(former, snapshot);
        return former;
    }

    List<Object> entities() {
        List<Object> entities = new ArrayList<>();
        context.forEach(entry -> entities.add(entry.entity()));
        context.pending().forEach(entry -> entities.add(entry.entity()));
        return entities;
    }

    EntityState state(Object entity) {
        EntityEntry entry = context.find(Objects.requireNonNull(entity, "state(…) takes an entity, not null."));
        if (entry != null) {
            return entry.state();
        }
        if (log.isDeleted(entity)) {
            return EntityState.DELETED;
        }
        return hadRow(entity) ? EntityState.DETACHED : EntityState.TRANSIENT;
    }

    @SuppressWarnings("unchecked")
    private boolean hadRow(Object entity) {
        EntityModel<Object> model = (EntityModel<Object>) context.models().get(entity.getClass());
        Object id = model.key(entity);
        if (id == null || id instanceof Number number && model.hasLongId() && number.longValue() == 0) {
            return false;
        }
        if (model.idGeneration() != IdGeneration.ASSIGNED || entity instanceof LazyReference) {
            return true;
        }
        ColumnAttribute version = model.version();
        Object present = version == null ? null : model.accessor().get(version.index(), entity);
        if (present != null && !(present instanceof Number number && number.longValue() == 0)) {
            return true;
        }
        return IntStream.range(0, model.collectionCount())
                .anyMatch(index -> EntityEntry.isLazy(model.accessor().getCollection(index, entity)));
    }
}
