package dev.orm.session.graph;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An object of a graph. Its mark is its own, never changes, and names it in what others show. */
@MappedSuperclass
public abstract class Node {

    @Column(nullable = false)
    private String mark = "";

    protected Node() {}

    protected Node(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }

    public abstract Object id();

    public abstract int version();

    /** Returns what the object holds; other objects are shown as their marks. */
    public abstract Map<String, Object> shown();

    static Object shown(@Nullable Node node) {
        return node == null ? "none" : node.mark();
    }

    static Object marks(Map<String, ? extends Node> nodes) {
        nodes.forEach((key, node) -> {
            if (!key.equals(node.mark())) {
                throw new AssertionError(node.mark() + " is there as " + key + ".");
            }
        });
        return new TreeSet<>(nodes.keySet());
    }

    /** Returns what elements of collections show, in their order. */
    public static List<String> texts(Collection<?> elements) {
        return elements.stream().map(String::valueOf).toList();
    }

    /** Returns what the values of a map show. */
    public static Map<String, String> texts(Map<String, ?> elements) {
        Map<String, String> texts = new TreeMap<>();
        elements.forEach((key, element) -> texts.put(key, String.valueOf(element)));
        return texts;
    }

    static List<String> inOrder(List<? extends Node> nodes) {
        marks(nodes);
        return nodes.stream().map(Node::mark).toList();
    }

    static Object marks(Collection<? extends Node> nodes) {
        TreeSet<String> marks = new TreeSet<>();
        nodes.forEach(node -> {
            if (!marks.add(node.mark())) {
                throw new AssertionError(node.mark() + " is there twice.");
            }
        });
        return marks;
    }
}
