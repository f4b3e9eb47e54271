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
import dev.orm.processor.Attribute.Collected;
import dev.orm.processor.Attribute.Leaf;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the accessor of an entity. */
final class AccessorWriter {

    private final Entity entity;
    private final ClassName accessor;
    private final ClassName reference;
    private final AccessorCode code;

    AccessorWriter(Compilation compilation, Entity entity, ClassName accessor, ClassName reference) {
        this.entity = entity;
        this.accessor = accessor;
        this.reference = reference;
        this.code = new AccessorCode(compilation, entity);
    }

    static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(accessor)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Names.ENTITY_ACCESSOR, entity.type()))
                .addJavadoc("Reads and writes the attributes of {@link $T}.\n", entity.type())
                .alwaysQualify("References");
        if (entity.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addMethod(code.constructor(entity).toBuilder()
                .addJavadoc("Makes an accessor.\n\n@param types the types of the attributes, in order\n")
                .build());
        addNames(type, "attributes", entity.leaves().stream().map(Leaf::path));
        addNames(type, "collections", entity.collections().stream().map(Collected::name));
        addCreation(type);
        new RowWriter(entity, code).addTo(type);
        new SnapshotWriter(entity, code, accessor).addTo(type);
        new BindWriter(entity, code).addTo(type);
        new RecordWriter(entity, code).addTo(type);
        addComputed(type);
        addCollections(type);
        type.addMethod(longId());
        code.addFieldsTo(type);
        code.addMethodsTo(type);
        return type.build();
    }

    /** The names are a constant too, so that the mapping can compare them before it makes an accessor. */
    private static void addNames(TypeSpec.Builder type, String method, Stream<String> names) {
        String constant = Names.constant(method);
        CodeBlock list = names.map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",$W"));
        TypeName array = ArrayTypeName.of(Names.STRING);
        type.addField(FieldSpec.builder(array, constant, Modifier.STATIC, Modifier.FINAL)
                .initializer("{$L}", list)
                .build());
        type.addMethod(overriding(method)
                .returns(array)
                .addStatement("return $L.clone()", constant)
                .build());
    }

    private void addCreation(TypeSpec.Builder type) {
        type.addMethod(newInstance());
        type.addMethod(overriding("canReference")
                .returns(TypeName.BOOLEAN)
                .addStatement("return $L", entity.referenceable())
                .build());
        MethodSpec.Builder newReference =
                overriding("newReference").returns(entity.type()).addParameter(Names.REFERENCE_LOADER, "loader");
        if (entity.referenceable()) {
            newReference.addStatement("return new $T(loader)", reference);
        } else {
            newReference.addStatement(
                    "throw new UnsupportedOperationException($S)",
                    "No reference to " + entity.type().simpleName() + " can be made, because " + entity.obstacle()
                            + ".");
        }
        type.addMethod(newReference.build());
    }

    private void addComputed(TypeSpec.Builder type) {
        List<Basic> computed = entity.computed();
        if (computed.isEmpty()) {
            return;
        }
        ClassName path = entity.queryType();
        type.addField(FieldSpec.builder(path, "COMPUTED", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($S)", path, "computed")
                .build());
        type.addMethod(
                overriding("root").returns(path).addStatement("return COMPUTED").build());
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (attribute)");
        for (Basic basic : computed) {
            body.addStatement("case $L: return $T.$L(COMPUTED)", basic.index(), entity.type(), basic.name());
        }
        type.addMethod(overriding("computed")
                .returns(ParameterizedTypeName.get(Names.EXPRESSION, WildcardTypeName.subtypeOf(Object.class)))
                .addParameter(TypeName.INT, "attribute")
                .addCode(body.addStatement("default: $L", code.unknown(entity, "attribute"))
                        .endControlFlow()
                        .build())
                .build());
    }

    private MethodSpec newInstance() {
        MethodSpec.Builder method = overriding("newInstance").returns(entity.type());
        if (entity.element().getModifiers().contains(Modifier.ABSTRACT)) {
            return method.addStatement(
                            "throw new UnsupportedOperationException($S)",
                            entity.type().simpleName() + " is abstract, so no object of it can be made.")
                    .build();
        }
        return method.addStatement("return $L", code.members().create(entity.construction()))
                .build();
    }

    private void addCollections(TypeSpec.Builder type) {
        CodeBlock.Builder get = CodeBlock.builder().beginControlFlow("switch (collection)");
        CodeBlock.Builder set = CodeBlock.builder().beginControlFlow("switch (collection)");
        List<Collected> collections = entity.collections();
        for (int index = 0; index < collections.size(); index++) {
            Collected collection = collections.get(index);
            get.addStatement("case $L: return $L", index, code.members().get(collection.member(), "entity"));
            CodeBlock value = CodeBlock.of("($T) value", collection.member().typeName());
            set.add("case $L:\n", index)
                    .indent()
                    .addStatement(code.members().set(collection.member(), "entity", value))
                    .addStatement("break")
                    .unindent();
        }
        CodeBlock unknown = code.unknown(entity, "collection");
        type.addMethod(overriding("getCollection")
                .returns(Names.OBJECT)
                .addParameter(TypeName.INT, "collection")
                .addParameter(entity.type(), "entity")
                .addCode(get.addStatement("default: $L", unknown)
                        .endControlFlow()
                        .build())
                .build());
        type.addMethod(overriding("setCollection")
                .addParameter(TypeName.INT, "collection")
                .addParameter(entity.type(), "entity")
                .addParameter(Names.OBJECT, "value")
                .addCode(set.addStatement("default: $L", unknown)
                        .endControlFlow()
                        .build())
                .build());
    }

    private MethodSpec longId() {
        Basic id = entity.id();
        MethodSpec.Builder method =
                overriding("getLongId").returns(TypeName.LONG).addParameter(entity.type(), "entity");
        if (id == null || !id.value().isLongKey()) {
            return method.addStatement(
                            "throw new UnsupportedOperationException($S)",
                            "The id of " + entity.type().simpleName() + " is no long and no int.")
                    .build();
        }
        CodeBlock value = code.members().get(id.member(), "entity");
        if (id.value().isPrimitive()) {
            return method.addStatement("return $L", value).build();
        }
        return method.addStatement("$T id = $L", id.value().type(), value)
                .addStatement("return id == null ? 0 : id")
                .build();
    }
}
