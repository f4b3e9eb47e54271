package dev.orm.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields or properties that hold the attributes of a class: according to where {@code @Id}
 * stands and what {@code @Access} says. Those of superclasses, mapped ones and entities, come first; in each class fields in the order of the source,
 * then properties by name, which is the order that the mapping finds by reflection.
 */
final class MemberReader {

    /** Where the attributes of a class are read. */
    enum Access {
        FIELD,
        PROPERTY
    }

    /** Annotations that may stand on any method or field whatever the access. */
    private static final Set<String> ANYWHERE = Set.of(
            "PrePersist",
            "PostPersist",
            "PreUpdate",
            "PostUpdate",
            "PreRemove",
            "PostRemove",
            "PostLoad",
            "Transient",
            "Access");

    private final Compilation compilation;

    MemberReader(Compilation compilation) {
        this.compilation = compilation;
    }

    /** The classes whose attributes belong to an entity or embeddable, topmost first. */
    List<TypeElement> mappedLineage(TypeElement type) {
        return compilation.lineage(type).stream()
                .filter(each -> each.equals(type)
                        || Annotations.has(each, "Entity")
                        || Annotations.has(each, "MappedSuperclass")
                        || Annotations.has(each, "Embeddable"))
                .toList();
    }

    /** The access of an entity and of its mapped superclasses and embedded classes, unless they say otherwise. */
    Access accessOf(TypeElement entity) {
        for (TypeElement type : compilation.lineage(entity)) {
            if (ElementFilter.fieldsIn(type.getEnclosedElements()).stream().anyMatch(MemberReader::isId)) {
                return Access.FIELD;
            }
            if (ElementFilter.methodsIn(type.getEnclosedElements()).stream().anyMatch(MemberReader::isId)) {
                return Access.PROPERTY;
            }
        }
        Access declared = declaredAccess(entity);
        return declared == null ? Access.FIELD : declared;
    }

    private static boolean isId(Element member) {
        return Annotations.has(member, "Id") || Annotations.has(member, "EmbeddedId");
    }

    private static @Nullable Access declaredAccess(Element element) {
        AnnotationMirror mirror = Annotations.find(element, "Access");
        return mirror == null ? null : Access.valueOf(Annotations.constant(mirror, "value", "FIELD"));
    }

    /** The members of a class and of its mapped superclasses. */
    List<Member> read(TypeElement type, Access inherited) {
        List<Member> members = new ArrayList<>();
        for (TypeElement each : mappedLineage(type)) {
            readClass(each, type, inherited, members);
        }
        return members;
    }

    private void readClass(TypeElement type, TypeElement root, Access inherited, List<Member> members) {
        if (type.getKind() == ElementKind.RECORD) {
            ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                    .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                    .forEach(field -> members.add(field(root, type, field)));
            return;
        }
        Access declared = declaredAccess(type);
        Access access = declared == null ? inherited : declared;
        TreeMap<String, ExecutableElement> getters = getters(type);
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            ExecutableElement getter = getters.get(field.getSimpleName().toString());
            boolean replaced = getter != null && declaredAccess(getter) != null && declaredAccess(field) == null;
            if (isPersistent(field, access, Access.FIELD) && !replaced) {
                members.add(field(root, type, field));
            }
        }
        getters.forEach((name, getter) -> {
            if (isPersistent(getter, access, Access.PROPERTY) && !isKnown(getter, name, type, members)) {
                members.add(property(root, name, getter));
            }
        });
    }

    /** A getter without annotations that overrides one, or reads a field that is mapped, is no attribute of its own. */
    private static boolean isKnown(ExecutableElement getter, String name, TypeElement type, List<Member> members) {
        boolean plain = Annotations.persistence(getter).stream()
                .allMatch(annotation -> annotation.equals("Transient") || annotation.equals("Access"));
        return plain
                && members.stream()
                        .anyMatch(member -> member.name().equals(name)
                                && (!member.isField() || member.declaring().equals(type)));
    }

    private static TreeMap<String, ExecutableElement> getters(TypeElement type) {
        TreeMap<String, ExecutableElement> getters = new TreeMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            String name = propertyName(method);
            if (name != null && !method.getModifiers().contains(Modifier.STATIC)) {
                getters.put(name, method);
            }
        }
        return getters;
    }

    private static boolean isPersistent(Element member, Access ofClass, Access ofMember) {
        Set<Modifier> modifiers = member.getModifiers();
        if (modifiers.contains(Modifier.STATIC)
                || modifiers.contains(Modifier.TRANSIENT)
                || Annotations.has(member, "Transient")) {
            return false;
        }
        Access declared = declaredAccess(member);
        return declared == null ? ofClass == ofMember : declared == ofMember;
    }

    private Member field(TypeElement root, TypeElement type, VariableElement field) {
        TypeMirror resolved = compilation.types().asMemberOf((DeclaredType) root.asType(), field);
        return new Member(field.getSimpleName().toString(), root, type, field, resolved, erased(field.asType()), null);
    }

    private Member property(TypeElement root, String name, ExecutableElement getter) {
        DeclaredType holder = (DeclaredType) root.asType();
        TypeMirror resolved = ((ExecutableType) compilation.types().asMemberOf(holder, getter)).getReturnType();
        TypeElement declaring = (TypeElement) getter.getEnclosingElement();
        return new Member(
                name, root, declaring, getter, resolved, erased(getter.getReturnType()), setter(root, getter));
    }

    private @Nullable ExecutableElement setter(TypeElement root, ExecutableElement getter) {
        String name = setterName(getter);
        TypeName type = erased(getter.getReturnType());
        for (TypeElement each = root; each != null; each = compilation.superclass(each)) {
            for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
                if (method.getSimpleName().contentEquals(name)
                        && !method.getModifiers().contains(Modifier.STATIC)
                        && method.getParameters().size() == 1
                        && erased(method.getParameters().get(0).asType()).equals(type)) {
                    return method;
                }
            }
        }
        return null;
    }

    static String setterName(ExecutableElement getter) {
        String name = getter.getSimpleName().toString();
        return "set" + name.substring(name.startsWith("is") ? 2 : 3);
    }

    private TypeName erased(TypeMirror type) {
        return TypeName.get(compilation.types().erasure(type));
    }

    /** The property that a method is the getter of, or null. */
    static @Nullable String propertyName(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        TypeKind result = method.getReturnType().getKind();
        if (!method.getParameters().isEmpty() || result == TypeKind.VOID) {
            return null;
        }
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") && result == TypeKind.BOOLEAN ? 2 : 0;
        boolean isGetter = prefix > 0 && name.length() > prefix && !Character.isLowerCase(name.charAt(prefix));
        return isGetter ? Names.decapitalised(name.substring(prefix)) : null;
    }

    /** Members that carry a mapping annotation where it is not read. */
    List<Element> misplaced(TypeElement type, Access inherited) {
        List<Element> found = new ArrayList<>();
        List<Member> members = read(type, inherited);
        for (TypeElement each : mappedLineage(type)) {
            for (Element member : each.getEnclosedElements()) {
                boolean isMember = member instanceof VariableElement || member instanceof ExecutableElement;
                if (isMember
                        && !Annotations.has(member, "Transient")
                        && members.stream().noneMatch(known -> known.element().equals(member))
                        && Annotations.persistence(member).stream().anyMatch(name -> !ANYWHERE.contains(name))) {
                    found.add(member);
                }
            }
        }
        return found;
    }
}
