package dev.orm.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.Attribute.Leaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes {@code records} and {@code setRecord} of an accessor whose entity embeds records, which are made and never changed. */
final class RecordWriter {

    /** A record that is in no other one, with what is embedded around it. */
    private record Outermost(Embedded embedded, List<Embedded> around) {}

    private final Entity entity;
    private final AccessorCode code;
    private final List<Outermost> records = new ArrayList<>();
    private final Map<Embedded, String> makers = new LinkedHashMap<>();

    RecordWriter(Entity entity, AccessorCode code) {
        this.entity = entity;
        this.code = code;
        collect(entity.attributes(), List.of());
    }

    private void collect(List<Attribute> attributes, List<Embedded> around) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Embedded embedded && embedded.isRecord()) {
                records.add(new Outermost(embedded, around));
                nameMakers(embedded);
            } else if (attribute instanceof Embedded embedded) {
                List<Embedded> inside = new ArrayList<>(around);
                inside.add(embedded);
                collect(embedded.parts(), inside);
            }
        }
    }

    private void nameMakers(Embedded embedded) {
        makers.put(embedded, code.newName("make" + Names.capitalised(Names.camelCase(embedded.path()))));
        embedded.parts().forEach(part -> {
            if (part instanceof Embedded inner) {
                nameMakers(inner);
            }
        });
    }

    void addTo(TypeSpec.Builder accessor) {
        if (records.isEmpty()) {
            return;
        }
        int[] firsts = new int[entity.leaves().size()];
        Arrays.fill(firsts, -1);
        for (Outermost record : records) {
            List<Leaf> leaves = leaves(record.embedded());
            leaves.forEach(leaf -> firsts[leaf.index()] = leaves.get(0).index());
        }
        CodeBlock list = IntStream.of(firsts)
                .mapToObj(first -> CodeBlock.of("$L", first))
                .collect(CodeBlock.joining(",$W"));
        accessor.addField(FieldSpec.builder(
                        ArrayTypeName.of(int.class), "RECORDS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("{$L}", list)
                .build());
        accessor.addMethod(AccessorWriter.overriding("records")
                .returns(ArrayTypeName.of(int.class))
                .addStatement("return RECORDS.clone()")
                .build());
        accessor.addMethod(setRecord());
        makers.forEach((embedded, name) -> accessor.addMethod(maker(embedded, name)));
    }

    private static List<Leaf> leaves(Embedded embedded) {
        List<Leaf> leaves = new ArrayList<>();
        for (Attribute part : embedded.parts()) {
            if (part instanceof Embedded inner) {
                leaves.addAll(leaves(inner));
            } else {
                leaves.add((Leaf) part);
            }
        }
        return leaves;
    }

    private MethodSpec setRecord() {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (first)");
        for (Outermost record : records) {
            body.beginControlFlow("case $L ->", leaves(record.embedded()).get(0).index());
            NameAllocator locals = code.locals("first", "entity", "values");
            ClassName type = record.embedded().className();
            String value = locals.newName(Names.camelCase(record.embedded().path()));
            body.addStatement("$T $L = $L(values, 0)", type, value, makers.get(record.embedded()));
            String holder = "entity";
            for (Embedded around : record.around()) {
                holder = present(around, holder, value, locals, body);
            }
            body.addStatement(code.members().set(record.embedded().member(), holder, CodeBlock.of("$L", value)));
            body.endControlFlow();
        }
        body.addStatement("default -> super.setRecord(first, entity, values)").endControlFlow();
        return AccessorWriter.overriding("setRecord")
                .addParameter(TypeName.INT, "first")
                .addParameter(entity.type(), "entity")
                .addParameter(ArrayTypeName.of(Object.class), "values")
                .addCode(body.build())
                .build();
    }

    /** Gets an embedded object, which is made if it is missing, unless there is nothing to put into it. */
    private String present(
            Embedded embedded, String holder, String value, NameAllocator locals, CodeBlock.Builder body) {
        String local = locals.newName(Names.camelCase(embedded.path()));
        body.addStatement(
                "$T $L = $L", embedded.className(), local, code.members().get(embedded.member(), holder));
        body.beginControlFlow("if ($L == null)", local)
                .beginControlFlow("if ($L == null)", value)
                .addStatement("return")
                .endControlFlow()
                .addStatement("$L = $L", local, code.members().create(embedded.construction()))
                .addStatement(code.members().set(embedded.member(), holder, CodeBlock.of("$L", local)))
                .endControlFlow();
        return local;
    }

    private MethodSpec maker(Embedded embedded, String name) {
        CodeBlock.Builder body = CodeBlock.builder();
        int size = leaves(embedded).size();
        body.addStatement(
                        "boolean absent = $L",
                        IntStream.range(0, size)
                                .mapToObj(i -> CodeBlock.of("values[$L] == null", at(i)))
                                .collect(CodeBlock.joining(" && ")))
                .beginControlFlow("if (absent)")
                .addStatement("return null")
                .endControlFlow();
        List<CodeBlock> values = new ArrayList<>();
        int place = 0;
        for (Attribute part : embedded.parts()) {
            if (part instanceof Embedded inner) {
                values.add(CodeBlock.of("$L(values, $L)", makers.get(inner), at(place)));
                place += leaves(inner).size();
            } else {
                values.add(code.fromObject((Basic) part, CodeBlock.of("values[$L]", at(place))));
                place++;
            }
        }
        if (embedded.isRecord()) {
            body.addStatement("return new $T($L)", embedded.className(), CodeBlock.join(values, ", "));
        } else {
            body.addStatement(
                    "$T made = $L", embedded.className(), code.members().create(embedded.construction()));
            for (int i = 0; i < values.size(); i++) {
                body.addStatement(code.members().set(embedded.parts().get(i).member(), "made", values.get(i)));
            }
            body.addStatement("return made");
        }
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(embedded.className())
                .addParameter(ArrayTypeName.of(Object.class), "values")
                .addParameter(TypeName.INT, "at")
                .addCode(body.build())
                .build();
    }

    private static CodeBlock at(int place) {
        return place == 0 ? CodeBlock.of("at") : CodeBlock.of("at + $L", place);
    }
}
