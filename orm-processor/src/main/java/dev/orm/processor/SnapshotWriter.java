package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.orm.processor.Attribute.Basic;
import dev.orm.processor.Attribute.Collected;
import dev.orm.processor.Attribute.Embedded;
import dev.orm.processor.Attribute.Leaf;
import dev.orm.processor.Attribute.ToOne;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the methods of an accessor that copy attributes, compare them with the copy, and put the copy back. */
final class SnapshotWriter {

    private static final int WORD = Long.SIZE;

    private final Entity entity;
    private final AccessorCode code;
    private final ClassName state;
    private final Map<Attribute, String> stateNames = new HashMap<>();
    private final Map<Embedded, String> restorers = new LinkedHashMap<>();
    private final TypeSpec.Builder stateType;

    SnapshotWriter(Entity entity, AccessorCode code, ClassName accessor) {
        this.entity = entity;
        this.code = code;
        this.state = accessor.nestedClass("State");
        this.stateType = TypeSpec.classBuilder(state).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        nameState(entity.attributes(), new NameAllocator());
    }

    private void nameState(List<Attribute> attributes, NameAllocator names) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Leaf leaf) {
                TypeName type = attribute.member().typeName();
                String name = names.newName(Names.camelCase(leaf.path()));
                stateNames.put(attribute, name);
                stateType.addField(FieldSpec.builder(type, name).build());
            } else if (attribute instanceof Embedded embedded) {
                String name = names.newName("has" + Names.capitalised(Names.camelCase(embedded.path())));
                stateNames.put(attribute, name);
                stateType.addField(FieldSpec.builder(TypeName.BOOLEAN, name).build());
                nameState(embedded.parts(), names);
            }
        }
    }

    void addTo(TypeSpec.Builder accessor) {
        accessor.addMethod(snapshot());
        addChanges(accessor);
        nameRestorers(entity.attributes(), false);
        accessor.addMethod(restore());
        restorers.forEach((embedded, name) -> accessor.addMethod(restorer(embedded, name)));
        accessor.addType(stateType.build());
    }

    private CodeBlock stored(Attribute attribute) {
        return CodeBlock.of("state.$L", stateNames.get(attribute));
    }

    private MethodSpec snapshot() {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$T state = new $T()", state, state);
        take(entity.attributes(), "entity", code.locals("entity", "state"), body);
        return AccessorWriter.overriding("snapshot")
                .returns(Names.OBJECT)
                .addParameter(entity.type(), "entity")
                .addCode(body.addStatement("return state").build())
                .build();
    }

    private void take(List<Attribute> attributes, String holder, NameAllocator locals, CodeBlock.Builder body) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Collected) {
                continue;
            }
            CodeBlock value = code.members().get(attribute.member(), holder);
            if (attribute instanceof Embedded embedded) {
                String local = locals.newName(Names.camelCase(embedded.path()));
                body.addStatement("$T $L = $L", embedded.className(), local, value);
                body.beginControlFlow("if ($L != null)", local);
                body.addStatement("$L = true", stored(embedded));
                take(embedded.parts(), local, locals, body);
                body.endControlFlow();
            } else {
                body.addStatement(
                        "$L = $L",
                        stored(attribute),
                        attribute instanceof Basic basic ? code.copyOf(basic, value) : value);
            }
        }
    }

    private void addChanges(TypeSpec.Builder accessor) {
        int words = (entity.leaves().size() + WORD - 1) / WORD;
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (word)");
        for (int word = 0; word < words; word++) {
            String name = code.newName("changes" + word);
            body.addStatement("case $L: return $L(entity, ($T) snapshot)", word, name, state);
            accessor.addMethod(changesOf(word, name));
        }
        body.addStatement("default: return 0").endControlFlow();
        accessor.addMethod(AccessorWriter.overriding("changes")
                .returns(TypeName.LONG)
                .addParameter(entity.type(), "entity")
                .addParameter(Names.OBJECT, "snapshot")
                .addParameter(TypeName.INT, "word")
                .addCode(body.build())
                .build());
    }

    private MethodSpec changesOf(int word, String name) {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("long bits = 0");
        compare(entity.attributes(), null, word, code.locals("entity", "state", "bits"), body);
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.LONG)
                .addParameter(entity.type(), "entity")
                .addParameter(state, "state")
                .addCode(body.addStatement("return bits").build())
                .build();
    }

    /** Compares attributes of the entity, or of an embedded object whose local variable may be null. */
    private void compare(
            List<Attribute> attributes,
            @Nullable Holder holder,
            int word,
            NameAllocator locals,
            CodeBlock.Builder body) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Collected || attribute instanceof Leaf leaf && leaf.index() / WORD != word) {
                continue;
            }
            String owner = holder == null ? "entity" : holder.local();
            CodeBlock value = code.members().get(attribute.member(), owner);
            CodeBlock orNull = holder == null ? value : CodeBlock.of("$L == null ? null : $L", owner, value);
            if (attribute instanceof Embedded embedded) {
                if (hasLeafIn(embedded, word)) {
                    String local = locals.newName(Names.camelCase(embedded.path()));
                    body.addStatement("$T $L = $L", embedded.className(), local, orNull);
                    compare(embedded.parts(), new Holder(local, stored(embedded)), word, locals, body);
                }
                continue;
            }
            Leaf leaf = (Leaf) attribute;
            body.beginControlFlow("if ($L)", differs(leaf, holder, value, orNull))
                    .addStatement("bits |= 1L << $L", leaf.index() % WORD)
                    .endControlFlow();
        }
    }

    private record Holder(String local, CodeBlock present) {}

    private CodeBlock differs(Leaf leaf, @Nullable Holder holder, CodeBlock value, CodeBlock orNull) {
        if (leaf instanceof ToOne) {
            return CodeBlock.of("$L != $L", stored(leaf), value);
        }
        Basic basic = (Basic) leaf;
        if (holder == null || !basic.value().isPrimitive()) {
            return code.differ(basic, stored(leaf), orNull);
        }
        // The column of a primitive is NULL when there is no object around it.
        return CodeBlock.of(
                "$L != ($L != null) || $L != null && $L",
                holder.present(),
                holder.local(),
                holder.local(),
                code.differ(basic, stored(leaf), value));
    }

    private static boolean hasLeafIn(Embedded embedded, int word) {
        return embedded.parts().stream()
                .anyMatch(part -> part instanceof Embedded inner
                        ? hasLeafIn(inner, word)
                        : part instanceof Leaf leaf && leaf.index() / WORD == word);
    }

    /** Records, and what is in them, are restored as a whole. */
    private void nameRestorers(List<Attribute> attributes, boolean inRecord) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Embedded embedded) {
                boolean whole = inRecord || embedded.isRecord();
                if (whole) {
                    String name = "restore" + Names.capitalised(Names.camelCase(embedded.path()));
                    restorers.put(embedded, code.newName(name));
                }
                nameRestorers(embedded.parts(), whole);
            }
        }
    }

    private MethodSpec restorer(Embedded embedded, String name) {
        List<CodeBlock> values = new ArrayList<>();
        for (Attribute part : embedded.parts()) {
            CodeBlock value = stored(part);
            values.add(
                    part instanceof Embedded inner
                            ? CodeBlock.of("$L(state)", restorers.get(inner))
                            : part instanceof Basic basic ? code.copyOf(basic, value) : value);
        }
        CodeBlock.Builder body = CodeBlock.builder()
                .beginControlFlow("if (!$L)", stored(embedded))
                .addStatement("return null")
                .endControlFlow();
        if (embedded.isRecord()) {
            body.addStatement("return new $T($L)", embedded.className(), CodeBlock.join(values, ", "));
        } else {
            body.addStatement(
                    "$T restored = $L", embedded.className(), code.members().create(embedded.construction()));
            for (int i = 0; i < values.size(); i++) {
                body.addStatement(code.members().set(embedded.parts().get(i).member(), "restored", values.get(i)));
            }
            body.addStatement("return restored");
        }
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(embedded.className())
                .addParameter(state, "state")
                .addCode(body.build())
                .build();
    }

    private MethodSpec restore() {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$T state = ($T) snapshot", state, state);
        putBack(entity.attributes(), "entity", code.locals("entity", "snapshot", "state"), body);
        return AccessorWriter.overriding("restore")
                .addParameter(entity.type(), "entity")
                .addParameter(Names.OBJECT, "snapshot")
                .addCode(body.build())
                .build();
    }

    private void putBack(List<Attribute> attributes, String holder, NameAllocator locals, CodeBlock.Builder body) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof Collected) {
                continue;
            }
            if (attribute instanceof Embedded embedded && embedded.isRecord()) {
                body.addStatement(code.members()
                        .set(embedded.member(), holder, CodeBlock.of("$L(state)", restorers.get(embedded))));
                continue;
            }
            if (attribute instanceof Embedded embedded) {
                String local = locals.newName(Names.camelCase(embedded.path()));
                body.beginControlFlow("if ($L)", stored(embedded));
                body.addStatement(
                        "$T $L = $L",
                        embedded.className(),
                        local,
                        code.members().get(embedded.member(), holder));
                body.beginControlFlow("if ($L == null)", local);
                body.addStatement("$L = $L", local, code.members().create(embedded.construction()));
                body.addStatement(code.members().set(embedded.member(), holder, CodeBlock.of("$L", local)));
                body.endControlFlow();
                putBack(embedded.parts(), local, locals, body);
                body.nextControlFlow("else");
                body.addStatement(
                        code.members().set(embedded.member(), holder, CodeBlock.of("($T) null", embedded.className())));
                body.endControlFlow();
                continue;
            }
            CodeBlock value = stored(attribute);
            CodeBlock copy = attribute instanceof Basic basic ? code.copyOf(basic, value) : value;
            body.addStatement(code.members().set(attribute.member(), holder, copy));
        }
    }
}
