package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.Inheritance;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.sql.Attribute;
import dev.orm.sql.EntityPath;
import dev.orm.sql.FetchPlan;
import dev.orm.sql.Fetches;
import dev.orm.sql.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the {@link ReadPlan} of an entity from its mapping and from what a query fetches. */
final class ReadPlans {

    private final EntityModels models;

    ReadPlans(EntityModels models) {
        this.models = models;
    }

    ReadPlan of(EntityModel<?> model, Fetches fetches) {
        ReadPlan plan = new ReadPlan(model, fetches.only());
        fill(plan, fetches.plans(), Map.of());
        return plan;
    }

    private void fill(ReadPlan plan, List<FetchPlan> fetches, Map<Place, ReadPlan> path) {
        if (!plan.model().isPolymorphic()) {
            fillOne(plan, fetches, path);
            return;
        }
        List<ReadPlan> variants = new ArrayList<>();
        for (Inheritance.Variant variant :
                Objects.requireNonNull(plan.model().inheritance()).variants()) {
            variants.add(new ReadPlan(variant.model(), plan.fetchesOnly()));
        }
        // Known before they are filled, since what they lead to may lead back.
        plan.variants(List.copyOf(variants));
        for (FetchPlan fetch : fetches) {
            checkOwner(plan.model(), fromRoot(fetch).attribute());
        }
        for (ReadPlan variant : variants) {
            fillOne(
                    variant,
                    fetches.stream().filter(fetch -> concerns(fetch, variant)).toList(),
                    path);
        }
    }

    /** Associations of one class are not fetched of another. */
    private static boolean concerns(FetchPlan fetch, ReadPlan variant) {
        return fromRoot(fetch)
                .attribute()
                .owner()
                .javaType()
                .isAssignableFrom(variant.model().type());
    }

    private void fillOne(ReadPlan plan, List<FetchPlan> fetches, Map<Place, ReadPlan> path) {
        EntityModel<?> model = plan.model();
        Map<String, Wanted> wanted = byAttribute(model, fetches);
        for (ColumnAttribute attribute : model.toOnes()) {
            ToOneAttribute toOne = Objects.requireNonNull(attribute.toOne());
            EntityModel<?> target = models.get(toOne.target());
            Wanted asked = wanted.remove(toOne.name());
            List<FetchPlan> nested = asked == null ? null : asked.nested();
            plan.target(attribute, target, toOne(plan, attribute, toOne, target, nested, path), nested != null);
        }
        for (ToManyAttribute collection : model.collections()) {
            Wanted asked = wanted.remove(collection.name());
            ReadPlan repeated = asked == null ? path.get(place(model, collection.name())) : null;
            if (asked != null && asked.elements() != null && collection.kind() == ToManyAttribute.Kind.ONE) {
                throw new IllegalArgumentException(model.name() + "." + collection.name()
                        + " leads to one object at most, so its fetch takes no where(…), orderBy(…) or limit(…). Leave"
                        + " them out, and look at the object.");
            }
            if (repeated == null && (asked != null || !collection.lazy())) {
                plan.fetch(
                        collection,
                        asked == null ? null : asked.elements(),
                        child(
                                plan,
                                models.get(collection.target()),
                                place(model, collection.name()),
                                asked == null ? null : asked.nested(),
                                path),
                        asked != null);
            } else if (repeated != null && collection.kind() == ToManyAttribute.Kind.ONE) {
                // Null has to mean that there is no such row, so the association is followed to the end.
                plan.fetch(collection, null, repeated, false);
            }
        }
        for (ColumnAttribute attribute : model.attributes()) {
            Wanted asked = wanted.remove(attribute.path());
            if (asked != null && attribute.isLazy()) {
                plan.fetch(attribute);
            }
        }
        for (ElementsAttribute elements : model.elements()) {
            Wanted asked = wanted.remove(elements.name());
            if (asked != null && !asked.nested().isEmpty()) {
                throw new IllegalArgumentException("fetch(…) goes on behind " + model.name() + "." + elements.name()
                        + ", which holds values and leads to no entity. Leave out what is behind it.");
            }
            if (asked != null || !elements.lazy()) {
                plan.fetch(elements);
            }
        }
        if (!wanted.isEmpty()) {
            throw new IllegalArgumentException(model.name() + " has no association " + wanted.keySet()
                    + " to fetch; it has " + names(model) + ".");
        }
    }

    private @Nullable ReadPlan toOne(
            ReadPlan plan,
            ColumnAttribute attribute,
            ToOneAttribute toOne,
            EntityModel<?> target,
            @Nullable List<FetchPlan> nested,
            Map<Place, ReadPlan> path) {
        if (nested != null) {
            return child(plan, target, place(plan.model(), attribute.path()), nested, path);
        }
        // Without a generated reference class an object cannot wait to be loaded, so its association is followed to the
        // end.
        boolean unavoidable = !target.canReference();
        if (toOne.lazy() && !unavoidable) {
            return null;
        }
        ReadPlan repeated = path.get(place(plan.model(), attribute.path()));
        if (repeated != null) {
            return unavoidable ? repeated : null;
        }
        return child(plan, target, place(plan.model(), attribute.path()), List.of(), path);
    }

    /** An association, the same one for all classes that inherit it. */
    private record Place(EntityModel<?> declaring, String name) {}

    private static Place place(EntityModel<?> model, String name) {
        EntityModel<?> declaring = model;
        for (EntityModel<?> parent = model.parent(); parent != null; parent = parent.parent()) {
            if (parent.attribute(name) != null || parent.collection(name) != null) {
                declaring = parent;
            }
        }
        return new Place(declaring, name);
    }

    private ReadPlan child(
            ReadPlan plan,
            EntityModel<?> target,
            Place association,
            @Nullable List<FetchPlan> nested,
            Map<Place, ReadPlan> path) {
        ReadPlan child = new ReadPlan(target, plan.fetchesOnly());
        Map<Place, ReadPlan> longer = new HashMap<>(path);
        longer.put(association, child);
        fill(child, nested == null ? List.of() : nested, longer);
        return child;
    }

    /** What is fetched of one association, by however many plans. */
    private record Wanted(@Nullable Select<?> elements, List<FetchPlan> nested) {}

    private static Map<String, Wanted> byAttribute(EntityModel<?> model, List<FetchPlan> fetches) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (FetchPlan fetch : fetches) {
            FetchPlan plan = fromRoot(fetch);
            Attribute<?> association = plan.attribute();
            checkOwner(model, association);
            Wanted there = wanted.get(association.attribute());
            if (there != null && !Objects.equals(there.elements(), plan.elements())) {
                throw new IllegalArgumentException(
                        "\"" + association + "\" is fetched twice in one query, with different"
                                + " where(…), orderBy(…) or limit(…). One collection shows one of them: join the conditions by"
                                + " or(…), or write two queries.");
            }
            List<FetchPlan> nested = new ArrayList<>(there == null ? List.of() : there.nested());
            nested.addAll(plan.nested());
            wanted.put(association.attribute(), new Wanted(plan.elements(), nested));
        }
        return wanted;
    }

    private static void checkOwner(EntityModel<?> model, Attribute<?> association) {
        Class<?> owner = association.owner().javaType();
        boolean ofSubclass = model.isPolymorphic() && model.type().isAssignableFrom(owner);
        if (!owner.isAssignableFrom(model.type()) && !ofSubclass) {
            throw new IllegalArgumentException("fetch(" + association + ") leads from " + owner.getSimpleName()
                    + ", but it is asked of " + model.name() + ". Name an association of " + model.name()
                    + ", or nest it: fetch(….fetch(" + association + ")).");
        }
    }

    /** Turns a plan along a path ({@code comment.post().author()}) into nested plans of one association each. */
    private static FetchPlan fromRoot(FetchPlan fetch) {
        FetchPlan plan = fetch;
        for (EntityPath<?> owner = fetch.attribute().owner(); !owner.isRoot(); owner = owner.owner()) {
            plan = new FetchPlan(owner, List.of(plan));
        }
        return plan;
    }

    private static List<String> names(EntityModel<?> model) {
        List<String> names = new ArrayList<>();
        model.toOnes().forEach(attribute -> names.add(attribute.path()));
        model.collections().forEach(collection -> names.add(collection.name()));
        model.elements().forEach(collection -> names.add(collection.name()));
        return names;
    }
}
