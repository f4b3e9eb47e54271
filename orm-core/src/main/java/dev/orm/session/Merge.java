package dev.orm.session;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LazyReference;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.session.flush.Cascades;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import dev.orm.session.state.Unread;
import dev.orm.sql.Attribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the state of objects from outside the session onto those of the session. A collection is copied where its association
 * cascades {@code merge} or has the join table; the other sides follow from what refers to them.
 */
final class Merge {

    private final DefaultSession session;
    private final PersistenceContext context;
    private final Cascades cascades;
    private final Map<Object, Object> merged = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    private final List<Object> added = new ArrayList<>();
    private final List<Runnable> fills = new ArrayList<>();
    private final List<Runnable> known = new ArrayList<>(0);
    private final Set<String> only = new HashSet<>(0);
    private @Nullable Object restricted;

    private static void fill(Collection<Object> target, List<Object> elements) {
        if (!new ArrayList<>(target).equals(elements)) {
            target.clear();
            target.addAll(elements);
        }
    }

    Merge(DefaultSession session, PersistenceContext context, Cascades cascades) {
        this.session = session;
        this.context = context;
        this.cascades = cascades;
    }

    <E> E merge(E entity) {
        return copied(entity, managed(Objects.requireNonNull(entity, "merge(…) takes an entity, not null.")));
    }

    /** Copies nothing but some attributes. */
    <E> E merge(E entity, List<Attribute<?>> attributes) {
        EntityModel<Object> model = model(Objects.requireNonNull(entity, "merge(…) takes an entity, not null."));
        for (Attribute<?> attribute : attributes) {
            ColumnAttribute column = SessionObjects.column(model, attribute);
            if (column == null) {
                refuseOtherSide(model, SessionObjects.collection(model, attribute));
            } else {
                refuseProtected(model, column);
            }
            only.add(attribute.attribute());
        }
        restricted = entity;
        return copied(entity, managed(entity));
    }

    /** What other rows say of an association is no part of the row that is changed. */
    private static void refuseOtherSide(EntityModel<?> model, int collection) {
        List<ToManyAttribute> associations = model.collections();
        if (collection >= associations.size()) {
            return;
        }
        ToManyAttribute association = associations.get(collection);
        if (!isOwning(association)) {
            throw new IllegalArgumentException("\"" + model.name() + "." + association.name()
                    + "\" is not taken over from another object, as it is written by \""
                    + association.target().getSimpleName() + "." + association.mappedBy()
                    + "\". Leave it out of merge(…) and set that.");
        }
    }

    private static boolean isOwning(ToManyAttribute association) {
        return association.joinTable() != null && association.mappedBy() == null;
    }

    private static void refuseProtected(EntityModel<?> model, ColumnAttribute column) {
        String what = model.isId(column)
                ? "part of the id"
                : column == model.version() ? "the version" : column == model.tenant() ? "the tenant" : null;
        if (what == null && !column.updatable()) {
            what = "updatable = false";
        }
        if (what != null) {
            throw new IllegalArgumentException("\"" + model.name() + "." + column.path()
                    + "\" is not taken over from another object, as it is " + what + ". Leave it out of merge(…).");
        }
    }

    /** Tells whether merging is handed on along an association: never where only named attributes are copied. */
    private boolean isHandedOn(Object source, dev.orm.mapping.Cascades declared) {
        return source != restricted && declared.merge();
    }

    /** Tells whether an attribute is copied. */
    private boolean isTaken(Object source, String attribute) {
        return source != restricted || only.contains(attribute);
    }

    @SuppressWarnings("unchecked")
    private <E> E copied(E entity, Object result) {
        while (!open.isEmpty()) {
            Object source = open.poll();
            copy(source, merged.get(source));
        }
        // Only now do the elements have the state that equals and hashCode may ask for.
        fills.forEach(Runnable::run);
        added.forEach(cascades::add);
        known.forEach(Runnable::run);
        return (E) result;
    }

    /** Returns the object of the session for one from outside, and sees to it that its state is copied. */
    private Object managed(Object source) {
        Object known = merged.get(source);
        if (known != null) {
            return known;
        }
        EntityEntry entry = context.find(source);
        if (entry != null) {
            merged.put(source, source);
            return source;
        }
        EntityModel<Object> model = model(source);
        if (source instanceof LazyReference reference && reference.$loader() != null) {
            return session.reference(model.type(), model.idOf(Objects.requireNonNull(id(model, source))));
        }
        Object target = find(model, source);
        merged.put(source, target);
        open.add(source);
        return target;
    }

    @SuppressWarnings("unchecked")
    private EntityModel<Object> model(Object entity) {
        return (EntityModel<Object>) context.models().get(entity.getClass());
    }

    private static @Nullable Object id(EntityModel<Object> model, Object entity) {
        Object id = model.key(entity);
        boolean unset = model.idGeneration().isByDatabase() && id instanceof Number number && number.longValue() == 0;
        return unset ? null : id;
    }

    private Object find(EntityModel<Object> model, Object source) {
        Object id = id(model, source);
        Object target = id == null ? null : session.get(model.type(), model.idOf(id));
        ColumnAttribute version = model.version();
        if (target == null && source == restricted) {
            throw EntityNotFoundException.byId(model.name() + "#" + (id == null ? null : model.idOf(id)));
        }
        if (target != null) {
            if (version != null) {
                Object wanted = model.accessor().get(version.index(), source);
                Object present = model.accessor().get(version.index(), target);
                if (wanted != null && !wanted.equals(present)) {
                    throw new StaleEntityException(
                            model.type(),
                            model.idOf(Objects.requireNonNull(id)),
                            model.name() + "#" + id
                                    + " was changed by someone else since the object given to merge(…) was read. Read it again and decide anew.");
                }
            }
            return target;
        }
        if (id != null && model.idGeneration().isByDatabase()) {
            throw new StaleEntityException(
                    model.type(),
                    id,
                    model.name() + "#" + id
                            + " has no row: it was deleted since the object given to merge(…) was read. To insert it as a new row set its"
                            + " id to null.");
        }
        if (Unread.of(source) != 0) {
            throw new StaleEntityException(
                    model.type(),
                    model.idOf(Objects.requireNonNull(id)),
                    model.name() + "#" + id
                            + " has no row any more, and the object given to merge(…) was read without "
                            + Unread.attributes(model, Unread.of(source)).get(0).path()
                            + ", so it cannot be inserted again.");
        }
        Object made = model.accessor().newInstance();
        merged.put(source, made);
        copyId(model, source, made);
        added.add(made);
        return made;
    }

    private void copyId(EntityModel<Object> model, Object source, Object target) {
        EntityAccessor<Object> accessor = model.accessor();
        List<ColumnAttribute> copied = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (ColumnAttribute attribute : model.ids()) {
            Object value = accessor.get(attribute.index(), source);
            ToOneAttribute toOne = attribute.toOne();
            if (value != null && toOne != null) {
                value = referred(
                        model, attribute.path(), value, toOne.cascades().merge());
            }
            if (value != null) {
                copied.add(attribute);
                values.add(value);
            }
        }
        model.set(target, copied, values);
    }

    private void copy(Object source, Object target) {
        EntityModel<Object> model = model(source);
        EntityAccessor<Object> accessor = model.accessor();
        boolean stored = context.find(target) != null;
        List<ColumnAttribute> copied = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (ColumnAttribute attribute : model.attributes()) {
            if (model.isId(attribute)
                    || attribute == model.version()
                    || attribute.computed()
                    || Unread.is(source, attribute)
                    || !isTaken(source, attribute.path())) {
                continue;
            }
            Object value = accessor.get(attribute.index(), source);
            // A row keeps its tenant, and what is never updated.
            if (stored && (!attribute.updatable() || attribute == model.tenant())) {
                continue;
            }
            if (Unread.is(target, attribute)) {
                session.load(target, 1L << attribute.lazy());
            }
            ToOneAttribute toOne = attribute.toOne();
            if (value != null && toOne != null) {
                value = referred(model, attribute.path(), value, isHandedOn(source, toOne.cascades()));
            }
            copied.add(attribute);
            values.add(value);
        }
        model.set(target, copied, values);
        for (ToManyAttribute collection : model.collections()) {
            if (!isTaken(source, collection.name())) {
                continue;
            }
            if (collection.kind() == ToManyAttribute.Kind.ONE) {
                copyOne(model, collection, source, target);
            } else if (isOwning(collection) || collection.cascades().merge()) {
                copy(model, collection, source, target);
            }
        }
        for (ElementsAttribute elements : model.elements()) {
            if (isTaken(source, elements.name())) {
                copy(model, elements, source, target);
            }
        }
    }

    private Object referred(EntityModel<Object> owner, String attribute, Object value, boolean cascade) {
        if (cascade || context.find(value) != null) {
            return managed(value);
        }
        EntityModel<Object> model = model(value);
        Object id = id(model, value);
        if (id == null) {
            throw new SessionException(owner.name() + "." + attribute + " leads to a new " + model.name()
                    + (restricted == null
                            ? ", and merge(…) is not handed on to it. Add it first, or declare cascade = CascadeType.MERGE."
                            : ", and merge(…) of named attributes makes no rows. Add it first."));
        }
        return session.reference(model.type(), model.idOf(id));
    }

    private void copyOne(EntityModel<Object> model, ToManyAttribute association, Object source, Object target) {
        if (association.cascades().merge()) {
            Object from = model.accessor().getCollection(association.index(), source);
            Object element = from == null ? null : referred(model, association.name(), from, true);
            fills.add(() -> model.accessor().setCollection(association.index(), target, element));
        }
    }

    @SuppressWarnings("unchecked")
    private void copy(EntityModel<Object> model, ElementsAttribute elements, Object source, Object target) {
        Object from = model.accessor().getCollection(elements.index(), source);
        if (from == null || from instanceof LazyCollection lazy && !lazy.isLoaded()) {
            return;
        }
        Object filled = held(model, elements.index(), target);
        if (filled instanceof Map<?, ?> map) {
            Map<Object, Object> values = new LinkedHashMap<>();
            Map<Object, Object> present = new LinkedHashMap<>();
            ((Map<Object, Object>) from).forEach((key, value) -> values.put(key, state(elements, value)));
            map.forEach((key, value) -> present.put(key, state(elements, value)));
            if (!present.equals(values)) {
                map.clear();
                values.forEach((key, state) -> ((Map<Object, Object>) map).put(key, element(elements, state)));
            }
        } else {
            Collection<Object> present = (Collection<Object>) filled;
            @Nullable Object[] states = elements.states((Collection<Object>) from);
            if (!Arrays.equals(elements.states(present), states)) {
                present.clear();
                Arrays.stream(states).forEach(state -> present.add(element(elements, state)));
            }
        }
    }

    private static @Nullable Object state(ElementsAttribute elements, @Nullable Object value) {
        return value == null ? null : elements.form().state(value);
    }

    /** An object is copied, so that the one from outside is not changed along with it. */
    private static @Nullable Object element(ElementsAttribute elements, @Nullable Object state) {
        return state == null ? null : elements.form().element(state);
    }

    /** Returns what an object holds, made if it holds nothing. */
    private static Object held(EntityModel<Object> model, int index, Object target) {
        Object present = model.accessor().getCollection(index, target);
        if (present != null) {
            return present;
        }
        Object made = switch (model.collectionKind(index)) {
            case SET -> new LinkedHashSet<>();
            case MAP -> new LinkedHashMap<>();
            default -> new ArrayList<>();
        };
        model.accessor().setCollection(index, target, made);
        return made;
    }

    @SuppressWarnings("unchecked")
    private void copy(EntityModel<Object> model, ToManyAttribute collection, Object source, Object target) {
        Object from = EntityEntry.members(collection, model.accessor().getCollection(collection.index(), source));
        if (from == null || from instanceof LazyCollection lazy && (!lazy.isLoaded() || lazy.isPart())) {
            return;
        }
        List<Object> elements = new ArrayList<>();
        for (Object element : (Collection<Object>) from) {
            elements.add(referred(model, collection.name(), element, isHandedOn(source, collection.cascades())));
        }
        Object held = held(model, collection.index(), target);
        EntityEntry entry = context.find(target);
        Collection<Object> filled = (Collection<Object>)
                Objects.requireNonNull(entry == null ? EntityEntry.members(collection, held) : entry.held(collection));
        fills.add(() -> fill(filled, elements));
        if (collection.mapKey() != null) {
            known.add(() -> know(target, collection, filled));
        }
    }

    /** A map that the program made does not hold what has no key before the flush; the session has to know of it. */
    private void know(Object target, ToManyAttribute collection, Collection<Object> members) {
        EntityEntry entry = Objects.requireNonNull(context.find(target));
        if (entry.collection(collection.index()) == null) {
            entry.collection(collection.index(), TrackedCollection.ofPlain(members, new Object[0]));
        }
    }
}
