package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Elements;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.MemberReader.Access;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Makes attributes of the members of an entity, and of the classes embedded in it. */
final class AttributeReader {

    private static final Map<String, String> REPLACEMENTS = Map.ofEntries(
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.util.Calendar", "java.time.Instant"),
            Map.entry("java.util.GregorianCalendar", "java.time.Instant"),
            Map.entry("java.sql.Timestamp", "java.time.Instant"),
            Map.entry("java.sql.Date", "java.time.LocalDate"),
            Map.entry("java.sql.Time", "java.time.LocalTime"),
            Map.entry("java.time.OffsetTime", "java.time.LocalTime"),
            Map.entry("java.util.TimeZone", "java.time.ZoneId"),
            Map.entry("java.net.URL", "java.net.URI"),
            Map.entry("java.sql.Clob", "String with @Lob"),
            Map.entry("java.sql.Blob", "byte[]"),
            Map.entry("char[]", "String"),
            Map.entry("java.lang.Character[]", "String"),
            Map.entry("java.lang.Byte[]", "byte[]"));

    private static final List<String> LAZY_FOR_NONE = List.of(
            "jakarta.persistence.Id",
            "jakarta.persistence.Version",
            "dev.orm.mapping.DatabaseValue",
            "dev.orm.mapping.SoftDelete",
            "dev.orm.mapping.TenantId");

    private final Compilation compilation;
    private final TypeElement entity;
    private final Access access;
    private final Faults faults;
    private final Visibility visibility;
    private final MemberReader memberReader;
    private final AssociationReader associations;
    private final Deque<TypeElement> embedding = new ArrayDeque<>();
    private int columns;

    AttributeReader(Compilation compilation, TypeElement entity, Access access, Faults faults) {
        this.compilation = compilation;
        this.entity = entity;
        this.access = access;
        this.faults = faults;
        this.visibility = new Visibility(compilation.elements(), entity);
        this.memberReader = new MemberReader(compilation);
        this.associations = new AssociationReader(compilation, entity, faults);
    }

    /** The attributes of the entity; those with a fault are left out. */
    List<Attribute> read(List<Member> members) {
        return read(members, "");
    }

    private List<Attribute> read(List<Member> members, String prefix) {
        List<Attribute> attributes = new ArrayList<>();
        for (Member member : members) {
            Attribute attribute = checkMember(member) ? read(member, prefix) : null;
            if (attribute != null) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    private boolean checkMember(Member member) {
        Element element = member.element();
        if (member.type().getKind() == TypeKind.TYPEVAR) {
            faults.add(
                    Fault.UNSUPPORTED_TYPE,
                    element,
                    "its type " + member.type() + " stands for nothing in " + entity.getSimpleName() + ".",
                    "Let the subclass say what it is: extends "
                            + member.declaring().getSimpleName() + "<Long>.");
            return false;
        }
        if (!visibility.canName(compilation.types().erasure(member.type()))) {
            faults.add(
                    Fault.HIDDEN_TYPE,
                    element,
                    "generated code in the package of the entity cannot use its type " + member.type() + ".",
                    "Make the type public, or visible in the package if it stands there.");
            return false;
        }
        if (member.isField() && !member.isComponent() && isFinal(member)) {
            faults.add(
                    Fault.FINAL_FIELD,
                    element,
                    "the field is final and cannot be set when a row is read.",
                    "Remove final, or mark it @Transient.");
            return false;
        }
        if (!member.isField() && member.setter() == null && !lombokSets(member)) {
            faults.add(
                    Fault.NO_SETTER,
                    element,
                    "the property " + member.name() + " has a getter but no setter.",
                    "Add the setter, or mark the getter @Transient if the value is computed.");
            return false;
        }
        return true;
    }

    private static boolean isFinal(Member member) {
        return member.element().getModifiers().contains(Modifier.FINAL) || Lombok.makesFinal(member.declaring());
    }

    private static boolean lombokSets(Member member) {
        String setter = MemberReader.setterName((ExecutableElement) member.element());
        return Lombok.accessors(member.declaring()).stream()
                .anyMatch(generated -> generated.kind() == Lombok.Kind.SETTER
                        && generated.name().equals(setter)
                        && !generated.isPrivate());
    }

    private @Nullable Attribute read(Member member, String prefix) {
        Element element = member.element();
        boolean mapped = Annotations.isMappedOne(element);
        boolean toOne = !mapped && (Annotations.has(element, "ManyToOne") || Annotations.has(element, "OneToOne"));
        boolean toMany = mapped || Annotations.has(element, "OneToMany") || Annotations.has(element, "ManyToMany");
        boolean isId = Annotations.has(element, "Id") || Annotations.has(element, "EmbeddedId");
        boolean elements = Annotations.has(element, "ElementCollection");
        if ((toOne || toMany || elements || isId) && !prefix.isEmpty()) {
            faults.add(
                    Fault.INSIDE_EMBEDDABLE,
                    element,
                    "an embeddable class cannot hold an association, an @ElementCollection or an id.",
                    "Declare it in the entity itself.");
            return null;
        }
        if (toOne) {
            return associations.toOne(member, columns++);
        }
        if (toMany) {
            return mapped ? associations.mappedOne(member) : associations.toMany(member);
        }
        if (elements) {
            return elements(member);
        }
        TypeElement type = compilation.classOf(member.type());
        if (type != null && Annotations.has(type, "Embeddable")
                || Annotations.has(element, "Embedded")
                || Annotations.has(element, "EmbeddedId")) {
            return embedded(member, type, prefix + member.name());
        }
        return basic(member, prefix + member.name());
    }

    /** The attributes of an element have columns in another table, and no number in the accessor. */
    private @Nullable Attribute elements(Member member) {
        Elements elements = associations.elements(member);
        TypeElement type = elements == null ? null : compilation.classOf(elements.element());
        if (elements == null || type == null || !Annotations.has(type, "Embeddable")) {
            return elements;
        }
        int before = columns;
        Attribute embedded = embedded(member, type, member.name());
        columns = before;
        return embedded == null ? null : elements.of((Embedded) embedded);
    }

    private @Nullable Attribute basic(Member member, String path) {
        AnnotationMirror convert = Annotations.find(member.element(), "Convert");
        boolean converted = convert != null && !Annotations.flag(convert, "disableConversion", false)
                || Annotations.named(member.element(), "dev.orm.mapping.JsonColumn") != null;
        TypeElement type = compilation.classOf(member.type());
        if (!converted && !checkBasic(member, type)) {
            return null;
        }
        boolean isEnum = type != null && type.getKind() == ElementKind.ENUM;
        TypeName name = member.typeName();
        return new Basic(
                member,
                columns++,
                path,
                ValueType.of(name, isEnum, converted),
                isLazy(member, path),
                isComputed(member, path));
    }

    private boolean isComputed(Member member, String path) {
        if (Annotations.named(member.element(), "dev.orm.mapping.Computed") == null) {
            return false;
        }
        String name = member.name();
        boolean isKnown = ElementFilter.methodsIn(entity.getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals(name)
                        && method.getModifiers().contains(Modifier.STATIC)
                        && !method.getModifiers().contains(Modifier.PRIVATE)
                        && method.getParameters().size() == 1);
        if (path.contains(".")) {
            faults.add(
                    Fault.COMPUTED_ATTRIBUTE,
                    member.element(),
                    "it is @Computed in an embedded class.",
                    "Declare it in the entity itself.");
        } else if (!isKnown) {
            faults.add(
                    Fault.COMPUTED_ATTRIBUTE,
                    member.element(),
                    "it is @Computed, but nothing says how.",
                    "Write it in the entity: static Expression<"
                            + simple(member.typeName().box()) + "> " + name + "(Q"
                            + entity.getSimpleName() + " path).");
        }
        return true;
    }

    private static String simple(TypeName type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private boolean isLazy(Member member, String path) {
        AnnotationMirror basic = Annotations.find(member.element(), "Basic");
        if (basic == null || !Annotations.constant(basic, "fetch", "EAGER").equals("LAZY")) {
            return false;
        }
        String obstacle = new References(compilation, entity).obstacle();
        if (path.contains(".")) {
            refuseLazy(member, "it is in an embedded class.", "Declare it in the entity itself, or leave LAZY out.");
        } else if (!member.isField()) {
            refuseLazy(
                    member,
                    "it is read through its getter, which would load it.",
                    "Map the field: put the annotations there, with @Access(AccessType.FIELD).");
        } else if (LAZY_FOR_NONE.stream().anyMatch(name -> Annotations.named(member.element(), name) != null)) {
            refuseLazy(
                    member,
                    "the session needs its value whenever it has the object, or the database makes it.",
                    "Leave LAZY out.");
        } else if (obstacle != null) {
            faults.add(
                    Fault.NO_REFERENCE,
                    member.element(),
                    "it is LAZY, but no " + entity.getSimpleName() + " can wait to read it: " + obstacle + ".",
                    "Mend that, or leave LAZY out.");
        } else {
            return true;
        }
        return false;
    }

    private void refuseLazy(Member member, String why, String mend) {
        faults.add(Fault.LAZY_ATTRIBUTE, member.element(), "it is LAZY, but " + why, mend);
    }

    private boolean checkBasic(Member member, @Nullable TypeElement type) {
        Element element = member.element();
        String shown = shown(member.type());
        if (type != null && Annotations.has(type, "Entity")) {
            faults.add(
                    Fault.UNSUPPORTED_TYPE,
                    element,
                    "it holds the entity " + type.getSimpleName() + " but is no association.",
                    "Put @ManyToOne on it, or @Transient.");
            return false;
        }
        if (isArray(member.type())) {
            return true;
        }
        if (compilation.isA(member.type(), "java.util.Collection") || compilation.isA(member.type(), "java.util.Map")) {
            faults.add(
                    Fault.UNSUPPORTED_TYPE,
                    element,
                    "a " + shown + " has no column.",
                    "Put @OneToMany or @ManyToMany on it, @JsonColumn, a converter by @Convert, or mark it @Transient.");
            return false;
        }
        String replacement = REPLACEMENTS.get(shown);
        boolean unknownArray = member.type().getKind() == TypeKind.ARRAY && !shown.equals("byte[]");
        boolean shapeless = shown.equals("java.lang.Object") || shown.equals("java.util.Optional");
        if (replacement != null || unknownArray || shapeless) {
            faults.add(
                    Fault.UNSUPPORTED_TYPE,
                    element,
                    "nothing stores a " + shown + ".",
                    (replacement == null ? "Use" : "Use " + replacement + ",")
                            + " an AttributeConverter named by @Convert, or mark it @Transient.");
            return false;
        }
        return true;
    }

    /** Whether it is a list or an array of what has a column of its own; the mapping knows which types have. */
    private boolean isArray(TypeMirror type) {
        TypeMirror element = null;
        if (type instanceof ArrayType array && !REPLACEMENTS.containsKey(shown(type))) {
            element = array.getComponentType();
        } else if (type instanceof DeclaredType list
                && shown(type).equals("java.util.List")
                && list.getTypeArguments().size() == 1) {
            element = list.getTypeArguments().get(0);
        }
        TypeElement known = element == null ? null : compilation.classOf(element);
        return known != null
                && !Annotations.has(known, "Entity")
                && !compilation.isA(known.asType(), "java.util.Collection")
                && !compilation.isA(known.asType(), "java.util.Map");
    }

    private String shown(TypeMirror type) {
        return TypeName.get(compilation.types().erasure(type)).toString();
    }

    private void checkComponents(TypeElement type) {
        if (Annotations.has(type, "Access")) {
            faults.add(
                    Fault.MISPLACED_ANNOTATION,
                    type,
                    "it has @Access, but a record is read by its components.",
                    "Remove it.");
        }
        for (RecordComponentElement component : ElementFilter.recordComponentsIn(type.getEnclosedElements())) {
            Element field = ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                    .filter(each -> each.getSimpleName().equals(component.getSimpleName()))
                    .findFirst()
                    .orElseThrow();
            if (Annotations.has(field, "Transient")) {
                faults.add(
                        Fault.MISPLACED_ANNOTATION,
                        field,
                        "it is a component of a record, which cannot be made without it.",
                        "Remove @Transient, or make it a method.");
            } else if (!Annotations.persistence(field).containsAll(Annotations.persistence(component.getAccessor()))) {
                faults.add(
                        Fault.MISPLACED_ANNOTATION,
                        component.getAccessor(),
                        "it is the accessor of a record and has a mapping annotation.",
                        "Move the annotation to the component.");
            }
        }
    }

    private @Nullable Attribute embedded(Member member, @Nullable TypeElement type, String path) {
        Element element = member.element();
        if (type == null || !Annotations.has(type, "Embeddable")) {
            faults.add(
                    Fault.NOT_EMBEDDABLE,
                    element,
                    "it is " + (Annotations.has(element, "EmbeddedId") ? "@EmbeddedId" : "@Embedded")
                            + ", but its type " + member.type() + " is no @Embeddable class.",
                    "Put @Embeddable on the class.");
            return null;
        }
        if (embedding.contains(type)) {
            faults.add(
                    Fault.EMBEDDED_IN_ITSELF,
                    element,
                    "the class " + type.getSimpleName() + " is embedded in itself.",
                    "Make it an entity and refer to it by @ManyToOne.");
            return null;
        }
        boolean isRecord = type.getKind() == ElementKind.RECORD;
        Construction construction =
                isRecord ? new Construction(ClassName.get(type), true) : new Constructors(compilation, entity).of(type);
        if (construction == null
                || !isRecord && type.getKind() != ElementKind.CLASS
                || !type.getTypeParameters().isEmpty()) {
            faults.add(
                    Fault.NOT_EMBEDDABLE,
                    element,
                    "objects of its class " + type.getSimpleName() + " cannot be made.",
                    "Make it a class without type parameters that is not abstract and has a constructor without arguments,"
                            + " or a record.");
            return null;
        }
        for (TypeElement each : memberReader.mappedLineage(type)) {
            RefusedAnnotations.check(each, faults);
        }
        if (isRecord) {
            checkComponents(type);
        }
        embedding.push(type);
        List<Attribute> parts = read(memberReader.read(type, access), path + ".");
        embedding.pop();
        return new Embedded(member, path, type, construction, parts);
    }
}
