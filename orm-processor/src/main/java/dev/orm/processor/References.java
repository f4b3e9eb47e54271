package dev.orm.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a subclass of an entity can load it before each use, and which methods it overrides to do so. The subclass
 * stands in the package of the entity. Superclasses that are not mapped do not matter: they reach attributes only through methods
 * that are overridden.
 */
final class References {

    private static final Set<String> OF_OBJECT = Set.of("finalize", "clone");

    /** Why there is no reference to a class that another one describes. */
    static final String DESCRIBED = "another class describes it";

    private final Compilation compilation;
    private final TypeElement entity;
    private final Visibility visibility;
    private final List<TypeElement> mapped;

    References(Compilation compilation, TypeElement entity) {
        this.compilation = compilation;
        this.entity = entity;
        this.visibility = new Visibility(compilation.elements(), entity);
        this.mapped = new MemberReader(compilation).mappedLineage(entity);
    }

    /** Why no reference can be made, as half a sentence, or null if one can. */
    @Nullable
    String obstacle() {
        if (compilation.mapping(entity) != entity) {
            return DESCRIBED;
        }
        if (entity.getModifiers().contains(Modifier.ABSTRACT)) {
            return "the class is abstract";
        }
        if (entity.getModifiers().contains(Modifier.FINAL) || Lombok.makesFinal(entity)) {
            return "the class is final";
        }
        Construction construction = new Constructors(compilation, entity).of(entity);
        if (construction == null || !construction.direct()) {
            return "it has no constructor without arguments that a subclass can use (protected is enough)";
        }
        for (TypeElement type : mapped) {
            for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (field.getModifiers().contains(Modifier.PUBLIC)
                        && !field.getModifiers().contains(Modifier.STATIC)) {
                    return "its field " + field.getSimpleName() + " is public, so it can be read before it is loaded";
                }
            }
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (isInstanceMethod(method) && method.getModifiers().contains(Modifier.FINAL)) {
                    return "its method " + method.getSimpleName() + "() is final, so it can run before it is loaded";
                }
            }
        }
        return null;
    }

    /** The methods to override, each once, in the order of the source from the entity upwards. */
    List<ExecutableElement> methods() {
        List<ExecutableElement> methods = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = mapped.size() - 1; i >= 0; i--) {
            for (ExecutableElement method :
                    ElementFilter.methodsIn(mapped.get(i).getEnclosedElements())) {
                if (isInstanceMethod(method)
                        && !method.getModifiers().contains(Modifier.ABSTRACT)
                        && visibility.canOverride(method)
                        && canNameSignature(method)
                        && seen.add(signature(method))) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static boolean isInstanceMethod(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        boolean ofObject = OF_OBJECT.contains(method.getSimpleName().toString())
                && method.getParameters().isEmpty();
        return !modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE) && !ofObject;
    }

    private boolean canNameSignature(ExecutableElement method) {
        return visibility.canName(method.getReturnType())
                && method.getParameters().stream().allMatch(parameter -> visibility.canName(parameter.asType()));
    }

    /** Name and parameter types as members of the entity, so that an overridden generic method counts as the same. */
    private String signature(ExecutableElement method) {
        ExecutableType type = (ExecutableType) compilation.types().asMemberOf((DeclaredType) entity.asType(), method);
        return method.getSimpleName()
                + type.getParameterTypes().stream()
                        .map(parameter -> compilation.types().erasure(parameter).toString())
                        .toList()
                        .toString();
    }
}
