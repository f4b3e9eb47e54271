package dev.orm.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Collects the faults of one entity and shows them as compile errors, each at its element. */
final class Faults {

    private record Entry(Fault fault, Element element, String text) {}

    private final TypeElement entity;
    private final Set<Entry> entries = new LinkedHashSet<>();

    Faults(TypeElement entity) {
        this.entity = entity;
    }

    /**
     * Adds a fault.
     *
     * @param fault which fault
     * @param element where the error is shown
     * @param problem what is wrong, to follow the name of the element
     * @param mend what to do
     */
    void add(Fault fault, Element element, String problem, String mend) {
        String text = "[" + fault.code() + "] " + label(element) + ": " + problem + " " + mend;
        entries.add(new Entry(fault, element, text));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void report(Messager messager) {
        for (Entry entry : entries) {
            messager.printMessage(Diagnostic.Kind.ERROR, entry.text(), entry.element());
        }
    }

    /** The message for a fault of the processor itself. */
    static String internal(TypeElement entity, RuntimeException cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "[" + Fault.INTERNAL.code() + "] " + simpleName(entity) + ": the processor failed with " + cause + place
                + ". This is a fault of the processor; report it together with the entity.";
    }

    /** {@code User} or {@code User.name}; where a mapped superclass declares the member, the entity is named too. */
    private String label(Element element) {
        if (element.getKind().isClass() || element.getKind().isInterface()) {
            return element.equals(entity)
                    ? simpleName(element)
                    : simpleName(element) + " (of " + simpleName(entity) + ")";
        }
        Element owner = element.getEnclosingElement();
        String member = element.getSimpleName() + (element.getKind() == ElementKind.METHOD ? "()" : "");
        String label = simpleName(owner) + "." + member;
        return owner.equals(entity) ? label : label + " (of " + simpleName(entity) + ")";
    }

    private static String simpleName(Element element) {
        return element.getSimpleName().toString();
    }
}
