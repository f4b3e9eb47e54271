package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Writes the code that reads and sets members: directly where Java allows it, else by handles that are constants of the
 * accessor. Casts give each call of a handle its exact type, without which it would be slow and box primitives.
 */
final class MemberCode {

    private final Visibility visibility;
    private final ClassName entity;
    private final Compilation compilation;
    private final NameAllocator names;
    private final Map<Object, String> handles = new HashMap<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private boolean findsFields;
    private boolean findsMethods;
    private boolean findsConstructors;

    MemberCode(Compilation compilation, Entity entity, NameAllocator names) {
        this.compilation = compilation;
        this.visibility = new Visibility(compilation.elements(), entity.element());
        this.entity = entity.type();
        this.names = names;
    }

    /** An expression that reads a member of the object in a local variable. */
    CodeBlock get(Member member, String holder) {
        Element element = member.element();
        if (member.isComponent()) {
            return CodeBlock.of("$L.$L()", holder, element.getSimpleName());
        }
        if (visibility.isVisible(element)) {
            return CodeBlock.of(member.isField() ? "$L.$L" : "$L.$L()", holder, element.getSimpleName());
        }
        if (!member.isField()) {
            return CodeBlock.of("$L($L)", getterCall(member, (ExecutableElement) element), holder);
        }
        CodeBlock raw = CodeBlock.of(
                "($T) $L.get($L)", member.declaredType(), fieldHandle(member), asDeclaring(member, holder));
        return isGeneric(member) ? CodeBlock.of("($T) $L", member.typeName(), raw) : raw;
    }

    /**
     * A statement, without its semicolon, that sets a member of the object in a local variable. The value must be an expression
     * of exactly the member's type.
     */
    CodeBlock set(Member member, String holder, CodeBlock value) {
        ExecutableElement setter = member.setter();
        if (!member.isField()) {
            String name = MemberReader.setterName((ExecutableElement) member.element());
            return setter == null || visibility.isVisible(setter)
                    ? CodeBlock.of("$L.$L($L)", holder, name, value)
                    : CodeBlock.of("$L($L, $L)", setterCall(member, setter), holder, value);
        }
        if (visibility.isVisible(member.element())) {
            return CodeBlock.of("$L.$L = $L", holder, member.element().getSimpleName(), value);
        }
        CodeBlock exact = isGeneric(member) ? CodeBlock.of("($T) ($L)", member.declaredType(), value) : value;
        return CodeBlock.of("$L.set($L, $L)", fieldHandle(member), asDeclaring(member, holder), exact);
    }

    /** An expression that makes an object. */
    CodeBlock create(Construction construction) {
        if (construction.direct()) {
            return CodeBlock.of("new $T()", construction.type());
        }
        return CodeBlock.of("$L()", constructorCall(construction));
    }

    List<FieldSpec> fields() {
        return fields;
    }

    void addMethodsTo(TypeSpec.Builder accessor) {
        accessor.addMethods(methods);
        if (findsFields) {
            accessor.addMethod(fieldFinder());
        }
        if (findsMethods) {
            accessor.addMethod(methodFinder());
        }
        if (findsConstructors) {
            accessor.addMethod(constructorFinder());
        }
    }

    /** Whether the member is declared by a type variable, so that its erasure is another class. */
    private static boolean isGeneric(Member member) {
        return !raw(member.typeName()).equals(member.declaredType());
    }

    private static TypeName raw(TypeName type) {
        return type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
    }

    private CodeBlock asDeclaring(Member member, String holder) {
        return member.declaring().equals(member.holder()) || !visibility.canName(member.declaring())
                ? CodeBlock.of("$L", holder)
                : CodeBlock.of("($T) $L", className(member.declaring()), holder);
    }

    private String fieldHandle(Member member) {
        return handles.computeIfAbsent(member.element(), key -> {
            findsFields = true;
            String name = constantName(member, member.name());
            fields.add(constant(Names.VAR_HANDLE, name)
                    .initializer(
                            "field($L, $S, $T.class)",
                            classLiteral(member, member.declaring()),
                            member.element().getSimpleName(),
                            member.declaredType())
                    .build());
            return name;
        });
    }

    private String getterCall(Member member, ExecutableElement getter) {
        return handles.computeIfAbsent(List.of(getter, member.holder()), key -> {
            ClassName holder = className(member.holder());
            TypeName type = member.typeName();
            String handle = methodHandle(member, getter, methodType(raw(type), holder));
            String name = names.newName(
                    "call" + Names.capitalised(getter.getSimpleName().toString()));
            methods.add(handleCall(name)
                    .returns(type)
                    .addParameter(holder, "holder")
                    .addCode(guarded(CodeBlock.of("return ($T) $L.invokeExact(holder);\n", type, handle)))
                    .build());
            return name;
        });
    }

    private String setterCall(Member member, ExecutableElement setter) {
        return handles.computeIfAbsent(List.of(setter, member.holder()), key -> {
            ClassName holder = className(member.holder());
            TypeName type = member.typeName();
            String handle = methodHandle(member, setter, methodType(TypeName.VOID, holder, raw(type)));
            String name = names.newName(
                    "call" + Names.capitalised(setter.getSimpleName().toString()));
            methods.add(handleCall(name)
                    .addParameter(holder, "holder")
                    .addParameter(type, "value")
                    .addCode(guarded(CodeBlock.of("$L.invokeExact(holder, value);\n", handle)))
                    .build());
            return name;
        });
    }

    private static CodeBlock methodType(TypeName result, TypeName... parameters) {
        CodeBlock.Builder type = CodeBlock.builder().add("$T.methodType($T.class", Names.METHOD_TYPE, result);
        for (TypeName parameter : parameters) {
            type.add(", $T.class", parameter);
        }
        return type.add(")").build();
    }

    private String constructorCall(Construction construction) {
        ClassName type = construction.type();
        TypeElement element = compilation.elements().getTypeElement(type.canonicalName());
        return handles.computeIfAbsent(element, key -> {
            findsConstructors = true;
            String constant = names.newName("NEW_" + Names.constant(type.simpleName()));
            fields.add(constant(Names.METHOD_HANDLE, constant)
                    .initializer("constructor($T.class)", type)
                    .build());
            String name = names.newName("new" + type.simpleName());
            methods.add(handleCall(name)
                    .returns(type)
                    .addCode(guarded(CodeBlock.of("return ($T) $L.invokeExact();\n", type, constant)))
                    .build());
            return name;
        });
    }

    private String methodHandle(Member member, ExecutableElement method, CodeBlock calledAs) {
        findsMethods = true;
        CodeBlock.Builder declaredAs =
                CodeBlock.builder().add("$T.methodType($L", Names.METHOD_TYPE, literal(member, method.getReturnType()));
        method.getParameters()
                .forEach(parameter -> declaredAs.add(
                        ", $T.class", TypeName.get(compilation.types().erasure(parameter.asType()))));
        String name = constantName(member, method.getSimpleName().toString());
        fields.add(constant(Names.METHOD_HANDLE, name)
                .initializer(
                        "method($L, $S, $L, $L)",
                        classLiteral(member, (TypeElement) method.getEnclosingElement()),
                        method.getSimpleName(),
                        declaredAs.add(")").build(),
                        calledAs)
                .build());
        return name;
    }

    /** {@code NAME} for a member of the entity, {@code ADDRESS_CITY} for one of an embeddable class. */
    private String constantName(Member member, String name) {
        ClassName holder = className(member.holder());
        String prefix = holder.equals(entity) ? "" : Names.constant(holder.simpleName()) + "_";
        return names.newName(prefix + Names.constant(name));
    }

    private static ClassName className(TypeElement type) {
        return ClassName.get(type);
    }

    /** A class literal; a class that the accessor may not name is found as a superclass of one that it may. */
    private CodeBlock classLiteral(Member member, TypeElement declaring) {
        if (visibility.canName(declaring)) {
            return CodeBlock.of("$T.class", className(declaring));
        }
        CodeBlock literal = CodeBlock.of("$T.class", className(member.holder()));
        TypeElement each = member.holder();
        while (each != null && !each.equals(declaring)) {
            literal = CodeBlock.of("$L.getSuperclass()", literal);
            each = compilation.superclass(each);
        }
        return literal;
    }

    /** The literal of a type that a method returns, which may be a superclass that the accessor may not name. */
    private CodeBlock literal(Member member, TypeMirror type) {
        TypeElement element = compilation.classOf(type);
        return element == null
                ? CodeBlock.of("$T.class", TypeName.get(compilation.types().erasure(type)))
                : classLiteral(member, element);
    }

    private static FieldSpec.Builder constant(ClassName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    private static MethodSpec.Builder handleCall(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    }

    /** What the called code throws goes through as it is, unless it is checked. */
    private static CodeBlock guarded(CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("catch (RuntimeException | Error e)")
                .addStatement("throw e")
                .nextControlFlow("catch ($T e)", Throwable.class)
                .addStatement("throw new IllegalStateException(e)")
                .endControlFlow()
                .build();
    }

    private static MethodSpec fieldFinder() {
        return handleCall("field")
                .returns(Names.VAR_HANDLE)
                .addParameter(wildcardClass(), "owner")
                .addParameter(Names.STRING, "name")
                .addParameter(wildcardClass(), "type")
                .addCode(lookup(CodeBlock.of("findVarHandle(owner, name, type)"), "owner.getName() + \".\" + name"))
                .build();
    }

    private static MethodSpec methodFinder() {
        return handleCall("method")
                .returns(Names.METHOD_HANDLE)
                .addParameter(wildcardClass(), "owner")
                .addParameter(Names.STRING, "name")
                .addParameter(Names.METHOD_TYPE, "declaredAs")
                .addParameter(Names.METHOD_TYPE, "calledAs")
                .addCode(lookup(
                        CodeBlock.of("findVirtual(owner, name, declaredAs).asType(calledAs)"),
                        "owner.getName() + \".\" + name"))
                .build();
    }

    private static MethodSpec constructorFinder() {
        return handleCall("constructor")
                .returns(Names.METHOD_HANDLE)
                .addParameter(wildcardClass(), "owner")
                .addCode(lookup(
                        CodeBlock.of("findConstructor(owner, $T.methodType(void.class))", Names.METHOD_TYPE),
                        "\"the constructor of \" + owner.getName()"))
                .build();
    }

    private static CodeBlock lookup(CodeBlock search, String what) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .addStatement(
                        "return $T.privateLookupIn(owner, $T.lookup()).$L",
                        Names.METHOD_HANDLES,
                        Names.METHOD_HANDLES,
                        search)
                .nextControlFlow("catch ($T e)", ReflectiveOperationException.class)
                .addStatement(
                        "throw new IllegalStateException($S + $L + $S, e)",
                        "Generated code cannot reach ",
                        what,
                        ". Recompile it together with the entity; in a named module, open the package.")
                .endControlFlow()
                .build();
    }

    private static TypeName wildcardClass() {
        return ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));
    }
}
