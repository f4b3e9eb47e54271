package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.MemberReader.Access;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads an entity class and reports everything that is wrong with it. */
final class EntityReader {

    private static final Set<String> ID_TYPES = Set.of(
            "java.lang.Long",
            "java.lang.Integer",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.String",
            "java.util.UUID",
            "java.math.BigInteger",
            "java.time.LocalDate");
    private static final Set<String> SOFT_DELETE_TYPES = Set.of("boolean", "java.time.Instant");
    private static final Set<String> TENANT_TYPES =
            Set.of("java.lang.String", "java.util.UUID", "java.lang.Long", "java.lang.Integer");
    private static final Set<String> VERSION_TYPES = Set.of("java.lang.Integer", "java.lang.Long", "java.time.Instant");

    private final Compilation compilation;
    private final TypeElement element;
    private final Faults faults;
    private final MemberReader memberReader;

    EntityReader(Compilation compilation, TypeElement element, Faults faults) {
        this.compilation = compilation;
        this.element = element;
        this.faults = faults;
        this.memberReader = new MemberReader(compilation);
    }

    Entity read() {
        if (element.getKind() != ElementKind.CLASS) {
            refuseKind();
            Construction none = new Construction(ClassName.get(element), false);
            return new Entity(element, Visibility.isPublic(element), List.of(), List.of(), none, null);
        }
        checkClass();
        Access access = memberReader.accessOf(element);
        List<Member> members = memberReader.read(element, access);
        for (TypeElement type : memberReader.mappedLineage(element)) {
            RefusedAnnotations.check(type, faults);
        }
        checkMisplaced(access);
        checkNames(members);
        checkColumns(members);
        checkVersion(members);
        checkRowFilters(members);
        AttributeReader attributes = new AttributeReader(compilation, element, access, faults);
        List<Attribute> read = attributes.read(members);
        List<Attribute> ids = ids(members, read);
        TypeElement described = compilation.described(element);
        if (described != element) {
            Construction none = new Construction(ClassName.get(described), false);
            return new Entity(element, Visibility.isPublic(described), read, ids, none, References.DESCRIBED);
        }
        Construction construction = new Constructors(compilation, element).of(element);
        if (construction == null) {
            if (!element.getModifiers().contains(Modifier.ABSTRACT)) {
                faults.add(
                        Fault.NO_CONSTRUCTOR,
                        element,
                        "it has no constructor without arguments, by which objects are made when rows are read.",
                        "Add one; it may be protected.");
            }
            construction = new Construction(ClassName.get(element), false);
        }
        String obstacle = new References(compilation, element).obstacle();
        return new Entity(element, Visibility.isPublic(element), read, ids, construction, obstacle);
    }

    private void refuseKind() {
        String kind = element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        faults.add(
                Fault.NOT_A_CLASS,
                element,
                "an entity must be a class, not a" + (kind.matches("[aeiou].*") ? "n " : " ") + kind + ".",
                "Write a class with a constructor without arguments.");
    }

    private void checkClass() {
        if (isInner(element)) {
            faults.add(
                    Fault.INNER_CLASS,
                    element,
                    "an entity must not be an inner class.",
                    "Make it static, or move it to a file of its own.");
        }
        if (Visibility.isPrivate(element)) {
            faults.add(
                    Fault.PRIVATE_CLASS,
                    element,
                    "an entity must not be private or stand in a private class, because generated code uses it.",
                    "Remove private.");
        }
        if (!element.getTypeParameters().isEmpty()) {
            faults.add(
                    Fault.TYPE_PARAMETERS,
                    element,
                    "an entity must not have type parameters.",
                    "Move them to a @MappedSuperclass and extend it with their types.");
        }
        checkInheritance();
    }

    private void checkInheritance() {
        TypeElement parent = parent(element);
        if (parent != null) {
            refuseOnSubclass(parent);
        }
        boolean joined = parent != null && strategy(topmost(parent)).equals("JOINED");
        for (String annotation : List.of("PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns")) {
            if (!joined && Annotations.has(element, annotation)) {
                faults.add(
                        Fault.INHERITANCE,
                        element,
                        "@" + annotation
                                + " names the id of a table that is joined to that of the entity above, and this entity has none.",
                        "Remove it, or put @Inheritance(strategy = JOINED) on the topmost entity.");
            }
        }
    }

    private static String strategy(TypeElement type) {
        AnnotationMirror inheritance = Annotations.find(type, "Inheritance");
        return inheritance == null ? "SINGLE_TABLE" : Annotations.constant(inheritance, "strategy", "SINGLE_TABLE");
    }

    private @Nullable TypeElement parent(TypeElement type) {
        for (TypeElement parent = compilation.superclass(type);
                parent != null;
                parent = compilation.superclass(parent)) {
            if (Annotations.has(parent, "Entity")) {
                return parent;
            }
        }
        return null;
    }

    private TypeElement topmost(TypeElement type) {
        TypeElement topmost = type;
        for (TypeElement parent = parent(type); parent != null; parent = parent(parent)) {
            topmost = parent;
        }
        return topmost;
    }

    private void refuseOnSubclass(TypeElement parent) {
        boolean several = !strategy(topmost(parent)).equals("SINGLE_TABLE");
        for (String annotation : List.of("Table", "Inheritance", "DiscriminatorColumn", "IdClass")) {
            boolean ofItsTable = several && annotation.equals("Table");
            if (!ofItsTable && Annotations.has(element, annotation)) {
                faults.add(
                        Fault.INHERITANCE,
                        element,
                        "@" + annotation
                                + (several
                                        ? " stands on a class that extends the entity "
                                        : " stands on a class whose rows are in the table of the entity ")
                                + parent.getSimpleName() + ".",
                        "Move it to the topmost entity, or remove it.");
            }
        }
    }

    private static boolean isInner(TypeElement type) {
        for (Element each = type; each instanceof TypeElement nested; each = each.getEnclosingElement()) {
            if (nested.getNestingKind() == NestingKind.LOCAL
                    || nested.getNestingKind() == NestingKind.MEMBER
                            && !nested.getModifiers().contains(Modifier.STATIC)) {
                return true;
            }
        }
        return false;
    }

    private void checkMisplaced(Access access) {
        for (Element member : memberReader.misplaced(element, access)) {
            if (RefusedAnnotations.areOn(member)) {
                continue;
            }
            faults.add(
                    Fault.MISPLACED_ANNOTATION,
                    member,
                    "it has a mapping annotation, but attributes are read from "
                            + (access == Access.FIELD ? "fields" : "getters") + " here.",
                    "Move the annotation to the "
                            + (access == Access.FIELD ? "field" : "getter")
                            + ", or say @Access on it.");
        }
    }

    private void checkNames(List<Member> members) {
        Map<String, Member> byName = new HashMap<>();
        for (Member member : members) {
            Member other = byName.putIfAbsent(member.name(), member);
            if (other != null) {
                faults.add(
                        Fault.SAME_NAME,
                        member.element(),
                        "an attribute of this name is mapped in "
                                + other.declaring().getSimpleName() + " already.",
                        "Rename one, or mark it @Transient.");
            }
        }
    }

    /** Compares the columns of the entity itself; those of embedded objects can be overridden and are the mapping's to compare. */
    private void checkColumns(List<Member> members) {
        Map<String, String> columns = new HashMap<>();
        for (Member member : members) {
            String column = column(member);
            String other =
                    column.isEmpty() ? null : columns.putIfAbsent(column.toLowerCase(Locale.ROOT), member.name());
            if (other != null && !other.equals(member.name())) {
                faults.add(
                        Fault.SAME_COLUMN,
                        member.element(),
                        "its column \"" + column + "\" is also the column of " + other + ".",
                        "Name one of them by @Column or @JoinColumn, or say insertable = false, updatable = false where it is"
                                + " only read.");
            }
        }
    }

    /** The column that a member writes, or an empty text if it writes none or its name is not known here. */
    private String column(Member member) {
        Element element = member.element();
        boolean toOne = Annotations.has(element, "ManyToOne") || Annotations.has(element, "OneToOne");
        TypeElement type = compilation.classOf(member.type());
        // The columns of several @JoinColumn, and of @MapsId, are the mapping's to compare.
        boolean several = Annotations.has(element, "JoinColumns")
                || Annotations.has(element, "MapsId")
                || Annotations.has(element, "OneToMany")
                || Annotations.has(element, "ElementCollection")
                || Annotations.isMappedOne(element)
                || Annotations.has(element, "ManyToMany")
                || Annotations.has(element, "Embedded")
                || Annotations.has(element, "EmbeddedId")
                || type != null && Annotations.has(type, "Embeddable");
        AnnotationMirror column = Annotations.find(element, toOne ? "JoinColumn" : "Column");
        boolean written = column == null
                || Annotations.flag(column, "insertable", true)
                || Annotations.flag(column, "updatable", true);
        if (several || !written || isOverridden(member)) {
            return "";
        }
        String name = column == null ? "" : Annotations.text(column, "name");
        return name.isEmpty() && !toOne ? Names.snakeCase(member.name()) : name;
    }

    /** Overrides of what is inherited are the mapping's to compare, too. */
    private boolean isOverridden(Member member) {
        return !member.declaring().equals(element)
                && element.getAnnotationMirrors().stream()
                        .map(mirror -> mirror.getAnnotationType()
                                .asElement()
                                .getSimpleName()
                                .toString())
                        .anyMatch(
                                name -> name.startsWith("AttributeOverride") || name.startsWith("AssociationOverride"));
    }

    private List<Attribute> ids(List<Member> members, List<Attribute> attributes) {
        List<Member> ids = with(members, "Id");
        List<Member> embedded = with(members, "EmbeddedId");
        if (ids.isEmpty() && embedded.isEmpty()) {
            faults.add(Fault.NO_ID, element, "it has no @Id.", "Put @Id on the attribute of the primary key.");
            return List.of();
        }
        boolean hasIdClass = compilation.lineage(element).stream().anyMatch(type -> Annotations.has(type, "IdClass"));
        if (ids.size() > 1 && embedded.isEmpty() && !hasIdClass) {
            faults.add(
                    Fault.SEVERAL_IDS,
                    ids.get(1).element(),
                    "there is a second @Id; " + ids.get(0).name()
                            + " has one already, and nothing says how the id is given as one" + " object.",
                    "Put @IdClass on the class, which names a class or record of these attributes, or hold them in one"
                            + " @EmbeddedId.");
        }
        List<Member> further =
                embedded.isEmpty() ? List.of() : ids.isEmpty() ? embedded.subList(1, embedded.size()) : ids;
        for (Member member : further) {
            faults.add(
                    Fault.SEVERAL_IDS,
                    member.element(),
                    "there is an id beside the @EmbeddedId " + embedded.get(0).name() + ".",
                    "Move it into the embedded class, or remove one.");
        }
        ids.forEach(this::checkId);
        List<Attribute> found = attributes.stream()
                .filter(attribute -> ids.contains(attribute.member()) || embedded.contains(attribute.member()))
                .toList();
        for (Attribute attribute : found) {
            if (attribute instanceof Embedded id) {
                checkParts(id);
            }
        }
        return found;
    }

    private static List<Member> with(List<Member> members, String annotation) {
        return members.stream()
                .filter(member -> Annotations.has(member.element(), annotation))
                .toList();
    }

    private void checkParts(Embedded id) {
        for (Attribute part : id.parts()) {
            if (part instanceof Embedded inner) {
                checkParts(inner);
            } else {
                checkIdType(part.member());
            }
        }
    }

    private void checkId(Member id) {
        boolean association = Annotations.has(id.element(), "ManyToOne") || Annotations.has(id.element(), "OneToOne");
        if (!association) {
            checkIdType(id);
        }
    }

    private void checkIdType(Member id) {
        String type = id.typeName().box().toString();
        if (!ID_TYPES.contains(type) || Annotations.has(id.element(), "Convert")) {
            faults.add(
                    Fault.ID_TYPE,
                    id.element(),
                    "its type " + id.typeName() + (ID_TYPES.contains(type) ? " with a converter" : "")
                            + " cannot be an id.",
                    "Use long, int, short, char, String, UUID, BigInteger or LocalDate.");
        }
    }

    private void checkVersion(List<Member> members) {
        for (Member member : members) {
            String type = member.typeName().box().toString();
            if (Annotations.has(member.element(), "Version")
                    && (!VERSION_TYPES.contains(type) || Annotations.has(member.element(), "Convert"))) {
                faults.add(
                        Fault.VERSION_TYPE,
                        member.element(),
                        "its type " + member.typeName() + " cannot be a version.",
                        "Use int, long or Instant, without a converter.");
            }
        }
    }

    private void checkRowFilters(List<Member> members) {
        for (Member member : members) {
            String type = member.typeName().toString();
            if (Annotations.named(member.element(), "dev.orm.mapping.SoftDelete") != null
                    && !SOFT_DELETE_TYPES.contains(type)) {
                faults.add(
                        Fault.SOFT_DELETE_TYPE,
                        member.element(),
                        "its type " + type + " cannot say that a row is deleted.",
                        "Use boolean, or Instant, which is null while the row is alive.");
            }
            if (Annotations.named(member.element(), "dev.orm.mapping.TenantId") != null
                    && !TENANT_TYPES.contains(member.typeName().box().toString())) {
                faults.add(
                        Fault.TENANT_TYPE,
                        member.element(),
                        "its type " + type + " cannot be a tenant.",
                        "Use String, UUID, long or int.");
            }
        }
    }
}
