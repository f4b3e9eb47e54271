package dev.orm.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Generates for each {@code @Entity} class {@code User} a class {@code QUser} in the same package: the names of its attributes
 * for statements, with an accessor and a lazy reference inside. What is wrong with an entity is a compile error with a code,
 * all faults of an entity together. The processor needs no configuration; put it on the annotation processor path.
 */
@SupportedAnnotationTypes("jakarta.persistence.Entity")
@SupportedOptions({})
public final class EntityProcessor extends AbstractProcessor {

    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    /** Lint that the shape of an entity can cause in code which follows it. */
    private static final List<String> SUPPRESSED =
            List.of("cast", "deprecation", "overloads", "rawtypes", "removal", "serial", "this-escape", "unchecked");

    /** Entities that mention types which another processor has yet to generate. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** For the compiler, which finds the processor as a service. */
    public EntityProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            // The compiler itself reports the missing types that entities are still waiting for.
            return false;
        }
        Map<TypeElement, TypeElement> descriptions = new HashMap<>();
        Compilation compilation =
                new Compilation(processingEnv.getElementUtils(), processingEnv.getTypeUtils(), descriptions);
        Set<TypeElement> entities = new LinkedHashSet<>();
        for (String name : waiting) {
            TypeElement entity = compilation.elements().getTypeElement(name);
            if (entity != null) {
                entities.add(entity);
            }
        }
        waiting.clear();
        TypeElement annotation = compilation.elements().getTypeElement("jakarta.persistence.Entity");
        if (annotation != null) {
            entities.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)));
        }
        for (TypeElement entity : entities) {
            TypeElement described = compilation.described(entity);
            if (described != entity) {
                descriptions.put(described, entity);
            }
        }
        for (TypeElement entity : entities) {
            if (mentionsMissingTypes(compilation, entity)) {
                waiting.add(entity.getQualifiedName().toString());
            } else {
                process(compilation, entity);
            }
        }
        return false;
    }

    private static boolean mentionsMissingTypes(Compilation compilation, TypeElement entity) {
        MemberReader members = new MemberReader(compilation);
        return compilation.lineage(entity).stream()
                        .anyMatch(type -> type.getSuperclass().getKind() == TypeKind.ERROR)
                || members.read(entity, members.accessOf(entity)).stream().anyMatch(member -> isMissing(member.type()));
    }

    private static boolean isMissing(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> isMissing(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(EntityProcessor::isMissing);
            default -> false;
        };
    }

    private void process(Compilation compilation, TypeElement element) {
        Faults faults = new Faults(element);
        try {
            Entity entity = new EntityReader(compilation, element, faults).read();
            faults.report(processingEnv.getMessager());
            write(compilation, entity, faults.isEmpty());
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "The class for queries of " + element.getQualifiedName() + " cannot be written: "
                                    + e.getMessage(),
                            element);
        } catch (RuntimeException e) {
            faults.report(processingEnv.getMessager());
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, Faults.internal(element, e), element);
        }
    }

    /** Writes the file of an entity; one with faults gets only the names, so that no error follows where they are used. */
    private void write(Compilation compilation, Entity entity, boolean whole) throws IOException {
        PathWriter paths = new PathWriter(compilation, entity);
        TypeSpec.Builder type = paths.write();
        if (compilation.elements().getTypeElement(GENERATED.canonicalName()) != null) {
            type.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", EntityProcessor.class.getName())
                    .build());
        }
        CodeBlock suppressed =
                SUPPRESSED.stream().map(lint -> CodeBlock.of("$S", lint)).collect(CodeBlock.joining(", "));
        type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "{$L}", suppressed)
                .build());
        type.addOriginatingElement(entity.element());
        if (whole && !entity.isDescribed()) {
            ClassName accessor = entity.queryType().nestedClass("Accessor");
            ClassName reference = entity.queryType().nestedClass("Reference");
            type.addType(new AccessorWriter(compilation, entity, accessor, reference).write());
            if (entity.referenceable()) {
                type.addType(new ReferenceWriter(compilation, entity).write(reference));
            }
        }
        JavaFile.builder(entity.type().packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .writeTo(processingEnv.getFiler());
    }
}
