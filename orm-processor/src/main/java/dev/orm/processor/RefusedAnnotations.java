package dev.orm.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Refuses the annotations of jakarta.persistence that are not mapped, so that nothing is ignored silently. */
final class RefusedAnnotations {

    private record Refusal(Fault fault, String mend) {}

    private static final Map<String, Refusal> REFUSED = refused();

    private RefusedAnnotations() {}

    private static Map<String, Refusal> refused() {
        Map<String, Refusal> refused = new HashMap<>();
        put(
                refused,
                Fault.COMPOSITE_ID,
                "Put @MapsId on the association, or @Id, and name its columns by @JoinColumn.",
                "PrimaryKeyJoinColumn PrimaryKeyJoinColumns");
        put(
                refused,
                "Name an attribute of the target by @MapKey(name = ...), or use a List or a Set.",
                "MapKeyClass MapKeyJoinColumn MapKeyJoinColumns MapKeyTemporal");
        put(
                refused,
                "Use @GeneratedValue(strategy = GenerationType.SEQUENCE) with a @SequenceGenerator, or GenerationType.IDENTITY.",
                "TableGenerator TableGenerators");
        put(
                refused,
                "Write the query with the generated Q class, or as @Query of a repository.",
                "NamedQuery NamedQueries NamedStoredProcedureQuery NamedStoredProcedureQueries");
        put(refused, "Name what is to be loaded by fetch(...) of the query.", "NamedEntityGraph NamedEntityGraphs");
        put(refused, "Select into a record.", "SqlResultSetMapping SqlResultSetMappings");
        put(refused, "Declare the attribute as java.time.Instant, LocalDate or LocalTime.", "Temporal");
        put(refused, "Put one @Convert on each attribute that needs it.", "Converts");
        return Map.copyOf(refused);
    }

    private static void put(Map<String, Refusal> refused, String mend, String names) {
        put(refused, Fault.UNSUPPORTED_ANNOTATION, mend, names);
    }

    private static void put(Map<String, Refusal> refused, Fault fault, String mend, String names) {
        for (String name : names.split(" ")) {
            refused.put(name, new Refusal(fault, mend));
        }
    }

    private static final List<String> LISTS = List.of("ElementCollection", "OneToMany", "ManyToMany");

    /** Refuses annotations of a class and of the methods and fields that are declared in it. */
    static void check(TypeElement type, Faults faults) {
        checkOne(type, faults);
        type.getEnclosedElements().stream()
                .filter(member ->
                        !member.getKind().isClass() && !member.getKind().isInterface())
                .forEach(member -> checkOne(member, faults));
    }

    private static void checkOne(Element element, Faults faults) {
        if (Annotations.has(element, "OrderColumn")
                && LISTS.stream().noneMatch(list -> Annotations.has(element, list))) {
            faults.add(
                    Fault.UNSUPPORTED_ANNOTATION,
                    element,
                    "@OrderColumn is for a List of an association to many, or of an @ElementCollection.",
                    "Remove it, or say what the list is.");
        }
        for (String name : Annotations.persistence(element)) {
            Refusal refusal = REFUSED.get(name);
            if (refusal != null && !(element.getKind().isClass() && refusal.fault() == Fault.COMPOSITE_ID)) {
                faults.add(refusal.fault(), element, "@" + name + " is not supported.", refusal.mend());
            }
        }
    }

    /** Whether a member has any of these annotations, so that no second fault is reported for it. */
    static boolean areOn(Element member) {
        return Annotations.persistence(member).stream().anyMatch(REFUSED::containsKey);
    }
}
