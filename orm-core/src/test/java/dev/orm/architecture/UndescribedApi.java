package dev.orm.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Collects the public and protected elements of a source file that have no documentation comment. */
final class UndescribedApi extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final Set<Tree.Kind> MEMBERS_ARE_PUBLIC = Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

    private final DocTrees comments;
    private final List<String> missing;

    UndescribedApi(DocTrees comments, List<String> missing) {
        this.comments = comments;
        this.missing = missing;
    }

    @Override
    public @Nullable Void visitPackage(PackageTree tree, @Nullable Void nothing) {
        String file = getCurrentPath().getCompilationUnit().getSourceFile().getName();
        if (file.endsWith("package-info.java")) {
            demandComment(tree.getPackageName().toString());
        }
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        if (!isVisible(tree.getModifiers())) {
            return null;
        }
        demandComment(tree.getSimpleName().toString());
        return super.visitClass(tree, nothing);
    }

    /** A record's constructor is described by the record, an overriding method by the overridden one. */
    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        boolean constructor = tree.getName().contentEquals("<init>");
        boolean ofRecord = enclosingKind() == Tree.Kind.RECORD;
        boolean overrides = tree.getModifiers().getAnnotations().stream()
                .map(AnnotationTree::getAnnotationType)
                .anyMatch(type -> type.toString().equals("Override"));
        if (isVisible(tree.getModifiers()) && !overrides && !(constructor && ofRecord)) {
            demandComment(enclosingName() + '.' + tree.getName());
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        if (isVisible(tree.getModifiers())) {
            demandComment(enclosingName() + '.' + tree.getName());
        }
        return null;
    }

    private void demandComment(String name) {
        if (comments.getDocComment(getCurrentPath()) == null) {
            missing.add(name + " in "
                    + getCurrentPath().getCompilationUnit().getSourceFile().getName());
        }
    }

    private boolean isVisible(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        boolean implicitly = MEMBERS_ARE_PUBLIC.contains(enclosingKind()) && !flags.contains(Modifier.PRIVATE);
        return implicitly || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }

    private Tree.Kind enclosingKind() {
        return getCurrentPath().getParentPath().getLeaf().getKind();
    }

    private String enclosingName() {
        return ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                .getSimpleName()
                .toString();
    }
}
