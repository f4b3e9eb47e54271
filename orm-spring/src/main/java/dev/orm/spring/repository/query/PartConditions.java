package dev.orm.spring.repository.query;

import dev.orm.sql.Association;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.Not;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.StringOf;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.Part.IgnoreCaseType;

/** Makes a {@link PropertyCondition} of each part of a method name. */
final class PartConditions {

    private final OrmQueryMethod method;
    private final Properties properties;
    private int nextParameter;

    PartConditions(OrmQueryMethod method, Properties properties) {
        this.method = method;
        this.properties = properties;
    }

    /** Returns how many parameters the parts so far have taken. */
    int parameters() {
        return nextParameter;
    }

    PropertyCondition of(EntityPath<?> root, Part part) {
        return of(root, part.getProperty().toDotPath(), part);
    }

    private PropertyCondition of(EntityPath<?> root, String name, Part part) {
        Property property = properties.find(root, name);
        if (property instanceof Property.ToOne toOne) {
            return entity(toOne.path(), part);
        }
        if (property instanceof Property.ToMany toMany) {
            return toMany(toMany, part);
        }
        return property instanceof Property.Elements elements
                ? elements(elements, part)
                : column((Property.Column) property, part);
    }

    private PropertyCondition column(Property.Column column, Part part) {
        return ignoresCase(part, column) ? text(column, part) : value(column, part);
    }

    private static boolean ignoresCase(Part part, Property.Column column) {
        boolean isText = column.javaType() == String.class;
        if (part.shouldIgnoreCase() == IgnoreCaseType.ALWAYS && !isText) {
            throw new IllegalArgumentException(
                    "\"" + name(part) + "\" is no text, so IgnoreCase means nothing for it. Leave it out.");
        }
        return isText && part.shouldIgnoreCase() != IgnoreCaseType.NEVER;
    }

    private static String name(Part part) {
        return part.getProperty().toDotPath();
    }

    private Values one(Part part, Class<?> type) {
        return values(part, type, false);
    }

    private Values many(Part part, Class<?> type) {
        return values(part, type, true);
    }

    private Values values(Part part, Class<?> type, boolean many) {
        if (nextParameter >= method.bindable().getNumberOfParameters()) {
            throw new IllegalArgumentException("\"" + name(part) + "\" is compared with a value, but "
                    + method.describe() + " has only " + nextParameter + " parameters for values. Add one.");
        }
        return new Values(method, name(part), type, nextParameter++, many);
    }

    private static IllegalArgumentException unsupported(Part part, String what) {
        return new IllegalArgumentException("The keyword " + part.getType() + " cannot be used with \"" + name(part)
                + "\", which is " + what + ".");
    }

    private PropertyCondition value(Property.Column column, Part part) {
        AttributePath<?> path = column.path();
        Class<?> type = column.javaType();
        return switch (part.getType()) {
            case SIMPLE_PROPERTY -> equal(path, one(part, type), false);
            case NEGATING_SIMPLE_PROPERTY -> equal(path, one(part, type), true);
            case LESS_THAN, BEFORE -> compare(Operator.LT, path, one(part, type));
            case LESS_THAN_EQUAL -> compare(Operator.LE, path, one(part, type));
            case GREATER_THAN, AFTER -> compare(Operator.GT, path, one(part, type));
            case GREATER_THAN_EQUAL -> compare(Operator.GE, path, one(part, type));
            case BETWEEN -> {
                PropertyCondition from = compare(Operator.GE, path, one(part, type));
                PropertyCondition to = compare(Operator.LE, path, one(part, type));
                yield arguments -> new Junction(true, List.of(from.of(arguments), to.of(arguments)));
            }
            case IS_NULL -> constant(new NullCheck(path, false));
            case IS_NOT_NULL -> constant(new NullCheck(path, true));
            case TRUE -> constant(truth(column, part, true));
            case FALSE -> constant(truth(column, part, false));
            case IN -> in(path, many(part, type), false);
            case NOT_IN -> in(path, many(part, type), true);
            case LIKE, NOT_LIKE, STARTING_WITH, ENDING_WITH, CONTAINING, NOT_CONTAINING -> {
                if (type != String.class) {
                    throw unsupported(part, "no text");
                }
                yield like(column, part, false);
            }
            default -> throw unsupported(part, "an attribute with a column");
        };
    }

    private static PropertyCondition constant(Condition condition) {
        return arguments -> condition;
    }

    private static Condition truth(Property.Column column, Part part, boolean value) {
        if (column.javaType() != Boolean.class) {
            throw unsupported(part, "no boolean");
        }
        return compare(Operator.EQ, column.path(), value);
    }

    private static PropertyCondition equal(AttributePath<?> path, Values values, boolean negated) {
        return arguments -> {
            Object value = values.orNull(arguments);
            return value == null
                    ? new NullCheck(path, negated)
                    : compare(negated ? Operator.NE : Operator.EQ, path, value);
        };
    }

    private static PropertyCondition compare(Operator operator, AttributePath<?> path, Values values) {
        return arguments -> compare(operator, path, values.get(arguments));
    }

    private static Condition compare(Operator operator, AttributePath<?> path, Object value) {
        return new Comparison(operator, path, bind(path, value));
    }

    @SuppressWarnings("unchecked")
    private static Bind<Object> bind(AttributePath<?> path, Object value) {
        return Bind.of((Expression<Object>) path, value);
    }

    private static PropertyCondition in(AttributePath<?> path, Values values, boolean negated) {
        return arguments -> new InList(path, BindList.of(path, values.list(arguments)), negated);
    }

    private PropertyCondition text(Property.Column column, Part part) {
        StringExpression lower = ((StringExpression) column.path()).lower();
        return switch (part.getType()) {
            case SIMPLE_PROPERTY -> sameText(column, lower, one(part, String.class), false);
            case NEGATING_SIMPLE_PROPERTY -> sameText(column, lower, one(part, String.class), true);
            case IN, NOT_IN -> {
                Values values = many(part, String.class);
                boolean negated = part.getType() == Part.Type.NOT_IN;
                yield arguments ->
                        new InList(lower, BindList.of(SqlType.TEXT, lowerCase(values.list(arguments))), negated);
            }
            case LIKE, NOT_LIKE, STARTING_WITH, ENDING_WITH, CONTAINING, NOT_CONTAINING -> like(column, part, true);
            default -> value(column, part);
        };
    }

    private static List<String> lowerCase(List<Object> values) {
        return values.stream()
                .map(value -> ((String) value).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static PropertyCondition sameText(
            Property.Column column, StringExpression lower, Values values, boolean negated) {
        return arguments -> {
            String value = (String) values.orNull(arguments);
            return value == null
                    ? new NullCheck(column.path(), negated)
                    : new Comparison(
                            negated ? Operator.NE : Operator.EQ,
                            lower,
                            new StringOf(Bind.of(SqlType.TEXT, value)).lower());
        };
    }

    private PropertyCondition like(Property.Column column, Part part, boolean ignoreCase) {
        UnaryOperator<String> pattern = switch (part.getType()) {
            case STARTING_WITH -> text -> Like.escape(text) + "%";
            case ENDING_WITH -> text -> "%" + Like.escape(text);
            case CONTAINING, NOT_CONTAINING -> text -> "%" + Like.escape(text) + "%";
            default -> UnaryOperator.identity();
        };
        boolean negated = part.getType() == Part.Type.NOT_LIKE || part.getType() == Part.Type.NOT_CONTAINING;
        StringExpression path = (StringExpression) column.path();
        Values values = one(part, String.class);
        return arguments ->
                new Like(path, Bind.of(path, pattern.apply((String) values.get(arguments))), ignoreCase, negated);
    }

    private PropertyCondition entity(EntityPath<?> path, Part part) {
        return switch (part.getType()) {
            case SIMPLE_PROPERTY -> sameEntity(path, one(part, path.javaType()), false);
            case NEGATING_SIMPLE_PROPERTY -> sameEntity(path, one(part, path.javaType()), true);
            case IS_NULL -> constant(new EntityComparison.Null(path, false));
            case IS_NOT_NULL -> constant(new EntityComparison.Null(path, true));
            case IN, NOT_IN -> {
                Values values = many(part, path.javaType());
                boolean negated = part.getType() == Part.Type.NOT_IN;
                yield arguments -> {
                    Condition in = new EntityComparison(path, values.list(arguments), true);
                    return negated ? new Not(in) : in;
                };
            }
            default -> throw unsupported(part, "a to-one association");
        };
    }

    private static PropertyCondition sameEntity(EntityPath<?> path, Values values, boolean negated) {
        return arguments -> {
            Object value = values.orNull(arguments);
            if (value == null) {
                return new EntityComparison.Null(path, negated);
            }
            Condition same = new EntityComparison(path, List.of(value), false);
            return negated ? new Not(same) : same;
        };
    }

    private PropertyCondition toMany(Property.ToMany toMany, Part part) {
        EntityPath<?> element =
                new NamedEntityPath<>(toMany.target(), toMany.owner().alias() + "_" + toMany.attribute());
        Select<?> elements = elements(toMany, element);
        if (toMany.rest() != null) {
            PropertyCondition inner = of(element, toMany.rest(), part);
            return arguments -> new Exists(elements.where(inner.of(arguments)));
        }
        return switch (part.getType()) {
            case IS_EMPTY -> constant(new Not(new Exists(elements)));
            case IS_NOT_EMPTY -> constant(new Exists(elements));
            case CONTAINING, NOT_CONTAINING -> {
                Values values = one(part, toMany.target());
                boolean negated = part.getType() == Part.Type.NOT_CONTAINING;
                yield arguments -> {
                    Condition contains = new Exists(
                            elements.where(new EntityComparison(element, List.of(values.get(arguments)), false)));
                    return negated ? new Not(contains) : contains;
                };
            }
            default -> throw unsupported(part, "an association to many");
        };
    }

    /** A keyword that is none of collections is asked of each value, or of an attribute of each object. */
    private PropertyCondition elements(Property.Elements elements, Part part) {
        EntityPath<?> owner = elements.owner();
        EntityPath<?> row = new NamedEntityPath<>(elements.element(), owner.alias() + "_" + elements.attribute());
        Association<?> collection = new NamedEntityPath.ToMany<>(owner, elements.attribute(), elements.element());
        if (elements.value() == null) {
            return objects(collection, row, part);
        }
        AttributePath<?> value = NamedEntityPath.column(row, elements.value(), elements.type());
        PropertyCondition values =
                elements.isOfObjects() ? null : values(collection, row, value, elements.type(), part);
        if (values != null) {
            return values;
        }
        PropertyCondition each = column(new Property.Column(value, elements.type()), part);
        return arguments -> new Membership(collection, row, each.of(arguments));
    }

    private static PropertyCondition objects(Association<?> collection, EntityPath<?> row, Part part) {
        return switch (part.getType()) {
            case IS_EMPTY -> constant(new Not(new Membership(collection, row, null)));
            case IS_NOT_EMPTY -> constant(new Membership(collection, row, null));
            default -> throw unsupported(part, "a collection of embedded objects; name an attribute of them");
        };
    }

    /** What a keyword means for a collection of values as a whole, or null. */
    private @Nullable PropertyCondition values(
            Association<?> collection, EntityPath<?> row, AttributePath<?> value, Class<?> type, Part part) {
        return switch (part.getType()) {
            case IS_EMPTY, IS_NOT_EMPTY -> objects(collection, row, part);
            case CONTAINING, NOT_CONTAINING, NEGATING_SIMPLE_PROPERTY -> {
                PropertyCondition same = equal(value, one(part, type), false);
                boolean negated = part.getType() != Part.Type.CONTAINING;
                yield arguments -> {
                    Condition contains = new Membership(collection, row, same.of(arguments));
                    return negated ? new Not(contains) : contains;
                };
            }
            default -> null;
        };
    }

    /** Selects the elements of one owner: the owner once more, under a name of its own, joined with them. */
    private static <E> Select<?> elements(Property.ToMany toMany, EntityPath<E> element) {
        EntityPath<?> owner = new NamedEntityPath<>(toMany.owner().javaType(), element.alias() + "_owner");
        return Sql.select(Projection.single(element))
                .from(owner)
                .join(new NamedEntityPath.ToMany<>(owner, toMany.attribute(), element.javaType()), element)
                .where(new EntityComparison.Paths(owner, toMany.owner()));
    }
}
