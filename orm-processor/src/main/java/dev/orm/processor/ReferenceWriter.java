package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.orm.processor.Attribute.Basic;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Writes the subclass of an entity that loads it before anything but its id is used. */
final class ReferenceWriter {

    private static final String CALL = "$load()";

    /** What they need of an attribute that is read later they ask its getter for, as Lombok's do. */
    private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

    private final Compilation compilation;
    private final Entity entity;
    private final References references;
    private final List<Basic> lazy;

    ReferenceWriter(Compilation compilation, Entity entity) {
        this.compilation = compilation;
        this.entity = entity;
        this.references = new References(compilation, entity.element());
        this.lazy = entity.lazy();
    }

    TypeSpec write(ClassName name) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(entity.type())
                .addSuperinterface(lazy.isEmpty() ? Names.LAZY_REFERENCE : Names.LAZY_ATTRIBUTES)
                .avoidClashesWithNestedClasses(entity.element());
        if (entity.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addJavadoc("A {@link $T} that loads itself before anything but its id is used.\n", entity.type());
        type.addField(Names.REFERENCE_LOADER, "$loader", Modifier.PRIVATE, Modifier.TRANSIENT);
        // Set after the constructor of the entity, which may call methods that are overridden here.
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(Names.REFERENCE_LOADER, "loader")
                .addStatement("this.$$loader = loader")
                .build());
        type.addMethod(MethodSpec.methodBuilder("$loader")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Names.REFERENCE_LOADER)
                .addStatement("return $$loader")
                .build());
        type.addMethod(MethodSpec.methodBuilder("$loader")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Names.REFERENCE_LOADER, "loader")
                .addStatement("this.$$loader = loader")
                .build());
        type.addMethod(MethodSpec.methodBuilder("$load")
                .addModifiers(Modifier.PRIVATE)
                .addStatement("$T loader = $$loader", Names.REFERENCE_LOADER)
                .beginControlFlow("if (loader != null)")
                .addStatement("loader.load(this)")
                .endControlFlow()
                .build());
        if (!lazy.isEmpty()) {
            addUnread(type);
        }
        Set<String> written = new HashSet<>();
        for (ExecutableElement method : references.methods()) {
            written.add(method.getSimpleName().toString().toLowerCase(Locale.ROOT));
            if (!isOfId(method)) {
                type.addMethod(override(method));
            }
        }
        addLombok(type, written);
        return type.build();
    }

    /** Adds what knows the attributes that were not read yet. */
    private static void addUnread(TypeSpec.Builder type) {
        type.addField(TypeName.LONG, "$unread", Modifier.PRIVATE, Modifier.TRANSIENT);
        type.addField(Names.LAZY_ATTRIBUTE_LOADER, "$attributes", Modifier.PRIVATE, Modifier.TRANSIENT);
        type.addMethod(MethodSpec.methodBuilder("$unread")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.LONG)
                .addStatement("return $$unread")
                .build());
        type.addMethod(MethodSpec.methodBuilder("$unread")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.LONG, "attributes")
                .addParameter(Names.LAZY_ATTRIBUTE_LOADER, "loader")
                .addStatement("this.$$unread = attributes")
                .addStatement("this.$$attributes = loader")
                .build());
        type.addMethod(MethodSpec.methodBuilder("$read")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.LONG, "attributes")
                .beginControlFlow("if (($$unread & attributes) != 0)")
                .addStatement("$$attributes.load(this, $$unread & attributes)")
                .endControlFlow()
                .build());
    }

    /** The attributes that a method may use and that may have to be read first, a bit for each. */
    private long used(ExecutableElement method) {
        for (int i = 0; i < lazy.size(); i++) {
            if (isOf(lazy.get(i), method)) {
                return 1L << i;
            }
        }
        boolean ofObject = OF_OBJECT.contains(method.getSimpleName().toString());
        boolean ofAnother = entity.attributes().stream().anyMatch(attribute -> isOf(attribute, method));
        return ofObject || ofAnother || lazy.isEmpty() ? 0 : -1;
    }

    private long used(Lombok.Generated generated) {
        for (int i = 0; i < lazy.size(); i++) {
            if (lazy.get(i).member().element().equals(generated.field())) {
                return 1L << i;
            }
        }
        return 0;
    }

    /** Whether a method only reads or sets the id: {@code getId()}, {@code id()}, {@code setId(..)}, {@code id(..)}. */
    private boolean isOfId(ExecutableElement method) {
        return entity.ids().stream().anyMatch(id -> isOf(id, method));
    }

    private boolean isOf(Attribute attribute, ExecutableElement method) {
        String id = attribute.name();
        String name = method.getSimpleName().toString();
        TypeMirror type = attribute.member().type();
        ExecutableType signature = signature(method);
        List<? extends TypeMirror> parameters = signature.getParameterTypes();
        if (parameters.isEmpty()) {
            return (name.equals(id)
                            || name.equals("get" + Names.capitalised(id))
                            || name.equals("is" + Names.capitalised(id)))
                    && isSame(signature.getReturnType(), type);
        }
        return parameters.size() == 1
                && (name.equals(id) || name.equals("set" + Names.capitalised(id)))
                && isSame(parameters.get(0), type);
    }

    private boolean isSame(TypeMirror left, TypeMirror right) {
        // long and Long are the same here: a getter often unboxes.
        return TypeName.get(left).box().equals(TypeName.get(right).box());
    }

    private ExecutableType signature(ExecutableElement method) {
        return (ExecutableType)
                compilation.types().asMemberOf((DeclaredType) entity.element().asType(), method);
    }

    private MethodSpec override(ExecutableElement method) {
        ExecutableType signature = signature(method);
        MethodSpec.Builder override = MethodSpec.methodBuilder(
                        method.getSimpleName().toString())
                .addAnnotation(Override.class)
                .returns(TypeName.get(signature.getReturnType()))
                .varargs(method.isVarArgs());
        for (Modifier modifier : List.of(Modifier.PUBLIC, Modifier.PROTECTED)) {
            if (method.getModifiers().contains(modifier)) {
                override.addModifiers(modifier);
            }
        }
        for (TypeParameterElement parameter : method.getTypeParameters()) {
            override.addTypeVariable(TypeVariableName.get(parameter));
        }
        for (int i = 0; i < signature.getParameterTypes().size(); i++) {
            TypeName type = TypeName.get(signature.getParameterTypes().get(i));
            String name = method.getParameters().get(i).getSimpleName().toString();
            override.addParameter(ParameterSpec.builder(type, name).build());
        }
        signature.getThrownTypes().forEach(thrown -> override.addException(TypeName.get(thrown)));
        String arguments = method.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.joining(", "));
        boolean isVoid = TypeName.get(signature.getReturnType()).equals(TypeName.VOID);
        return override.addCode(
                        body(used(method), isVoid, method.getSimpleName().toString(), arguments))
                .build();
    }

    private static CodeBlock body(long used, boolean isVoid, String method, String arguments) {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$L", CALL);
        if (used != 0) {
            body.addStatement("$$read($LL)", used);
        }
        return body.addStatement((isVoid ? "" : "return ") + "super.$L($L)", method, arguments)
                .build();
    }

    /** Adds what Lombok will generate, unless the source has a method of that name. */
    private void addLombok(TypeSpec.Builder type, Set<String> written) {
        Set<String> generatedSignatures = new HashSet<>();
        List<TypeElement> lineage = new MemberReader(compilation).mappedLineage(entity.element());
        for (int i = lineage.size() - 1; i >= 0; i--) {
            for (Lombok.Generated generated : Lombok.accessors(lineage.get(i))) {
                boolean known = written.contains(generated.name().toLowerCase(Locale.ROOT))
                        || !generatedSignatures.add(generated.kind() + generated.name());
                if (!known && !isOfId(generated) && isOverridable(generated)) {
                    type.addMethod(override(generated));
                }
            }
            for (String name : Lombok.objectMethods(lineage.get(i))) {
                if (written.add(name.toLowerCase(Locale.ROOT))) {
                    type.addMethod(objectMethod(name));
                }
            }
        }
    }

    private boolean isOfId(Lombok.Generated generated) {
        return entity.ids().stream().anyMatch(id -> id.member().element().equals(generated.field()));
    }

    private boolean isOverridable(Lombok.Generated generated) {
        Elements elements = compilation.elements();
        return switch (generated.access()) {
            case "PUBLIC", "PROTECTED" -> true;
            case "PRIVATE" -> false;
            default -> elements.getPackageOf(generated.field()).equals(elements.getPackageOf(entity.element()));
        };
    }

    private MethodSpec override(Lombok.Generated generated) {
        DeclaredType holder = (DeclaredType) entity.element().asType();
        TypeName fieldType = TypeName.get(compilation.types().asMemberOf(holder, generated.field()));
        MethodSpec.Builder method = MethodSpec.methodBuilder(generated.name()).addAnnotation(Override.class);
        switch (generated.access()) {
            case "PUBLIC" -> method.addModifiers(Modifier.PUBLIC);
            case "PROTECTED" -> method.addModifiers(Modifier.PROTECTED);
            default -> {}
        }
        if (generated.kind() == Lombok.Kind.GETTER) {
            return method.returns(fieldType)
                    .addCode(body(used(generated), false, generated.name(), ""))
                    .build();
        }
        if (generated.returnsThis()) {
            Element declaring = generated.field().getEnclosingElement();
            method.returns(TypeName.get(compilation.types().erasure(declaring.asType())));
        }
        return method.addParameter(fieldType, "value")
                .addCode(body(used(generated), !generated.returnsThis(), generated.name(), "value"))
                .build();
    }

    private static MethodSpec objectMethod(String name) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        switch (name) {
            case "toString" -> method.returns(Names.STRING);
            case "hashCode" -> method.returns(TypeName.INT);
            default -> method.returns(TypeName.BOOLEAN).addParameter(Object.class, "other");
        }
        return method.addCode(body(0, false, name, name.equals("equals") ? "other" : ""))
                .build();
    }
}
