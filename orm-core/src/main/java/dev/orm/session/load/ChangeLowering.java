package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.sql.Change;
import dev.orm.sql.Condition;
import dev.orm.sql.Delete;
import dev.orm.sql.ElementTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.Insert;
import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.Projection;
import dev.orm.sql.Returning;
import dev.orm.sql.RowSource;
import dev.orm.sql.Selectable;
import dev.orm.sql.Update;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns one statement that changes rows of an entity into one about tables and columns. One instance serves one of them. */
final class ChangeLowering {

    private final Lowering statement;
    private final Scope scope;
    private final ExpressionLowering expressions;

    ChangeLowering(Lowering statement) {
        this.statement = statement;
        this.scope = statement.scope(null, false);
        this.expressions = new ExpressionLowering(scope, statement);
    }

    /** Lowers a change that returns rows. */
    Returning<?> returning(Returning<?> returning, boolean columns) {
        Change change = lower(returning.change());
        List<Selectable<?>> items = new ArrayList<>();
        for (Selectable<?> item : returning.projection().items()) {
            if (columns && item instanceof EntityPath<?> path) {
                if (!path.equals(returning.change().target()) || returning.change() instanceof Delete) {
                    throw new IllegalArgumentException(
                            "RETURNING gives an entity of an INSERT or UPDATE only, the one that"
                                    + " is changed, not \"" + path + "\". Return the attributes that are wanted.");
                }
                scope.addColumns(scope.source(path), items);
            } else {
                items.add(expressions.rewrite(item));
            }
        }
        return change.returning(Projection.of(items, values -> values));
    }

    Change lower(Change change) {
        if (change instanceof Insert insert) {
            Conflict conflict = insert.conflict();
            statement.writes(
                    insert.target(), conflict != null && !conflict.assignments().isEmpty());
            statement.moves(insert.target());
            return insert(insert);
        }
        statement.writes(change.target(), true);
        FromItem target = change instanceof Update update && update.target() instanceof EntityPath<?> path
                ? scope.declare(path, ChangedTable.of(scope.models(), path, update.assignments()), false)
                        .table()
                : declare(change.target());
        if (change instanceof Update update) {
            List<FromItem> from = update.from().stream().map(this::declare).toList();
            if (change.target() instanceof EntityPath<?> path) {
                FilteredRows.refuseTenant(
                        statement.filters(), scope.source(path).model(), update.assignments());
                if (update.assignments().stream()
                        .anyMatch(assignment -> moves(scope.source(path).model(), assignment.target()))) {
                    statement.moves(path);
                }
            }
            Condition where = visible(condition(update.where()), change.target(), update.from());
            return new Update(target, assignments(update.assignments()), from, where, update.unconditional());
        }
        Delete delete = (Delete) change;
        if (statement.isOfSeveralTables(delete)) {
            throw ChangedTable.refused(
                    scope.source((EntityPath<?>) change.target()).model(),
                    "A DELETE that returns rows, or stands inside another statement, deletes of one table",
                    "Read what is wanted first, and execute the DELETE by itself");
        }
        List<FromItem> using = delete.using().stream().map(this::declare).toList();
        Condition where = visible(condition(delete.where()), change.target(), delete.using());
        if (change.target() instanceof EntityPath<?> path) {
            Scope.Source source = scope.source(path);
            if (statement.filters().softDelete() && source.model().softDelete() != null) {
                statement.moves(path);
                return new Update(
                        target, Filters.deletion(source.model(), source), using, where, delete.unconditional());
            }
        }
        statement.deletes(change.target());
        return new Delete(target, using, where, delete.unconditional());
    }

    /** Collections hold what has their foreign key, unless it is marked as deleted. */
    private static boolean moves(EntityModel<?> model, Expression<?> target) {
        if (target instanceof AttributePath<?> path && path.owner().isRoot()) {
            ColumnAttribute attribute = model.attribute(path.name());
            return attribute != null && (attribute.toOne() != null || attribute == model.softDelete());
        }
        return true;
    }

    private @Nullable Condition visible(@Nullable Condition where, FromItem target, List<FromItem> others) {
        Condition all = where;
        for (FromItem item : Stream.concat(Stream.of(target), others.stream()).toList()) {
            if (item instanceof EntityPath<?> path) {
                all = Lowering.and(all, statement.visible(scope, scope.source(path)));
            }
        }
        return all;
    }

    private Insert insert(Insert insert) {
        FromItem target = declare(insert.target());
        Scope.Source source = insert.target() instanceof EntityPath<?> path ? scope.source(path) : null;
        Insert lowered = new Insert(
                target,
                columns(insert.columns()),
                insert.rows().stream().map(this::lowered).toList(),
                insert.query() == null ? null : statement.query(insert.query(), null, false),
                conflict(insert.conflict(), source));
        if (source == null) {
            return lowered;
        }
        if (source.model().tables().size() > 1) {
            throw ChangedTable.refused(
                    source.model(), "An INSERT writes one table", "Add objects to a session: session.addAll(…)");
        }
        if (insert.conflict() != null) {
            FilteredRows.refuseTenant(
                    statement.filters(), source.model(), insert.conflict().assignments());
        }
        return FilteredRows.ofClass(source, FilteredRows.ofTenant(statement.filters(), source, insert, lowered));
    }

    /** A row of another tenant, or of another class, that is in the way stays as it is. */
    private @Nullable Conflict conflict(@Nullable Conflict conflict, Scope.@Nullable Source source) {
        if (conflict == null) {
            return null;
        }
        Condition own = source == null ? null : statement.visibleByReference(source);
        if (source != null && source.model().isPartOfTable()) {
            own = Lowering.and(own, Lowering.ofClass(source, source.model(), false));
        }
        return new Conflict(
                columns(conflict.target()),
                assignments(conflict.assignments()),
                conflict.assignments().isEmpty()
                        ? condition(conflict.where())
                        : Lowering.and(condition(conflict.where()), own));
    }

    private FromItem declare(FromItem item) {
        if (item instanceof EntityPath<?> path) {
            return scope.declare(path, false).table();
        } else if (item instanceof RowSource source) {
            RowSource lowered = statement.source(source, null);
            scope.declare(lowered);
            return lowered;
        }
        FromItem lowered = item instanceof ElementTable<?> table ? table.rewritten(expressions) : item;
        scope.reserve(item.alias());
        return lowered;
    }

    private @Nullable Condition condition(@Nullable Condition condition) {
        return condition == null ? null : expressions.rewrite(condition);
    }

    private List<Assignment> assignments(List<Assignment> assignments) {
        assignments.forEach(assignment -> checkTarget(assignment.target()));
        List<Assignment> lowered = new ArrayList<>();
        for (Assignment assignment : assignments) {
            if (assignment.target() instanceof EntityId.Column) {
                List<Expression<?>> targets = expressions.lowered(assignment.target());
                List<Expression<?>> values = expressions.lowered(assignment.value());
                for (int i = 0; i < targets.size(); i++) {
                    lowered.add(new Assignment(targets.get(i), values.get(i)));
                }
            } else {
                lowered.add(assignment.rewritten(expressions));
            }
        }
        return lowered;
    }

    private List<Expression<?>> lowered(List<Expression<?>> expressions) {
        return expressions.stream()
                .flatMap(expression -> this.expressions.lowered(expression).stream())
                .toList();
    }

    private List<Expression<?>> columns(List<Expression<?>> columns) {
        columns.forEach(this::checkTarget);
        return lowered(columns);
    }

    /** The id behind an association is a column of the entity itself; anything else behind it is not. */
    private void checkTarget(Expression<?> target) {
        if (target instanceof AttributePath<?> path && path.owner().isRoot()) {
            ColumnAttribute attribute =
                    scope.models().get(path.owner().javaType()).attribute(path.name());
            if (attribute != null && attribute.computed()) {
                throw new IllegalArgumentException("\"" + path + "\" is computed of other attributes. Set those.");
            }
        }
        if (target instanceof EntityId.Column column && column.path().isRoot()) {
            throw new IllegalArgumentException("\"" + column.path()
                    + "\" is an entity of the statement, not an association that could be set to another one. Name one of"
                    + " its to-one associations.");
        } else if (target instanceof EntityId.Column column
                        && !column.path().owner().isRoot()
                || target instanceof AttributePath<?> path && !isOwn(path)) {
            String named = String.valueOf(target instanceof EntityId.Column column ? column.path() : target);
            throw new IllegalArgumentException("\"" + named
                    + "\" is an attribute of another entity, which this statement cannot set. Change that entity by a"
                    + " statement of its own.");
        }
    }

    private boolean isOwn(AttributePath<?> path) {
        EntityPath<?> owner = path.owner();
        return owner.isRoot()
                || owner.owner().isRoot() && Scope.placeInKey(scope.models().get(owner.javaType()), path.name()) >= 0;
    }
}
