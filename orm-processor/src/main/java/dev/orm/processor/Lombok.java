package dev.orm.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Foretells what Lombok will add to a class. Lombok changes the classes of the round in which other processors see them, so
 * that they cannot see what it adds. Settings of {@code lombok.config} are not known here.
 */
final class Lombok {

    /** What Lombok will generate for a field. */
    enum Kind {
        GETTER,
        SETTER
    }

    /**
     * A method that Lombok will generate.
     *
     * @param kind getter or setter
     * @param field the field that it reads or writes
     * @param name its name
     * @param access {@code PUBLIC}, {@code PROTECTED}, {@code PACKAGE}, {@code MODULE} or {@code PRIVATE}
     * @param returnsThis whether it is a setter that returns its object
     */
    record Generated(Kind kind, VariableElement field, String name, String access, boolean returnsThis) {

        boolean isPrivate() {
            return access.equals("PRIVATE");
        }
    }

    /** A no-argument constructor that Lombok generates, or that it does away with. */
    enum NoArgsConstructor {
        NOT_TOUCHED,
        VISIBLE,
        PRIVATE,
        REMOVED
    }

    private static final String PACKAGE = "lombok.";
    private static final Set<String> WHOLE_CLASS = Set.of("Data", "Value");

    private Lombok() {}

    /** The getters and setters that Lombok will add to a class. */
    static List<Generated> accessors(TypeElement type) {
        List<Generated> generated = new ArrayList<>();
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getModifiers().contains(Modifier.STATIC)
                    || field.getSimpleName().toString().startsWith("$")) {
                continue;
            }
            for (Kind kind : Kind.values()) {
                Generated accessor = accessor(type, field, kind);
                if (accessor != null && !hasMethod(type, accessor.name())) {
                    generated.add(accessor);
                }
            }
        }
        return generated;
    }

    private static @Nullable Generated accessor(TypeElement type, VariableElement field, Kind kind) {
        if (kind == Kind.SETTER && field.getModifiers().contains(Modifier.FINAL)) {
            return null;
        }
        String annotation = kind == Kind.GETTER ? "Getter" : "Setter";
        AnnotationMirror mirror = find(field, annotation);
        if (mirror == null) {
            mirror = find(type, annotation);
        }
        if (mirror == null && !WHOLE_CLASS.stream().anyMatch(name -> has(type, name))) {
            return null;
        }
        String access = mirror == null ? "PUBLIC" : Annotations.constant(mirror, "value", "PUBLIC");
        if (access.equals("NONE")) {
            return null;
        }
        boolean fluent = style(type, field, "fluent", false);
        boolean chain = style(type, field, "chain", fluent);
        return new Generated(kind, field, accessorName(field, kind, fluent), access, kind == Kind.SETTER && chain);
    }

    private static String accessorName(VariableElement field, Kind kind, boolean fluent) {
        String name = field.getSimpleName().toString();
        boolean primitiveBoolean = field.asType().getKind() == TypeKind.BOOLEAN;
        if (primitiveBoolean && name.length() > 2 && name.startsWith("is") && !Character.isLowerCase(name.charAt(2))) {
            name = fluent ? name : name.substring(2);
        }
        if (fluent) {
            return name;
        }
        String prefix = kind == Kind.SETTER ? "set" : primitiveBoolean ? "is" : "get";
        return prefix + Names.capitalised(name);
    }

    private static boolean style(TypeElement type, VariableElement field, String member, boolean otherwise) {
        AnnotationMirror onType = Annotations.named(type, PACKAGE + "experimental.Accessors");
        AnnotationMirror onField = Annotations.named(field, PACKAGE + "experimental.Accessors");
        boolean ofType = onType == null ? otherwise : Annotations.flag(onType, member, otherwise);
        return onField == null ? ofType : Annotations.flag(onField, member, ofType);
    }

    /** Names of the methods of {@code Object} that Lombok will override. */
    static List<String> objectMethods(TypeElement type) {
        boolean whole = WHOLE_CLASS.stream().anyMatch(name -> has(type, name));
        List<String> names = new ArrayList<>();
        if ((whole || has(type, "ToString")) && !hasMethod(type, "toString")) {
            names.add("toString");
        }
        if ((whole || has(type, "EqualsAndHashCode")) && !hasMethod(type, "equals") && !hasMethod(type, "hashCode")) {
            names.add("equals");
            names.add("hashCode");
        }
        return names;
    }

    /**
     * What Lombok does about the constructor without arguments.
     *
     * @param type the class
     * @param hasWritten whether the source has any constructor
     * @return what it does
     */
    static NoArgsConstructor noArgsConstructor(TypeElement type, boolean hasWritten) {
        AnnotationMirror noArgs = find(type, "NoArgsConstructor");
        if (noArgs != null) {
            return access(noArgs);
        }
        boolean builder = has(type, "Builder") && !hasWritten;
        if (has(type, "AllArgsConstructor") || builder || superBuilder(type)) {
            return NoArgsConstructor.REMOVED;
        }
        AnnotationMirror required = find(type, "RequiredArgsConstructor");
        boolean whole = WHOLE_CLASS.stream().anyMatch(name -> has(type, name)) && !hasWritten;
        if (required != null || whole) {
            boolean needsArguments = instanceFields(type).anyMatch(Lombok::isRequired);
            if (needsArguments) {
                return NoArgsConstructor.REMOVED;
            }
            return required == null ? NoArgsConstructor.VISIBLE : access(required);
        }
        return NoArgsConstructor.NOT_TOUCHED;
    }

    private static NoArgsConstructor access(AnnotationMirror mirror) {
        boolean isPrivate = Annotations.constant(mirror, "access", "PUBLIC").equals("PRIVATE")
                || !Annotations.text(mirror, "staticName").isEmpty();
        return isPrivate ? NoArgsConstructor.PRIVATE : NoArgsConstructor.VISIBLE;
    }

    private static boolean superBuilder(TypeElement type) {
        return Annotations.named(type, PACKAGE + "experimental.SuperBuilder") != null;
    }

    private static Stream<VariableElement> instanceFields(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC));
    }

    private static boolean isRequired(VariableElement field) {
        // Whether a field has an initial value cannot be asked; a final field with one is rare in an entity.
        return field.getModifiers().contains(Modifier.FINAL) && field.getConstantValue() == null
                || has(field, "NonNull");
    }

    /** Whether {@code @Value} makes the class and its fields final. */
    static boolean makesFinal(TypeElement type) {
        return has(type, "Value");
    }

    private static boolean hasMethod(TypeElement type, String name) {
        return type.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.METHOD)
                .map(ExecutableElement.class::cast)
                .anyMatch(method -> method.getSimpleName().toString().equalsIgnoreCase(name));
    }

    private static boolean has(Element element, String simpleName) {
        return find(element, simpleName) != null;
    }

    private static @Nullable AnnotationMirror find(Element element, String simpleName) {
        return Annotations.named(element, PACKAGE + simpleName);
    }
}
