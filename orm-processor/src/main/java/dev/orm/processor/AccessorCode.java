package dev.orm.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.Attribute.Leaf;
import dev.orm.processor.Attribute.ToOne;
import dev.orm.processor.ValueType.Comparison;
import dev.orm.processor.ValueType.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The names, fields and small methods that the methods of one accessor share. */
final class AccessorCode {

    private static final List<String> RESERVED = List.of(
            "types",
            "field",
            "method",
            "constructor",
            "basic",
            "unknown",
            "ATTRIBUTES",
            "COLLECTIONS",
            "RECORDS",
            "COMPUTED");

    private final NameAllocator names = new NameAllocator();
    private final MemberCode members;
    private final Map<Integer, String> typeFields = new HashMap<>();
    private final Map<Integer, String> scaleFields = new HashMap<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final Map<String, MethodSpec> shared = new LinkedHashMap<>();
    private final List<Integer> apart;

    AccessorCode(Compilation compilation, Entity entity) {
        RESERVED.forEach(names::newName);
        this.apart = Stream.concat(entity.lazy().stream(), entity.computed().stream())
                .map(Leaf::index)
                .toList();
        this.members = new MemberCode(compilation, entity, names);
        // All names of the class are given before those of local variables, which must not hide them.
        nameMembers(entity.attributes());
        for (Leaf leaf : entity.leaves()) {
            if (leaf instanceof Basic basic) {
                nameTypes(basic);
            }
        }
    }

    private void nameMembers(List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            members.get(attribute.member(), "holder");
            if (!attribute.member().isComponent()) {
                members.set(attribute.member(), "holder", CodeBlock.of("value"));
            }
            if (attribute instanceof Embedded embedded) {
                nameMembers(embedded.parts());
            }
        }
    }

    private void nameTypes(Basic basic) {
        String base = Names.camelCase(basic.path());
        if (basic.value().isConverted()) {
            String name = names.newName(base + "Type");
            typeFields.put(basic.index(), name);
            TypeName type =
                    ParameterizedTypeName.get(Names.SQL_TYPE, basic.value().boxed());
            fields.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                    .build());
        } else if (basic.value().storage() == Storage.DECIMAL) {
            String name = names.newName(base + "Scale");
            scaleFields.put(basic.index(), name);
            fields.add(FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.FINAL)
                    .build());
        }
    }

    MemberCode members() {
        return members;
    }

    /** A name for a method of the accessor. */
    String newName(String suggestion) {
        return names.newName(suggestion);
    }

    /** Names for the local variables of a method, none of which hides a field. */
    NameAllocator locals(String... parameters) {
        NameAllocator locals = names.clone();
        for (String parameter : parameters) {
            locals.newName(parameter);
        }
        return locals;
    }

    void addFieldsTo(TypeSpec.Builder accessor) {
        accessor.addFields(members.fields());
        accessor.addField(FieldSpec.builder(typeArray(), "types", Modifier.PRIVATE, Modifier.FINAL)
                .build());
        accessor.addFields(fields);
    }

    void addMethodsTo(TypeSpec.Builder accessor) {
        accessor.addMethods(shared.values());
        members.addMethodsTo(accessor);
    }

    static TypeName typeArray() {
        return ArrayTypeName.of(sqlType());
    }

    /** The constructor, which refuses types that the code was not written for. */
    MethodSpec constructor(Entity entity) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(typeArray(), "types")
                .addStatement("this.types = copy(types)");
        for (Leaf leaf : entity.leaves()) {
            ValueType value = leaf instanceof Basic basic ? basic.value() : ((ToOne) leaf).key();
            if (value.isConverted()) {
                if (leaf instanceof Basic) {
                    constructor.addStatement(
                            "this.$L = ($T) types[$L]",
                            typeFields.get(leaf.index()),
                            ParameterizedTypeName.get(Names.SQL_TYPE, value.boxed()),
                            leaf.index());
                }
            } else if (leaf instanceof Basic || value.isLongKey()) {
                basicCheck(entity);
                constructor.addStatement("basic(types[$L], $S, $T.class)", leaf.index(), leaf.path(), value.boxed());
            }
            if (scaleFields.containsKey(leaf.index())) {
                constructor.addStatement("this.$L = types[$L].scale()", scaleFields.get(leaf.index()), leaf.index());
            }
        }
        return constructor.build();
    }

    private void basicCheck(Entity entity) {
        shared.computeIfAbsent(
                "basic",
                name -> MethodSpec.methodBuilder(name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(sqlType(), "type")
                        .addParameter(Names.STRING, "attribute")
                        .addParameter(
                                ParameterizedTypeName.get(
                                        ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                                "javaType")
                        .beginControlFlow("if (type.isConverted() || type.javaType() != javaType)")
                        .addStatement(
                                "throw new IllegalArgumentException($S + attribute + $S)",
                                "Generated code of " + entity.type().simpleName() + " reads and writes ",
                                " as it is declared, but the mapping stores it otherwise. Name its converter by @Convert on the attribute.")
                        .endControlFlow()
                        .build());
    }

    private static TypeName sqlType() {
        return ParameterizedTypeName.get(Names.SQL_TYPE, WildcardTypeName.subtypeOf(Object.class));
    }

    /** The position of a column in a row, which has none for attributes that are computed or read later. */
    CodeBlock column(Leaf leaf) {
        int before = leaf.index()
                - (int) apart.stream().filter(index -> index < leaf.index()).count();
        return before == 0 ? CodeBlock.of("first") : CodeBlock.of("first + $L", before);
    }

    String typeField(Leaf leaf) {
        return typeFields.get(leaf.index());
    }

    /** An expression that reads an attribute from a row. A converted primitive is read as its wrapper. */
    CodeBlock readValue(Basic basic) {
        ValueType value = basic.value();
        Storage storage = value.storage();
        if (storage == Storage.CONVERTED) {
            return CodeBlock.of("$L.read(row, $L)", typeField(basic), column(basic));
        }
        if (storage == Storage.DECIMAL) {
            return CodeBlock.of("row.getBigDecimal($L, $L)", column(basic), scaleFields.get(basic.index()));
        }
        if (storage.isNumberOrBoolean() && !value.isPrimitive()) {
            return CodeBlock.of("$L(row, $L)", nullableReader(value), column(basic));
        }
        return CodeBlock.of("row.$L($L)", storage.getter(), column(basic));
    }

    private String nullableReader(ValueType value) {
        String name = "read" + ((ClassName) value.type()).simpleName();
        shared.computeIfAbsent(
                "row " + name,
                key -> MethodSpec.methodBuilder(name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(value.type())
                        .addParameter(Names.ROW_READER, "row")
                        .addParameter(TypeName.INT, "column")
                        .addException(Names.SQL_EXCEPTION)
                        .addStatement(
                                "$T value = row.$L(column)",
                                value.type().unbox(),
                                value.storage().getter())
                        .addStatement(
                                "return $L && row.wasNull() ? null : value",
                                isZero(value.type().unbox(), "value"))
                        .build());
        return name;
    }

    /** SQL {@code NULL} reads as 0 or false, so that a driver need not be asked of anything else. */
    static CodeBlock isZero(TypeName primitive, String variable) {
        return primitive.equals(TypeName.BOOLEAN) ? CodeBlock.of("!$L", variable) : CodeBlock.of("$L == 0", variable);
    }

    /** An expression of exactly the primitive type for one that may be a null wrapper. */
    CodeBlock unboxed(TypeName primitive, CodeBlock value) {
        shared.computeIfAbsent(
                "unboxed " + primitive,
                key -> MethodSpec.methodBuilder("unboxed")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(primitive)
                        .addParameter(primitive.box(), "value")
                        .addStatement("return value == null ? $L : value", zero(primitive))
                        .build());
        return CodeBlock.of("unboxed($L)", value);
    }

    private static String zero(TypeName primitive) {
        return primitive.equals(TypeName.BOOLEAN) ? "false" : "(" + primitive + ") 0";
    }

    /** An expression of exactly the attribute's type for an object in the local variable {@code value}. */
    CodeBlock fromObject(Basic basic, CodeBlock object) {
        ValueType value = basic.value();
        if (value.storage().isWhole()) {
            // Any whole number will do: the session knows ids as long.
            TypeName boxed = value.boxed();
            String name = "to" + ((ClassName) boxed).simpleName();
            shared.computeIfAbsent(
                    name,
                    key -> MethodSpec.methodBuilder(name)
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                            .returns(boxed)
                            .addParameter(Names.OBJECT, "value")
                            .beginControlFlow("if (value == null || value instanceof $T)", boxed)
                            .addStatement("return ($T) value", boxed)
                            .endControlFlow()
                            .addStatement("return $L", wholeNumber(value.storage()))
                            .build());
            CodeBlock call = CodeBlock.of("$L($L)", name, object);
            return value.isPrimitive() ? unboxed(value.type(), call) : call;
        }
        CodeBlock cast = CodeBlock.of("($T) $L", value.boxed(), object);
        return value.isPrimitive() ? unboxed(value.type(), cast) : cast;
    }

    private static String wholeNumber(Storage storage) {
        return switch (storage) {
            case LONG -> "((Number) value).longValue()";
            case INT -> "Math.toIntExact(((Number) value).longValue())";
            default -> "((Number) value).shortValue()";
        };
    }

    /** An expression that copies a value, if it can be changed. */
    CodeBlock copyOf(Basic basic, CodeBlock value) {
        Comparison comparison = basic.value().comparison();
        if (comparison == Comparison.STORED) {
            return CodeBlock.of("$L.copy($L)", typeField(basic), value);
        }
        if (comparison == Comparison.BYTES) {
            shared.computeIfAbsent(
                    "cloned",
                    name -> MethodSpec.methodBuilder(name)
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                            .returns(Names.BYTES)
                            .addParameter(Names.BYTES, "bytes")
                            .addStatement("return bytes == null ? null : bytes.clone()")
                            .build());
            return CodeBlock.of("cloned($L)", value);
        }
        return value;
    }

    /** An expression that tells whether two values differ. */
    CodeBlock differ(Basic basic, CodeBlock left, CodeBlock right) {
        return switch (basic.value().comparison()) {
            case PRIMITIVE -> CodeBlock.of("$L != $L", left, right);
            case FLOATING ->
                CodeBlock.of("$T.compare($L, $L) != 0", basic.value().boxed(), left, right);
            case NUMERIC -> {
                shared.computeIfAbsent(
                        "isSameNumber",
                        name -> MethodSpec.methodBuilder(name)
                                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                                .returns(TypeName.BOOLEAN)
                                .addParameter(Names.BIG_DECIMAL, "left")
                                .addParameter(Names.BIG_DECIMAL, "right")
                                .addStatement(
                                        "return left == right || left != null && right != null && left.compareTo(right) == 0")
                                .build());
                yield CodeBlock.of("!isSameNumber($L, $L)", left, right);
            }
            case BYTES -> CodeBlock.of("!$T.equals($L, $L)", Names.ARRAYS, left, right);
            case EQUALS -> CodeBlock.of("!$T.equals($L, $L)", Names.OBJECTS, left, right);
            case STORED -> CodeBlock.of("!$L.isSame($L, $L)", typeField(basic), left, right);
        };
    }

    /** A statement that refuses the number of an attribute, which is in a local variable. */
    CodeBlock unknown(Entity entity, String number) {
        shared.computeIfAbsent(
                "unknown",
                name -> MethodSpec.methodBuilder(name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(IllegalArgumentException.class)
                        .addParameter(TypeName.INT, "number")
                        .addStatement(
                                "return new IllegalArgumentException($S + number + $S)",
                                entity.type().simpleName() + " has no attribute number ",
                                ".")
                        .build());
        return CodeBlock.of("throw unknown($L)", number);
    }
}
