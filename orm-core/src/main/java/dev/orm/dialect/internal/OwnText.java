package dev.orm.dialect.internal;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.CustomExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Infix;
import dev.orm.sql.node.NamedCall;
import dev.orm.sql.node.SqlWords;
import dev.orm.sql.node.TextParts;
import java.util.List;

/** Writes what a program says in words of its own: SQL texts, declared functions and operators, and nodes that it added. */
final class OwnText {

    private OwnText() {}

    /** A text stands in parentheses, so that what it joins by OR stays together. */
    static ExpressionCompiler write(ExpressionCompiler to, TextParts parts) {
        List<String> pieces = parts.text().pieces();
        List<String> names = parts.text().names();
        to.text("(").text(pieces.get(0));
        for (int i = 0; i < names.size(); i++) {
            to.operand(parts.value(names.get(i)), ExpressionCompiler.PRIMARY, null);
            to.text(pieces.get(i + 1));
        }
        return to.text(")");
    }

    static ExpressionCompiler write(ExpressionCompiler to, NamedCall<?> node) {
        to.text(SqlWords.function(node.function())).text("(");
        for (int i = 0; i < node.arguments().size(); i++) {
            to.text(i == 0 ? "" : ", ").operand(node.arguments().get(i), ExpressionCompiler.OR, null);
        }
        return to.text(")");
    }

    /** How tightly an operator binds differs among databases, so that it always gets parentheses. */
    static ExpressionCompiler write(ExpressionCompiler to, Infix<?> node) {
        to.text("(").operand(node.left(), ExpressionCompiler.PRIMARY, null);
        to.text(" ").text(SqlWords.operator(node.operator())).text(" ");
        return to.operand(node.right(), ExpressionCompiler.PRIMARY, null).text(")");
    }

    static ExpressionCompiler write(ExpressionCompiler to, Dialect dialect, CustomExpression<?> node) {
        to.text("(");
        CustomWriter writer = new CustomWriter(to, dialect, node.parts());
        node.write(writer);
        writer.checkParentheses(node);
        return to.text(")");
    }

    private static final class CustomWriter implements CustomExpression.Writer {

        private final ExpressionCompiler to;
        private final Dialect dialect;
        private final List<Expression<?>> parts;
        private int open;
        private boolean blank;

        CustomWriter(ExpressionCompiler to, Dialect dialect, List<Expression<?>> parts) {
            this.to = to;
            this.dialect = dialect;
            this.parts = parts;
        }

        @Override
        public String dialect() {
            return dialect.name();
        }

        @Override
        public CustomExpression.Writer part(int index) {
            separate();
            to.operand(parts.get(index), ExpressionCompiler.PRIMARY, null);
            return this;
        }

        @Override
        public CustomExpression.Writer name(String name) {
            return word(dialect.quote(name));
        }

        @Override
        public CustomExpression.Writer words(String words) {
            return word(SqlWords.words(words));
        }

        @Override
        public CustomExpression.Writer operator(String operator) {
            return word(SqlWords.operator(operator));
        }

        @Override
        public CustomExpression.Writer open() {
            open++;
            to.text("(");
            blank = false;
            return this;
        }

        @Override
        public CustomExpression.Writer close() {
            if (--open < 0) {
                throw new IllegalStateException("A custom expression writes close() without its open().");
            }
            to.text(")");
            blank = true;
            return this;
        }

        @Override
        public CustomExpression.Writer comma() {
            to.text(", ");
            blank = false;
            return this;
        }

        @Override
        public RuntimeException unsupported(String what, String instead) {
            return new UnsupportedConstructException(dialect.name() + " has no " + what + ". " + instead);
        }

        private CustomExpression.Writer word(String word) {
            separate();
            to.text(word);
            return this;
        }

        private void separate() {
            to.text(blank ? " " : "");
            blank = true;
        }

        void checkParentheses(CustomExpression<?> node) {
            if (open != 0) {
                throw new IllegalStateException(node.getClass().getName() + " writes open() without its close().");
            }
        }
    }
}
