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
        if (statement.isDivided(change)) {
            EntityModel<?> model = scope.models().get(((EntityPath<?>) change.target()).javaType());
            if (model.union() == null && !model.hasSeveralTables()) {
                throw new IllegalArgumentException("A DELETE of " + model.name()
                        + " takes the rows of its collections along, which no foreign key guards,"
                        + " so it returns no rows and stands in no other statement. Read what is wanted first, and execute the"
                        + " statement by itself.");
            }
            throw ChangedTable.refused(
                    model,
                    (change instanceof Update ? "An UPDATE" : "A DELETE")
                            + " that returns rows, or stands inside another statement, changes one table",
                    "Read what is wanted first, and execute the statement by itself");
        }
        statement.writes(change.target(), true);
        FromItem target = change instanceof Update update && update.target() instanceof EntityPath<?> path
                ? scope.declareChanged(path, ChangedTable.of(scope.models(), path, update.assignments()))
                        .table()
                : changed(change.target());
        if (change instanceof Update update) {
            List<FromItem> from = update.from().stream().map(this::declare).toList();
            if (change.target() instanceof EntityPath<?> path) {
                checkMoves(path, update.assignments());
            }
            Condition where = visible(condition(update.where()), change.target(), update.from());
            return new Update(target, assignments(update.assignments()), from, where, update.unconditional());
        }
        Delete delete = (Delete) change;
        List<FromItem> using = delete.using().stream().map(this::declare).toList();
        Condition where = visible(condition(delete.where()), change.target(), delete.using());
        if (change.target() instanceof EntityPath<?> path) {
            Source source = scope.source(path);
            if (statement.marks(source.model())) {
                statement.moves(path);
                return new Update(
                        target, Filters.deletion(source.model(), source), using, where, delete.unconditional());
            }
        }
        statement.deletes(change.target());
        return new Delete(target, using, where, delete.unconditional());
    }

    /** Lowers a change of an entity of which each class has a table of its own to one of the rows of one class. */
    Change ofClass(Change change, EntityModel<?> model) {
        EntityPath<?> path = (EntityPath<?>) change.target();
        Source source = scope.declareChanged(path, model);
        if (change instanceof Update update) {
            update.assignments().forEach(assignment -> checkHas(model, assignment.target()));
            checkMoves(path, update.assignments());
            boolean before = statement.reads(model.root());
            List<Assignment> assignments = assignments(update.assignments());
            if (!before && statement.reads(model.root())) {
                throw new IllegalArgumentException("A value that the UPDATE sets is read from rows of "
                        + model.root().name()
                        + ", whose tables are changed one after the other. Read the value first, and set it.");
            }
            Condition where = visible(condition(update.where()), path, List.of());
            return new Update(source.table(), assignments, List.of(), where, update.unconditional());
        }
        Delete delete = (Delete) change;
        Condition where = visible(condition(delete.where()), path, List.of());
        if (statement.marks(model)) {
            statement.moves(path);
            return new Update(
                    source.table(), Filters.deletion(model, source), List.of(), where, delete.unconditional());
        }
        return new Delete(source.table(), List.of(), where, delete.unconditional());
    }

    private void checkHas(EntityModel<?> model, Expression<?> target) {
        EntityPath<?> owner = target instanceof AttributePath<?> path
                ? path.owner()
                : target instanceof EntityId.Column column ? column.path() : null;
        while (owner != null && !owner.isRoot()) {
            owner = owner.owner();
        }
        EntityModel<?> declaring = owner == null ? null : scope.models().find(owner.javaType());
        if (declaring != null && !declaring.covers(model)) {
            throw new IllegalArgumentException("The statement changes rows of " + model.name()
                    + ", too, which has no attributes of " + declaring.name() + ". Change those of " + declaring.name()
                    + " by a statement of their own.");
        }
    }

    private void checkMoves(EntityPath<?> path, List<Assignment> assignments) {
        EntityModel<?> model = scope.source(path).model();
        FilteredRows.refuseTenant(statement.filters(), model, assignments);
        if (assignments.stream().anyMatch(assignment -> moves(model, assignment.target()))) {
            statement.moves(path);
        }
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
        FromItem target = changed(insert.target());
        Source source = insert.target() instanceof EntityPath<?> path ? scope.source(path) : null;
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
        if (source.model().sharesNumbers()) {
            refuseOwnNumber(source.model(), insert);
        }
        if (insert.conflict() != null) {
            FilteredRows.refuseTenant(
                    statement.filters(), source.model(), insert.conflict().assignments());
        }
        return FilteredRows.ofClass(source, FilteredRows.ofTenant(statement.filters(), source, insert, lowered));
    }

    /** The number that a table would give out may be that of a row in another. */
    private static void refuseOwnNumber(EntityModel<?> model, Insert insert) {
        String id = model.id().path();
        boolean given = insert.columns().stream()
                .anyMatch(column ->
                        column instanceof AttributePath<?> path && path.name().equals(id));
        if (!given) {
            throw new IllegalArgumentException(
                    "An INSERT of " + model.name() + " gives no " + id + ", and its table alone cannot: the ids of "
                            + model.root().name()
                            + " are shared by the tables of all classes. Add objects to a session, session.addAll(…), or set the id.");
        }
    }

    /** A row of another tenant, or of another class, that is in the way stays as it is. */
    private @Nullable Conflict conflict(@Nullable Conflict conflict, @Nullable Source source) {
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

    private FromItem changed(FromItem item) {
        return item instanceof EntityPath<?> path
                ? scope.declareChanged(path, 0).table()
                : declare(item);
    }

    private FromItem declare(FromItem item) {
        if (item instanceof EntityPath<?> path) {
            return scope.declare(path, false).item();
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
