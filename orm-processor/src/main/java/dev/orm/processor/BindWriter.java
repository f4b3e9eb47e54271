package dev.orm.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.Attribute.Leaf;
import dev.orm.processor.Attribute.ToOne;
import dev.orm.processor.ValueType.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the methods of an accessor that take one attribute by its number: {@code bind}, {@code get} and {@code set}. */
final class BindWriter {

    private final Entity entity;
    private final AccessorCode code;

    BindWriter(Entity entity, AccessorCode code) {
        this.entity = entity;
        this.code = code;
    }

    void addTo(TypeSpec.Builder accessor) {
        accessor.addMethod(bind());
        accessor.addMethod(get());
        accessor.addMethod(set());
    }

    /**
     * One attribute with the embedded objects around it.
     *
     * @param leaf the attribute
     * @param around the embedded objects, outermost first
     */
    private record Place(Leaf leaf, List<Embedded> around) {}

    private static void places(List<Attribute> attributes, List<Embedded> around, List<Place> places) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Leaf leaf) {
                places.add(new Place(leaf, around));
            } else if (attribute instanceof Embedded embedded) {
                List<Embedded> inside = new ArrayList<>(around);
                inside.add(embedded);
                places(embedded.parts(), inside, places);
            }
        }
    }

    private CodeBlock cases(BiConsumer<Place, CodeBlock.Builder> writeCase) {
        List<Place> places = new ArrayList<>();
        places(entity.attributes(), List.of(), places);
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (attribute)");
        for (Place place : places) {
            body.beginControlFlow("case $L ->", place.leaf().index());
            writeCase.accept(place, body);
            body.endControlFlow();
        }
        return body.addStatement("default -> $L", code.unknown(entity, "attribute"))
                .endControlFlow()
                .build();
    }

    /** Declares local variables for the embedded objects around an attribute; each may be null. Returns the last. */
    private String holder(Place place, NameAllocator locals, CodeBlock.Builder body) {
        String holder = "entity";
        for (Embedded embedded : place.around()) {
            CodeBlock value = code.members().get(embedded.member(), holder);
            String local = locals.newName(Names.camelCase(embedded.path()));
            body.addStatement("$T $L = $L", embedded.className(), local, orNull(holder, value));
            holder = local;
        }
        return holder;
    }

    private static CodeBlock orNull(String holder, CodeBlock value) {
        return holder.equals("entity") ? value : CodeBlock.of("$L == null ? null : $L", holder, value);
    }

    private MethodSpec bind() {
        return AccessorWriter.overriding("bind")
                .addParameter(TypeName.INT, "attribute")
                .addParameter(entity.type(), "entity")
                .addParameter(Names.PARAMETER_BINDER, "binder")
                .addParameter(TypeName.INT, "index")
                .addException(Names.SQL_EXCEPTION)
                .addCode(cases(this::bindOne))
                .build();
    }

    private void bindOne(Place place, CodeBlock.Builder body) {
        if (place.leaf() instanceof ToOne toOne) {
            body.addStatement(
                    "throw new IllegalArgumentException($S)",
                    entity.type().simpleName() + "." + toOne.name()
                            + " is an association; its foreign key is bound by the session.");
            return;
        }
        Basic basic = (Basic) place.leaf();
        ValueType type = basic.value();
        NameAllocator locals = code.locals("attribute", "entity", "binder", "index");
        String holder = holder(place, locals, body);
        CodeBlock value = code.members().get(basic.member(), holder);
        if (type.isConverted()) {
            body.addStatement("$L.bind(binder, index, $L)", code.typeField(basic), orNull(holder, value));
            return;
        }
        boolean direct = type.isPrimitive() && place.around().isEmpty();
        if (direct) {
            body.addStatement("binder.$L(index, $L)", type.storage().setter(), value);
            return;
        }
        String checked = holder;
        CodeBlock bound = value;
        if (!type.isPrimitive()) {
            checked = locals.newName(Names.camelCase(basic.path()));
            body.addStatement("$T $L = $L", type.type(), checked, orNull(holder, value));
            bound = CodeBlock.of("$L", checked);
        }
        body.beginControlFlow("if ($L == null)", checked)
                .addStatement("binder.setNull(index, types[$L].name())", basic.index())
                .nextControlFlow("else")
                .addStatement(bindOne(type.storage(), bound, basic.index()))
                .endControlFlow();
    }

    private static CodeBlock bindOne(Storage storage, CodeBlock bound, int attribute) {
        return switch (storage) {
            case DECIMAL -> CodeBlock.of("binder.setBigDecimal(index, $L, types[$L])", bound, attribute);
            case STRING -> CodeBlock.of("binder.setString(index, types[$L].fitting($L))", attribute, bound);
            default -> CodeBlock.of("binder.$L(index, $L)", storage.setter(), bound);
        };
    }

    private MethodSpec get() {
        return AccessorWriter.overriding("get")
                .returns(Names.OBJECT)
                .addParameter(TypeName.INT, "attribute")
                .addParameter(entity.type(), "entity")
                .addCode(cases((place, body) -> {
                    String holder = holder(place, code.locals("attribute", "entity"), body);
                    CodeBlock value = code.members().get(place.leaf().member(), holder);
                    body.addStatement("return $L", orNull(holder, value));
                }))
                .build();
    }

    private MethodSpec set() {
        return AccessorWriter.overriding("set")
                .addParameter(TypeName.INT, "attribute")
                .addParameter(entity.type(), "entity")
                .addParameter(Names.OBJECT, "value")
                .addCode(cases(this::setOne))
                .build();
    }

    private void setOne(Place place, CodeBlock.Builder body) {
        NameAllocator locals = code.locals("attribute", "entity", "value");
        Leaf leaf = place.leaf();
        CodeBlock value = leaf instanceof Basic basic
                ? code.fromObject(basic, CodeBlock.of("value"))
                : CodeBlock.of("($T) value", leaf.member().typeName());
        String holder = "entity";
        for (Embedded embedded : place.around()) {
            if (embedded.isRecord()) {
                replaceRecord(place, holder, value, locals, body);
                return;
            }
            String local = locals.newName(Names.camelCase(embedded.path()));
            body.addStatement(
                    "$T $L = $L", embedded.className(), local, code.members().get(embedded.member(), holder));
            body.beginControlFlow("if ($L == null)", local)
                    .beginControlFlow("if (value == null)")
                    .addStatement("return")
                    .endControlFlow()
                    .addStatement("$L = $L", local, code.members().create(embedded.construction()))
                    .addStatement(code.members().set(embedded.member(), holder, CodeBlock.of("$L", local)))
                    .endControlFlow();
            holder = local;
        }
        body.addStatement(code.members().set(leaf.member(), holder, value));
    }

    /** Makes the records around an attribute anew, from the inside to the outside, and sets the outermost. */
    private void replaceRecord(
            Place place, String holder, CodeBlock value, NameAllocator locals, CodeBlock.Builder body) {
        List<Embedded> around = place.around();
        int outermost = 0;
        while (!around.get(outermost).isRecord()) {
            outermost++;
        }
        List<Embedded> inside = around.subList(outermost, around.size());
        List<String> present = new ArrayList<>();
        String owner = holder;
        for (Embedded embedded : inside) {
            String local = locals.newName(Names.camelCase(embedded.path()));
            CodeBlock got = code.members().get(embedded.member(), owner);
            body.addStatement(
                    "$T $L = $L", embedded.className(), local, owner.equals(holder) ? got : orNull(owner, got));
            body.beginControlFlow("if ($L == null && value == null)", local)
                    .addStatement("return")
                    .endControlFlow();
            present.add(local);
            owner = local;
        }
        CodeBlock changed = value;
        Attribute part = place.leaf();
        for (int i = inside.size() - 1; i >= 0; i--) {
            Embedded embedded = inside.get(i);
            String local = present.get(i);
            if (embedded.isRecord()) {
                List<CodeBlock> components = new ArrayList<>();
                for (Attribute component : embedded.parts()) {
                    components.add(component == part ? changed : component(component, local));
                }
                body.addStatement("$L = new $T($L)", local, embedded.className(), CodeBlock.join(components, ", "));
            } else {
                body.beginControlFlow("if ($L == null)", local)
                        .addStatement("$L = $L", local, code.members().create(embedded.construction()))
                        .endControlFlow()
                        .addStatement(code.members().set(part.member(), local, changed));
            }
            changed = CodeBlock.of("$L", local);
            part = embedded;
        }
        body.addStatement(code.members().set(part.member(), holder, changed));
    }

    private CodeBlock component(Attribute component, String holder) {
        CodeBlock value = code.members().get(component.member(), holder);
        TypeName type = component.member().typeName();
        String none = !type.isPrimitive() ? "null" : type.equals(TypeName.BOOLEAN) ? "false" : "(" + type + ") 0";
        return CodeBlock.of("$L == null ? $L : $L", holder, none, value);
    }
}
