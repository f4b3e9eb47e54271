package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.Attribute.ToOne;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the method of an accessor that reads a row, and one for each embedded object in it. */
final class RowWriter {

    private final Entity entity;
    private final AccessorCode code;
    private final Map<Embedded, String> readers = new HashMap<>();

    RowWriter(Entity entity, AccessorCode code) {
        this.entity = entity;
        this.code = code;
        for (Embedded embedded : entity.embedded()) {
            readers.put(embedded, code.newName("read" + Names.capitalised(Names.camelCase(embedded.path()))));
        }
    }

    void addTo(TypeSpec.Builder accessor) {
        accessor.addMethod(read());
        entity.embedded().forEach(embedded -> accessor.addMethod(readEmbedded(embedded)));
    }

    private MethodSpec read() {
        CodeBlock.Builder body = CodeBlock.builder();
        NameAllocator locals = code.locals("row", "first", "target", "references");
        for (Attribute attribute : entity.attributes()) {
            if (attribute instanceof Basic basic && (basic.lazy() || basic.computed())) {
                continue;
            } else if (attribute instanceof Basic basic
                    && basic == entity.id()
                    && basic.value().isLongKey()) {
                set(basic, id(basic), body);
            } else if (attribute instanceof Basic basic) {
                CodeBlock value = code.readValue(basic);
                boolean unbox = basic.value().isConverted() && basic.value().isPrimitive();
                set(basic, unbox ? code.unboxed(basic.value().type(), value) : value, body);
            } else if (attribute instanceof Embedded embedded) {
                set(embedded, CodeBlock.of("$L(row, first)", readers.get(embedded)), body);
            } else if (attribute instanceof ToOne toOne) {
                readReference(toOne, locals.newName(Names.identifier(toOne.name())), body);
            }
        }
        return AccessorWriter.overriding("read")
                .addParameter(Names.ROW_READER, "row")
                .addParameter(TypeName.INT, "first")
                .addParameter(entity.type(), "target")
                .addParameter(Names.REFERENCES, "references")
                .addException(Names.SQL_EXCEPTION)
                .addCode(body.build())
                .build();
    }

    /** Who reads rows has read the id already, to find the object of the row. */
    private CodeBlock id(Basic id) {
        TypeName primitive = id.value().boxed().unbox();
        CodeBlock number = CodeBlock.of("references.id(row, $L)", code.column(id));
        CodeBlock value = primitive.equals(TypeName.LONG) ? number : CodeBlock.of("($T) $L", primitive, number);
        return id.value().isPrimitive()
                ? value
                : CodeBlock.of("$T.valueOf($L)", id.value().type(), value);
    }

    private void set(Attribute attribute, CodeBlock value, CodeBlock.Builder body) {
        body.addStatement(code.members().set(attribute.member(), "target", value));
    }

    private void readReference(ToOne toOne, String key, CodeBlock.Builder body) {
        if (toOne.composite()) {
            set(
                    toOne,
                    CodeBlock.of("($T) references.find($L, row)", toOne.member().typeName(), toOne.index()),
                    body);
            return;
        }
        CodeBlock isNull;
        if (toOne.key().isLongKey()) {
            body.addStatement("long $L = row.$L($L)", key, toOne.key().storage().getter(), code.column(toOne));
            isNull = CodeBlock.of("$L && row.wasNull()", AccessorCode.isZero(TypeName.LONG, key));
        } else {
            body.addStatement("Object $L = types[$L].read(row, $L)", key, toOne.index(), code.column(toOne));
            isNull = CodeBlock.of("$L == null", key);
        }
        TypeName type = toOne.member().typeName();
        set(toOne, CodeBlock.of("($T) ($L ? null : references.find($L, $L))", type, isNull, toOne.index(), key), body);
    }

    private void make(Embedded embedded, List<CodeBlock> values, CodeBlock.Builder body) {
        if (embedded.isRecord()) {
            body.addStatement("return new $T($L)", embedded.className(), CodeBlock.join(values, ", "));
            return;
        }
        body.addStatement("$T result = $L", embedded.className(), code.members().create(embedded.construction()));
        for (int i = 0; i < values.size(); i++) {
            body.addStatement(code.members().set(embedded.parts().get(i).member(), "result", values.get(i)));
        }
        body.addStatement("return result");
    }

    /** Reads an embedded object, which is null when all its columns are. */
    private MethodSpec readEmbedded(Embedded embedded) {
        CodeBlock.Builder body = CodeBlock.builder();
        NameAllocator locals = code.locals("row", "first", "result");
        List<CodeBlock> absent = new ArrayList<>();
        List<CodeBlock> values = new ArrayList<>();
        for (Attribute part : embedded.parts()) {
            String local = locals.newName(Names.identifier(part.name()));
            CodeBlock value = CodeBlock.of("$L", local);
            if (part instanceof Embedded inner) {
                body.addStatement("$T $L = $L(row, first)", inner.className(), local, readers.get(inner));
                absent.add(CodeBlock.of("$L == null", local));
            } else {
                Basic basic = (Basic) part;
                ValueType type = basic.value();
                boolean plainPrimitive = type.isPrimitive() && !type.isConverted();
                body.addStatement(
                        "$T $L = $L", plainPrimitive ? type.type() : type.boxed(), local, code.readValue(basic));
                if (plainPrimitive) {
                    String present = locals.newName("is" + Names.capitalised(part.name()) + "Null");
                    body.addStatement(
                            "boolean $L = $L && row.wasNull()", present, AccessorCode.isZero(type.type(), local));
                    absent.add(CodeBlock.of("$L", present));
                } else {
                    absent.add(CodeBlock.of("$L == null", local));
                    value = type.isPrimitive() ? code.unboxed(type.type(), value) : value;
                }
            }
            values.add(value);
        }
        ClassName type = embedded.className();
        if (absent.isEmpty()) {
            body.addStatement("return null");
        } else {
            body.beginControlFlow("if ($L)", absent.stream().collect(CodeBlock.joining(" && ")))
                    .addStatement("return null")
                    .endControlFlow();
            make(embedded, values, body);
        }
        return MethodSpec.methodBuilder(readers.get(embedded))
                .addModifiers(Modifier.PRIVATE)
                .returns(type)
                .addParameter(Names.ROW_READER, "row")
                .addParameter(TypeName.INT, "first")
                .addException(Names.SQL_EXCEPTION)
                .addCode(body.build())
                .build();
    }
}
