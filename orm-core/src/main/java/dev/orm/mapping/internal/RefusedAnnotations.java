package dev.orm.mapping.internal;

import dev.orm.mapping.LifecycleEvent;
import dev.orm.mapping.MappingOf;
import dev.orm.mapping.ReadOnly;
import dev.orm.mapping.RenamedFrom;
import jakarta.persistence.Access;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AssociationOverrides;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what stands in jakarta.persistence annotations but is not mapped, so that nothing is ignored silently. */
public final class RefusedAnnotations {

    private static final String PACKAGE = "jakarta.persistence";
    private static final String OWN = "dev.orm.mapping";

    private static final Set<Class<? extends Annotation>> ON_CLASSES = Set.of(
            Entity.class,
            Table.class,
            Access.class,
            MappedSuperclass.class,
            EntityListeners.class,
            ExcludeSuperclassListeners.class,
            ExcludeDefaultListeners.class,
            Embeddable.class,
            IdClass.class,
            SequenceGenerator.class,
            SequenceGenerators.class,
            AttributeOverride.class,
            AttributeOverrides.class,
            AssociationOverride.class,
            AssociationOverrides.class,
            RenamedFrom.class,
            Inheritance.class,
            DiscriminatorColumn.class,
            DiscriminatorValue.class,
            PrimaryKeyJoinColumn.class,
            PrimaryKeyJoinColumns.class,
            SecondaryTable.class,
            SecondaryTables.class,
            MappingOf.class,
            ReadOnly.class,
            NamedNativeQuery.class,
            NamedNativeQueries.class);

    private static final Set<Class<? extends Annotation>> NAMED =
            Set.of(NamedNativeQuery.class, NamedNativeQueries.class);

    private static final Set<Class<? extends Annotation>> NEUTRAL = Set.of(Transient.class, Access.class);

    private static final Set<String> CALLBACKS = Stream.of(LifecycleEvent.values())
            .map(event -> "@" + event.annotation().getSimpleName())
            .collect(Collectors.toUnmodifiableSet());

    private static final String GENERATOR =
            "Use @GeneratedValue(strategy = GenerationType.SEQUENCE) with a @SequenceGenerator, or GenerationType.IDENTITY.";
    private static final String KEY = "Put @MapsId on the association, or @Id, and name its columns by @JoinColumn.";
    private static final String MAP = "Name an attribute of the target by @MapKey(name = ...), or use a List or a Set.";
    private static final String QUERY = "Write the query with the generated Q class, or as @Query of a repository.";

    private static final Map<String, String> MENDS = Map.ofEntries(
            Map.entry("CollectionTable", "It belongs to an @ElementCollection."),
            Map.entry("PrimaryKeyJoinColumn", KEY),
            Map.entry("PrimaryKeyJoinColumns", KEY),
            Map.entry("MapKey", "It is for a Map of an association to many."),
            Map.entry("MapKeyClass", MAP),
            Map.entry("MapKeyColumn", MAP),
            Map.entry("MapKeyEnumerated", MAP),
            Map.entry("MapKeyJoinColumn", MAP),
            Map.entry("MapKeyJoinColumns", MAP),
            Map.entry("MapKeyTemporal", MAP),
            Map.entry("OrderColumn", "It is for a List of an association to many, or of an @ElementCollection."),
            Map.entry("TableGenerator", GENERATOR),
            Map.entry("TableGenerators", GENERATOR),
            Map.entry("Temporal", "Declare the attribute as java.time.Instant, LocalDate or LocalTime."),
            Map.entry("Converts", "Put one @Convert on each attribute that needs it."),
            Map.entry("NamedQuery", QUERY),
            Map.entry("NamedQueries", QUERY),
            Map.entry("NamedStoredProcedureQuery", QUERY),
            Map.entry("NamedStoredProcedureQueries", QUERY),
            Map.entry("SqlResultSetMapping", "Select into a record."),
            Map.entry("SqlResultSetMappings", "Select into a record."),
            Map.entry("NamedEntityGraph", "Name what is to be loaded by fetch(...) of the query."),
            Map.entry("NamedEntityGraphs", "Name what is to be loaded by fetch(...) of the query."));

    private RefusedAnnotations() {}

    /**
     * Checks the annotations of a class.
     *
     * @param type the class
     * @param faults takes what is refused
     */
    public static void onClass(Class<?> type, Faults faults) {
        for (Annotation annotation : type.getDeclaredAnnotations()) {
            if (isPersistence(annotation) && !ON_CLASSES.contains(annotation.annotationType())) {
                faults.add(type, sentence(annotation));
            } else if (NAMED.contains(annotation.annotationType()) && type.isAnnotationPresent(Embeddable.class)) {
                faults.add(type, name(annotation) + " means nothing on an embedded class. Move it to an entity.");
            }
        }
    }

    /**
     * Checks the annotations of a persistent member.
     *
     * @param member the member
     * @param supported the annotations that mean something on it
     * @param place what it is, for the message: {@code a @ManyToOne}
     * @param faults takes what is refused
     */
    public static void onMember(
            Member member, Set<Class<? extends Annotation>> supported, String place, Faults faults) {
        for (Annotation annotation : member.element().getAnnotations()) {
            if (!isPersistence(annotation) || supported.contains(annotation.annotationType())) {
                continue;
            }
            if (MENDS.containsKey(annotation.annotationType().getSimpleName())) {
                faults.add(member, sentence(annotation));
            } else {
                faults.add(member, name(annotation) + " means nothing on " + place + ". Remove it.");
            }
        }
    }

    /**
     * Checks that only supported elements of an annotation are set.
     *
     * @param annotation the annotation
     * @param supported names of the elements that are mapped
     * @param sink takes a sentence for each other that is set
     */
    public static void elements(Annotation annotation, Set<String> supported, Consumer<String> sink) {
        Set<String> refused = new TreeSet<>();
        for (Method element : annotation.annotationType().getDeclaredMethods()) {
            if (!supported.contains(element.getName()) && !isDefault(annotation, element)) {
                refused.add(element.getName());
            }
        }
        for (String element : refused) {
            sink.accept(
                    name(annotation) + "(" + element + ") is not supported. Remove it" + elementMend(element) + ".");
        }
    }

    private static String elementMend(String element) {
        return switch (element) {
            case "columnDefinition" -> "; say length, precision, scale and nullable, which every database understands";
            case "catalog" -> "; name a schema, or connect to the other database";
            case "resultSetMapping", "entities", "classes", "columns" ->
                "; name what a row becomes by resultClass: an entity, a record whose components are called like the columns, or the"
                        + " class of the one value";
            case "hints" -> "; say how it is run where it is run, by options(...)";
            case "check" -> "; write it in @Table(check) or @Column(check), or in a migration";
            default -> "";
        };
    }

    private static boolean isDefault(Annotation annotation, Method element) {
        try {
            Object value = element.invoke(annotation);
            Object standard = element.getDefaultValue();
            return value instanceof Object[] array ? Arrays.equals(array, (Object[]) standard) : value.equals(standard);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(name(annotation) + " cannot be read.", e);
        }
    }

    /** Returns the first annotation of an element that maps something, with its at sign, or an empty text. */
    static String firstOn(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (isPersistence(annotation) && !NEUTRAL.contains(annotation.annotationType())) {
                return name(annotation);
            }
        }
        return "";
    }

    static boolean isCallback(String annotation) {
        return CALLBACKS.contains(annotation);
    }

    static String sentence(String annotation) {
        return annotation + " is not supported. " + MENDS.getOrDefault(annotation.substring(1), "Remove it.");
    }

    private static String sentence(Annotation annotation) {
        return sentence(name(annotation));
    }

    private static boolean isPersistence(Annotation annotation) {
        String origin = annotation.annotationType().getPackageName();
        return origin.equals(PACKAGE) || origin.equals(OWN);
    }

    private static String name(Annotation annotation) {
        return "@" + annotation.annotationType().getSimpleName();
    }
}
