package dev.orm.processor;

import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Refuses the annotations of jakarta.persistence that are not mapped, so that nothing is ignored silently. */
final class Annotated {

    private static final String INHERITANCE =
            "Share attributes through a @MappedSuperclass, and give every entity a table of its own.";
    private static final String KEY =
            "Give the entity one id attribute, and a @UniqueConstraint over the columns that identify it otherwise.";
    private static final String ELEMENT = "Make an entity of the element and use @OneToMany(mappedBy = ...).";
    private static final String SECOND_TABLE = "Make an entity of the second table and refer to it.";
    private static final String MAP = "Use a List or a Set.";
    private static final String CALLBACK = "Do the work where the entity is made or changed.";
    private static final Set<String> CALLBACKS = Set.of(
            "PrePersist",
            "PostPersist",
            "PreUpdate",
            "PostUpdate",
            "PreRemove",
            "PostRemove",
            "PostLoad",
            "EntityListeners");

    private record Refusal(Fault fault, String mend) {}

    private static final Map<String, Refusal> REFUSED = Map.ofEntries(
            Map.entry("EmbeddedId", new Refusal(Fault.COMPOSITE_ID, KEY)),
            Map.entry("IdClass", new Refusal(Fault.COMPOSITE_ID, KEY)),
            Map.entry("MapsId", new Refusal(Fault.COMPOSITE_ID, KEY)),
            Map.entry("PrimaryKeyJoinColumn", new Refusal(Fault.COMPOSITE_ID, KEY)),
            Map.entry("ElementCollection", new Refusal(Fault.ELEMENT_COLLECTION, ELEMENT)),
            Map.entry("CollectionTable", new Refusal(Fault.ELEMENT_COLLECTION, ELEMENT)),
            Map.entry(
                    "OneToOne",
                    new Refusal(
                            Fault.ONE_TO_ONE,
                            "Use @ManyToOne with @JoinColumn(unique = true) on the side that has the foreign key.")),
            Map.entry("Inheritance", new Refusal(Fault.INHERITANCE, INHERITANCE)),
            Map.entry("DiscriminatorColumn", new Refusal(Fault.INHERITANCE, INHERITANCE)),
            Map.entry("DiscriminatorValue", new Refusal(Fault.INHERITANCE, INHERITANCE)),
            Map.entry("SecondaryTable", new Refusal(Fault.UNSUPPORTED_ANNOTATION, SECOND_TABLE)),
            Map.entry("SecondaryTables", new Refusal(Fault.UNSUPPORTED_ANNOTATION, SECOND_TABLE)),
            Map.entry("MapKey", new Refusal(Fault.UNSUPPORTED_ANNOTATION, MAP)),
            Map.entry("MapKeyColumn", new Refusal(Fault.UNSUPPORTED_ANNOTATION, MAP)),
            Map.entry("MapKeyJoinColumn", new Refusal(Fault.UNSUPPORTED_ANNOTATION, MAP)),
            Map.entry(
                    "OrderColumn",
                    new Refusal(
                            Fault.UNSUPPORTED_ANNOTATION,
                            "Use @OrderBy with an attribute of the target that holds the position.")),
            Map.entry(
                    "Temporal",
                    new Refusal(
                            Fault.UNSUPPORTED_ANNOTATION,
                            "Declare the attribute as java.time.Instant, LocalDate or LocalTime.")));

    private Annotated() {}

    /** Refuses annotations of a class and of the methods and fields that are declared in it. */
    static void check(TypeElement type, Faults faults) {
        checkOne(type, faults);
        type.getEnclosedElements().stream()
                .filter(member ->
                        !member.getKind().isClass() && !member.getKind().isInterface())
                .forEach(member -> checkOne(member, faults));
    }

    private static void checkOne(Element element, Faults faults) {
        for (String name : Annotations.persistence(element)) {
            Refusal refusal = REFUSED.get(name);
            if (refusal != null) {
                faults.add(refusal.fault(), element, "@" + name + " is not supported.", refusal.mend());
            } else if (CALLBACKS.contains(name)) {
                faults.add(Fault.UNSUPPORTED_ANNOTATION, element, "@" + name + " is not supported.", CALLBACK);
            }
        }
    }

    /** Whether a member carries an annotation for which there is a fault already, so that no second one is reported. */
    static boolean isRefused(Element member) {
        return Annotations.persistence(member).stream().anyMatch(REFUSED::containsKey);
    }
}
