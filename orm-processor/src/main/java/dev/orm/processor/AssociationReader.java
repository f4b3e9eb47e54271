package dev.orm.processor;

import com.palantir.javapoet.TypeName;
import dev.orm.processor.Attribute.Elements;
import dev.orm.processor.Attribute.ToMany;
import dev.orm.processor.Attribute.ToOne;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the associations of an entity and compares them with the other side. */
final class AssociationReader {

    private static final Set<String> COLLECTIONS = Set.of("java.util.List", "java.util.Set", "java.util.Collection");

    private final Compilation compilation;
    private final TypeElement entity;
    private final Faults faults;
    private final MemberReader memberReader;

    AssociationReader(Compilation compilation, TypeElement entity, Faults faults) {
        this.compilation = compilation;
        this.entity = entity;
        this.faults = faults;
        this.memberReader = new MemberReader(compilation);
    }

    @Nullable
    Attribute toOne(Member member, int index) {
        AnnotationMirror one = Annotations.find(member.element(), "OneToOne");
        AnnotationMirror mirror = one == null ? Annotations.find(member.element(), "ManyToOne") : one;
        String annotation = one == null ? "@ManyToOne" : "@OneToOne";
        TypeElement target = one(member, mirror, annotation);
        if (target == null) {
            return null;
        }
        if (mirror != null && Annotations.constant(mirror, "fetch", "EAGER").equals("LAZY")) {
            String obstacle = new References(compilation, target).obstacle();
            if (obstacle != null) {
                faults.add(
                        Fault.NO_REFERENCE,
                        member.element(),
                        "it is LAZY, but no reference to " + target.getSimpleName() + " can be made: " + obstacle + ".",
                        "Mend that, or use FetchType.EAGER, which costs one statement for a whole result.");
            }
        }
        Key key = key(target);
        return new ToOne(member, index, member.name(), target, key.type(), key.composite());
    }

    private @Nullable TypeElement one(Member member, @Nullable AnnotationMirror mirror, String annotation) {
        TypeElement target = compilation.classOf(targetType(mirror, member.type()));
        if (target == null || !isEntity(target)) {
            faults.add(
                    Fault.NOT_AN_ENTITY,
                    member.element(),
                    "it is " + annotation + ", but " + member.type() + " is no entity.",
                    "Put @Entity on that class, or map the value without " + annotation + ".");
            return null;
        }
        return target;
    }

    /** Reads the side without the foreign key of a one-to-one association. */
    @Nullable
    Attribute mappedOne(Member member) {
        AnnotationMirror mirror = Annotations.find(member.element(), "OneToOne");
        TypeElement target = one(member, mirror, "@OneToOne");
        if (target == null || mirror == null) {
            return null;
        }
        checkMappedBy(member, target, Annotations.text(mirror, "mappedBy"), "OneToOne");
        return new ToMany(member, target);
    }

    private record Key(ValueType type, boolean composite) {}

    /** How the foreign key is read: as the id of the target is. One of a class that leads to another's is read as an object. */
    private Key key(TypeElement target) {
        List<Member> ids =
                memberReader
                        .read(compilation.mapping(target), memberReader.accessOf(compilation.mapping(target)))
                        .stream()
                        .filter(member -> Annotations.has(member.element(), "Id")
                                || Annotations.has(member.element(), "EmbeddedId"))
                        .toList();
        ValueType object = ValueType.of(Names.OBJECT, false, true);
        boolean hasIdClass = compilation.lineage(compilation.mapping(target)).stream()
                .anyMatch(type -> Annotations.has(type, "IdClass"));
        if (ids.size() != 1 || hasIdClass) {
            return new Key(object, !ids.isEmpty());
        }
        Element id = ids.get(0).element();
        boolean composite = Annotations.has(id, "EmbeddedId")
                || Annotations.has(id, "ManyToOne")
                || Annotations.has(id, "OneToOne");
        return composite
                ? new Key(object, true)
                : new Key(ValueType.of(ids.get(0).typeName(), false, Annotations.has(id, "Convert")), false);
    }

    @Nullable
    Attribute toMany(Member member) {
        boolean manyToMany = Annotations.has(member.element(), "ManyToMany");
        AnnotationMirror mirror = Annotations.find(member.element(), manyToMany ? "ManyToMany" : "OneToMany");
        String shown = TypeName.get(compilation.types().erasure(member.type())).toString();
        boolean isMap = shown.equals("java.util.Map");
        if (!isMap && !COLLECTIONS.contains(shown)) {
            faults.add(
                    Fault.COLLECTION_TYPE,
                    member.element(),
                    "an association to many cannot be held in a " + shown + ".",
                    "Declare it as List, Set, Collection or Map.");
            return null;
        }
        if (isMap && !Annotations.has(member.element(), "MapKey")) {
            faults.add(
                    Fault.COLLECTION_TYPE,
                    member.element(),
                    "nothing says what the keys of its map are.",
                    "Write @MapKey(name = ...), an attribute of the target.");
            return null;
        }
        List<? extends TypeMirror> arguments = ((DeclaredType) member.type()).getTypeArguments();
        TypeMirror declared = arguments.isEmpty() ? null : arguments.get(isMap ? 1 : 0);
        TypeMirror type = targetType(mirror, declared);
        if (type == null || type.getKind() == TypeKind.WILDCARD) {
            faults.add(
                    Fault.RAW_COLLECTION,
                    member.element(),
                    "it does not say which entity it holds.",
                    "Declare it with a type argument: List<Post>.");
            return null;
        }
        TypeElement target = compilation.classOf(type);
        if (target == null || !isEntity(target)) {
            faults.add(
                    Fault.NOT_AN_ENTITY,
                    member.element(),
                    "it leads to " + type + ", which is no entity.",
                    "Put @Entity on that class, or mark the attribute @Transient.");
            return null;
        }
        String mappedBy = mirror == null ? "" : Annotations.text(mirror, "mappedBy");
        if (!mappedBy.isEmpty()) {
            checkMappedBy(member, target, mappedBy, manyToMany ? "ManyToMany" : "ManyToOne");
        }
        return new ToMany(member, target);
    }

    @Nullable
    Elements elements(Member member) {
        String shown = TypeName.get(compilation.types().erasure(member.type())).toString();
        boolean isMap = shown.equals("java.util.Map");
        if (!isMap && !COLLECTIONS.contains(shown)) {
            faults.add(
                    Fault.COLLECTION_TYPE,
                    member.element(),
                    "the elements of a table cannot be held in a " + shown + ".",
                    "Declare it as List, Set, Collection or Map.");
            return null;
        }
        AnnotationMirror mirror = Annotations.find(member.element(), "ElementCollection");
        TypeMirror named = mirror == null ? null : Annotations.type(mirror, "targetClass");
        List<? extends TypeMirror> arguments = ((DeclaredType) member.type()).getTypeArguments();
        TypeMirror key = isMap && !arguments.isEmpty() ? arguments.get(0) : null;
        TypeMirror declared = arguments.isEmpty() ? null : arguments.get(isMap ? 1 : 0);
        TypeMirror type = named == null || named.getKind() == TypeKind.VOID ? declared : named;
        if (!isType(type) || isMap && !isType(key)) {
            faults.add(
                    Fault.RAW_COLLECTION,
                    member.element(),
                    "it does not say what it holds.",
                    "Declare it with a type argument: " + (isMap ? "Map<String, String>." : "Set<String>."));
            return null;
        }
        TypeElement element = compilation.classOf(type);
        if (element != null && Annotations.has(element, "Entity")) {
            faults.add(
                    Fault.ELEMENT_COLLECTION,
                    member.element(),
                    "an @ElementCollection of " + element.getSimpleName()
                            + " is not supported, because it is an entity.",
                    "Use @OneToMany or @ManyToMany.");
            return null;
        }
        return new Elements(member, key, type, null);
    }

    private static boolean isType(@Nullable TypeMirror type) {
        return type != null && (type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.ARRAY);
    }

    private void checkMappedBy(Member member, TypeElement target, String mappedBy, String wanted) {
        Element element = member.element();
        Member inverse = null;
        for (Member candidate :
                memberReader.read(compilation.mapping(target), memberReader.accessOf(compilation.mapping(target)))) {
            if (candidate.name().equals(mappedBy)) {
                inverse = candidate;
            }
        }
        String name = target.getSimpleName() + "." + mappedBy;
        if (inverse == null) {
            faults.add(
                    Fault.MAPPED_BY_UNKNOWN,
                    element,
                    "mappedBy = \"" + mappedBy + "\" names no attribute of " + target.getSimpleName() + ".",
                    "Name the attribute of " + target.getSimpleName() + " that refers to " + entity.getSimpleName()
                            + ".");
            return;
        }
        if (!Annotations.has(inverse.element(), wanted)) {
            faults.add(
                    Fault.MAPPED_BY_TYPE,
                    element,
                    "it is mapped by " + name + ", which is not @" + wanted + ".",
                    "Put @" + wanted + " on " + name + ", or name another attribute.");
            return;
        }
        TypeMirror back = inverse.type();
        AnnotationMirror mirror = Annotations.find(inverse.element(), wanted);
        if (wanted.equals("ManyToMany")) {
            List<? extends TypeMirror> arguments =
                    back instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
            back = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
        }
        back = targetType(mirror, back);
        if (back == null || !leadsBack(back, member)) {
            faults.add(
                    Fault.MAPPED_BY_TYPE,
                    element,
                    "it is mapped by " + name + ", which leads to " + back + " and not to " + entity.getSimpleName()
                            + ".",
                    "Name an attribute of " + target.getSimpleName() + " that leads to " + entity.getSimpleName()
                            + ".");
        } else if (mirror != null && !Annotations.text(mirror, "mappedBy").isEmpty()) {
            faults.add(
                    Fault.MAPPED_BY_TYPE,
                    element,
                    "it is mapped by " + name + ", which is mapped by the other side itself.",
                    "Remove mappedBy on one of the two.");
        }
    }

    /** The collection of an entity that is extended leads back to that one. */
    private boolean leadsBack(TypeMirror back, Member member) {
        return compilation.isSame(back, compilation.described(entity))
                || !member.declaring().equals(entity) && compilation.isSame(back, member.declaring());
    }

    /** The {@code targetEntity} of the annotation, or else the declared type. */
    private static @Nullable TypeMirror targetType(@Nullable AnnotationMirror mirror, @Nullable TypeMirror declared) {
        TypeMirror target = mirror == null ? null : Annotations.type(mirror, "targetEntity");
        return target == null || target.getKind() == TypeKind.VOID ? declared : target;
    }

    private boolean isEntity(TypeElement type) {
        return Annotations.has(compilation.mapping(type), "Entity") && type.getKind() == ElementKind.CLASS;
    }
}
