package dev.orm.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Elements;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.Attribute.ToMany;
import dev.orm.processor.Attribute.ToOne;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Writes the class that names the attributes of an entity in statements. */
final class PathWriter {

    /** The types whose paths have the methods of dates and times. */
    private static final Set<TypeName> TEMPORAL = Stream.of(
                    "LocalDate", "LocalTime", "LocalDateTime", "Instant", "OffsetDateTime", "ZonedDateTime")
            .map(name -> ClassName.get("java.time", name))
            .collect(Collectors.toUnmodifiableSet());

    private final Compilation compilation;
    private final Entity entity;
    private final ClassName queryType;
    private final Set<String> inheritedMethods;
    private final Map<TypeElement, ClassName> embeddables = new HashMap<>();

    PathWriter(Compilation compilation, Entity entity) {
        this(compilation, entity, entity.queryType());
    }

    private PathWriter(Compilation compilation, Entity entity, ClassName queryType) {
        this.compilation = compilation;
        this.entity = entity;
        this.queryType = queryType;
        this.inheritedMethods = inheritedMethods();
    }

    /** Methods without arguments that every path has, whose names a to-one association cannot take. */
    private Set<String> inheritedMethods() {
        TypeElement path = compilation.elements().getTypeElement(Names.ENTITY_PATH.canonicalName());
        if (path == null) {
            return Set.of();
        }
        return ElementFilter.methodsIn(compilation.elements().getAllMembers(path)).stream()
                .filter(method -> method.getParameters().isEmpty())
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    TypeSpec.Builder write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(queryType)
                .addModifiers(visibility())
                .addModifiers(Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Names.ENTITY_PATH, entity.type()))
                .addJavadoc("Names the attributes of {@link $T} in statements.\n", entity.type());
        type.addField(root());
        for (Attribute attribute : entity.attributes()) {
            addField(type, attribute, "", "");
        }
        type.addMethod(rootConstructor()).addMethod(associationConstructor());
        type.addMethod(as());
        for (Attribute attribute : entity.attributes()) {
            if (attribute instanceof ToOne toOne) {
                type.addMethod(toOne(toOne));
            }
        }
        addEmbeddables(type, entity.embedded());
        Set<TypeElement> written = new HashSet<>();
        for (Attribute attribute : entity.attributes()) {
            if (attribute instanceof Elements elements
                    && elements.embedded() != null
                    && written.add(elements.embedded().type())) {
                ClassName name = elementName(elements.embedded());
                type.addType(new PathWriter(compilation, entity, name).element(elements.embedded()));
            }
        }
        return type;
    }

    private void addEmbeddables(TypeSpec.Builder type, List<Embedded> embeddables) {
        Set<TypeElement> written = new HashSet<>();
        for (Embedded embedded : embeddables) {
            if (written.add(embedded.type())) {
                type.addType(embeddable(embedded));
            }
        }
    }

    /** The class that names the attributes of an object in a collection, which is the row of another table. */
    private TypeSpec element(Embedded element) {
        TypeSpec.Builder type = TypeSpec.classBuilder(queryType)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Names.ENTITY_PATH, element.className()))
                .addJavadoc(
                        "Names the attributes of a {@link $T} in a collection in statements.\n", element.className());
        element.parts().forEach(part -> addField(type, part, "", ""));
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Names.STRING, "alias")
                .addStatement("super($T.class, alias)", element.className())
                .build());
        addEmbeddables(type, Entity.embedded(element.parts()));
        return type.build();
    }

    private Modifier[] visibility() {
        return entity.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    private FieldSpec root() {
        String alias = Names.decapitalised(entity.type().simpleName());
        String name = Names.identifier(alias);
        Set<String> taken = entity.attributes().stream()
                .filter(attribute -> !(attribute instanceof ToOne))
                .map(attribute -> Names.identifier(attribute.name()))
                .collect(Collectors.toSet());
        while (taken.contains(name)) {
            name += "_";
        }
        return FieldSpec.builder(queryType, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("{@link $T} under the alias {@code $L}.\n", entity.type(), alias)
                .initializer("new $T($S)", queryType, alias)
                .build();
    }

    /**
     * Adds the field of an attribute.
     *
     * @param type the class that gets it
     * @param owner what stands before the methods of the path: nothing, or {@code owner.} in the class of an embeddable
     * @param prefix what stands before the attribute's name: nothing, or {@code prefix + }
     */
    private void addField(TypeSpec.Builder type, Attribute attribute, String owner, String prefix) {
        String name = attribute.name();
        CodeBlock path = CodeBlock.of("$L$S", prefix, name);
        if (attribute instanceof Basic basic) {
            Expression expression = expression(basic, owner, path);
            type.addField(field(expression.type(), name, expression.code()));
        } else if (attribute instanceof Embedded embedded) {
            ClassName nested = embeddableName(embedded.type());
            CodeBlock inside = CodeBlock.of("$L$S", prefix, name + ".");
            CodeBlock code = CodeBlock.of("new $T($L, $L)", nested, owner.isEmpty() ? "this" : "owner", inside);
            type.addField(field(nested, name, code));
        } else if (attribute instanceof ToMany toMany) {
            ClassName target = ClassName.get(toMany.target());
            ClassName path2 = Names.queryType(target);
            type.addField(field(
                    ParameterizedTypeName.get(Names.TO_MANY_PATH, target, path2),
                    name,
                    CodeBlock.of("toMany($S, $T.class, $T::new)", name, target, path2)));
        } else if (attribute instanceof Elements elements && elements.embedded() != null) {
            type.addField(objects(elements, elements.embedded()));
        } else if (attribute instanceof Elements elements && elements.key() != null) {
            TypeName valueType = TypeName.get(elements.element());
            Expression key = element(elements.key());
            Expression value = element(elements.element());
            type.addField(field(
                    ParameterizedTypeName.get(
                            Names.MAP_PATH, TypeName.get(elements.key()), valueType, key.type(), value.type()),
                    name,
                    CodeBlock.of("map($S, $L, $L, $L)", name, literal(valueType), key.code(), value.code())));
        } else if (attribute instanceof Elements elements) {
            TypeName type2 = TypeName.get(elements.element());
            Expression expression = element(elements.element());
            type.addField(field(
                    ParameterizedTypeName.get(Names.ELEMENTS_PATH, type2, expression.type()),
                    name,
                    CodeBlock.of("elements($S, $L, $L)", name, literal(type2), expression.code())));
        }
    }

    private FieldSpec objects(Elements elements, Embedded embedded) {
        String name = elements.name();
        ClassName element = embedded.className();
        ClassName path = elementName(embedded);
        if (elements.key() == null) {
            return field(
                    ParameterizedTypeName.get(Names.EMBEDDABLES_PATH, element, path),
                    name,
                    CodeBlock.of("embeddables($S, $T.class, $T::new)", name, element, path));
        }
        Expression key = element(elements.key());
        return field(
                ParameterizedTypeName.get(
                        Names.EMBEDDABLE_MAP_PATH, TypeName.get(elements.key()), element, key.type(), path),
                name,
                CodeBlock.of("embeddableMap($S, $T.class, $L, $T::new)", name, element, key.code(), path));
    }

    /** {@code AddressElement}, told from another of the same simple name as its path is. */
    private ClassName elementName(Embedded embedded) {
        String path = embeddableName(embedded.type()).simpleName();
        return queryType.nestedClass(path.replaceFirst("Path(?=[0-9]*$)", "Element"));
    }

    /** The expression that stands for a value of a collection, and what makes it. */
    private Expression element(TypeMirror type) {
        TypeName name = TypeName.get(type);
        if (name.equals(Names.STRING)) {
            return new Expression(Names.STRING_PATH, CodeBlock.of("$T::new", Names.STRING_PATH));
        }
        if (name.equals(TypeName.BOOLEAN.box())) {
            return new Expression(Names.BOOLEAN_PATH, CodeBlock.of("$T::new", Names.BOOLEAN_PATH));
        }
        ClassName path = compilation.isA(type, "java.lang.Number")
                ? Names.NUMBER_PATH
                : TEMPORAL.contains(name)
                        ? Names.TEMPORAL_PATH
                        : compilation.isComparable(type) ? Names.COMPARABLE_PATH : Names.SIMPLE_PATH;
        return new Expression(
                ParameterizedTypeName.get(path, name),
                CodeBlock.of("(row, name) -> new $T<>(row, name, $L)", path, literal(name)));
    }

    private record Expression(TypeName type, CodeBlock code) {}

    private Expression expression(Basic basic, String owner, CodeBlock path) {
        TypeName type = basic.value().boxed();
        if (type.equals(Names.JSON)) {
            return new Expression(Names.JSON_PATH, CodeBlock.of("$Ljson($L)", owner, path));
        }
        if (Annotations.named(basic.member().element(), "dev.orm.mapping.JsonColumn") != null) {
            return new Expression(
                    ParameterizedTypeName.get(Names.MAPPED_JSON_PATH, type),
                    CodeBlock.of("$LmappedJson($L, $L)", owner, path, literal(type)));
        }
        if (type.equals(Names.STRING)) {
            return new Expression(Names.STRING_PATH, CodeBlock.of("$Lstring($L)", owner, path));
        }
        if (type.equals(TypeName.BOOLEAN.box())) {
            return new Expression(Names.BOOLEAN_PATH, CodeBlock.of("$Lbool($L)", owner, path));
        }
        if (compilation.isA(basic.member().type(), "java.lang.Number")
                || basic.value().isPrimitive() && !type.equals(TypeName.CHAR.box())) {
            return new Expression(
                    ParameterizedTypeName.get(Names.NUMBER_PATH, type),
                    CodeBlock.of("$Lnumber($L, $T.class)", owner, path, type));
        }
        if (TEMPORAL.contains(type)) {
            return new Expression(
                    ParameterizedTypeName.get(Names.TEMPORAL_PATH, type),
                    CodeBlock.of("$Ltemporal($L, $T.class)", owner, path, type));
        }
        if (basic.value().isPrimitive()
                || compilation.isComparable(basic.member().type())) {
            return new Expression(
                    ParameterizedTypeName.get(Names.COMPARABLE_PATH, type),
                    CodeBlock.of("$Lcomparable($L, $T.class)", owner, path, type));
        }
        ClassName element = elementOf(basic);
        if (element != null) {
            return new Expression(
                    ParameterizedTypeName.get(Names.ARRAY_PATH, type, element),
                    CodeBlock.of("$Larray($L, $L, $T.class)", owner, path, literal(type), element));
        }
        return new Expression(
                ParameterizedTypeName.get(Names.SIMPLE_PATH, type),
                CodeBlock.of("$Lsimple($L, $L)", owner, path, literal(type)));
    }

    /** The type of the elements of an attribute that is stored as an array, or null if it is none. */
    private static @Nullable ClassName elementOf(Basic basic) {
        TypeName type = basic.value().type();
        TypeName element = null;
        if (Annotations.find(basic.member().element(), "Convert") != null) {
            return null;
        } else if (type instanceof ArrayTypeName array) {
            element = array.componentType();
        } else if (type instanceof ParameterizedTypeName generic
                && generic.rawType().equals(Names.LIST)) {
            element = generic.typeArguments().get(0);
        }
        return element instanceof ClassName name ? name : null;
    }

    private static CodeBlock literal(TypeName type) {
        return type instanceof ParameterizedTypeName generic
                ? CodeBlock.of(
                        "($T) ($T) $T.class",
                        ParameterizedTypeName.get(ClassName.get(Class.class), type),
                        ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                        generic.rawType())
                : CodeBlock.of("$T.class", type);
    }

    private FieldSpec field(TypeName type, String attribute, CodeBlock initializer) {
        return FieldSpec.builder(type, Names.identifier(attribute), Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The attribute {@code $L}.\n", attribute)
                .initializer(initializer)
                .build();
    }

    private MethodSpec rootConstructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Makes a root.\n\n@param alias its alias, unquoted\n")
                .addParameter(Names.STRING, "alias")
                .addStatement("super($T.class, alias)", entity.type())
                .build();
    }

    private MethodSpec associationConstructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Makes a path along an association to one {@link $T}.\n\n", entity.type())
                .addJavadoc("@param owner the path it starts from\n")
                .addJavadoc("@param attribute name of the association in the owner's class\n")
                .addParameter(
                        ParameterizedTypeName.get(Names.ENTITY_PATH, WildcardTypeName.subtypeOf(Object.class)), "owner")
                .addParameter(Names.STRING, "attribute")
                .addStatement("super($T.class, owner, attribute)", entity.type())
                .build();
    }

    private MethodSpec as() {
        return MethodSpec.methodBuilder("as")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Returns {@link $T} under another alias.\n\n", entity.type())
                .addJavadoc("@param alias the alias, unquoted\n@return a root under that alias\n")
                .addParameter(Names.STRING, "alias")
                .returns(queryType)
                .addStatement("return new $T(alias)", queryType)
                .build();
    }

    private MethodSpec toOne(ToOne attribute) {
        ClassName target = Names.queryType(ClassName.get(attribute.target()));
        String name = Names.identifier(attribute.name());
        MethodSpec.Builder method = MethodSpec.methodBuilder(inheritedMethods.contains(name) ? name + "_" : name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Returns the path along the association {@code $L}.\n", attribute.name())
                .returns(target)
                .addStatement("return new $T(this, $S)", target, attribute.name());
        if (inheritedMethods.contains(name)) {
            method.addJavadoc("The underscore tells it apart from {@link #$L()} of every path.\n", name);
        }
        return method.addJavadoc("\n@return the path\n").build();
    }

    /** {@code AddressPath}; a second embeddable class of the same simple name gets a number. */
    private ClassName embeddableName(TypeElement type) {
        return embeddables.computeIfAbsent(type, key -> {
            String base = type.getSimpleName() + "Path";
            List<String> taken = Stream.concat(
                            embeddables.values().stream().map(ClassName::simpleName), Stream.of(queryType.simpleName()))
                    .toList();
            String name = base;
            for (int i = 2; taken.contains(name); i++) {
                name = base + i;
            }
            return queryType.nestedClass(name);
        });
    }

    private TypeSpec embeddable(Embedded embedded) {
        ClassName name = embeddableName(embedded.type());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Names the attributes of an embedded {@link $T} in statements.\n", embedded.className());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(queryType, "owner")
                .addParameter(Names.STRING, "prefix");
        TypeSpec.Builder initialised = TypeSpec.classBuilder(name);
        embedded.parts().forEach(part -> addField(initialised, part, "owner.", "prefix + "));
        // The fields depend on the constructor's arguments, so the constructor sets them.
        for (FieldSpec field : initialised.build().fieldSpecs()) {
            type.addField(FieldSpec.builder(field.type(), field.name(), Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc(field.javadoc())
                    .build());
            constructor.addStatement("this.$L = $L", field.name(), field.initializer());
        }
        return type.addMethod(constructor.build()).build();
    }
}
