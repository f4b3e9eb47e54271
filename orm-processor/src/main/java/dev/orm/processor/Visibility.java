package dev.orm.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Tells what a generated class, which stands in the package of its entity, may name and use. */
final class Visibility {

    private final Elements elements;
    private final PackageElement home;

    Visibility(Elements elements, TypeElement entity) {
        this.elements = elements;
        this.home = elements.getPackageOf(entity);
    }

    /** Whether the class and all classes around it can be named. */
    boolean canName(TypeElement type) {
        for (Element each = type; each.getKind() != ElementKind.PACKAGE; each = each.getEnclosingElement()) {
            if (!isVisible(each)) {
                return false;
            }
        }
        return true;
    }

    boolean canName(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return canName(((ArrayType) type).getComponentType());
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return true;
        }
        DeclaredType declared = (DeclaredType) type;
        return canName((TypeElement) declared.asElement())
                && declared.getTypeArguments().stream().allMatch(this::canName);
    }

    /** Whether a member can be used from a class that is no subclass of the one that declares it. */
    boolean isVisible(Element member) {
        if (member.getModifiers().contains(Modifier.PUBLIC)) {
            return true;
        }
        return !member.getModifiers().contains(Modifier.PRIVATE) && isAtHome(member);
    }

    /** Whether a subclass at home can override a method. */
    boolean canOverride(Element method) {
        if (method.getModifiers().contains(Modifier.PROTECTED)) {
            return true;
        }
        return isVisible(method);
    }

    private boolean isAtHome(Element element) {
        return elements.getPackageOf(element).equals(home);
    }

    static boolean isPrivate(TypeElement type) {
        return anyAround(type, Modifier.PRIVATE, true);
    }

    /** Whether the class and all classes around it are public. */
    static boolean isPublic(TypeElement type) {
        return anyAround(type, Modifier.PUBLIC, false);
    }

    /** For {@code any}: whether one of the class and those around it has the modifier; otherwise whether all have. */
    private static boolean anyAround(TypeElement type, Modifier modifier, boolean any) {
        for (Element each = type; each.getKind() != ElementKind.PACKAGE; each = each.getEnclosingElement()) {
            if (each.getModifiers().contains(modifier) == any) {
                return any;
            }
        }
        return !any;
    }
}
