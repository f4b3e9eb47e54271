package dev.orm.mapping;

import dev.orm.mapping.Part.Embedded;
import dev.orm.mapping.Part.Leaf;
import dev.orm.mapping.internal.Member;
import dev.orm.schema.Column;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element that is an object of an embeddable class, read and written by reflection. */
final class ElementObject implements ElementForm {

    private final Class<?> type;
    private final Embedded root;
    private final Leaf[] leaves;
    private final List<String> paths;
    private final List<Column<?>> columns;
    private final boolean isMutable;

    /**
     * Makes a description.
     *
     * @param holding the attribute of the entity, as if it held one element
     * @param attributes the attributes of the embeddable class
     * @param columns their columns, in the same order
     */
    ElementObject(Member holding, List<AttributeDraft> attributes, List<Column<?>> columns) {
        this.type = holding.type();
        this.leaves = new Leaf[attributes.size()];
        this.root = new Embedded(holding);
        root.parts(Part.of(attributes, leaves, List.of(), 0, leaves.length));
        this.paths = attributes.stream().map(attribute -> attribute.path).toList();
        this.columns = List.copyOf(columns);
        this.isMutable = !type.isRecord() || attributes.stream().anyMatch(ElementObject::canChange);
    }

    private static boolean canChange(AttributeDraft attribute) {
        Class<?> type = attribute.member().type();
        return attribute.members.stream().anyMatch(member -> !member.declaring().isRecord())
                || type.isArray()
                || type == List.class
                || attribute.type != null && attribute.type.isConverted() && !type.isEnum();
    }

    /** The values of the attributes of an object at one time. */
    private static final class State {

        private final Leaf[] leaves;
        private final @Nullable Object[] values;

        State(Leaf[] leaves, @Nullable Object[] values) {
            this.leaves = leaves;
            this.values = values;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof State that) || that.leaves != leaves) {
                return false;
            }
            for (int i = 0; i < values.length; i++) {
                if (!leaves[i].isSame(values[i], that.values[i])) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 0;
            for (Object value : values) {
                hash = hash * 31 + hash(value);
            }
            return hash;
        }

        /** Values that are stored alike have the same hash, whatever their own equals says. */
        private static int hash(@Nullable Object value) {
            if (value instanceof BigDecimal number) {
                return number.stripTrailingZeros().hashCode();
            }
            return value instanceof String
                            || value instanceof Long
                            || value instanceof Integer
                            || value instanceof Enum<?>
                    ? value.hashCode()
                    : 0;
        }
    }

    @Override
    public Class<?> javaType() {
        return type;
    }

    @Override
    public List<Column<?>> columns() {
        return columns;
    }

    @Override
    public @Nullable Column<?> column(String attribute) {
        int place = paths.indexOf(attribute);
        return place < 0 ? null : columns.get(place);
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public boolean isMutable() {
        return isMutable;
    }

    @Override
    public Object read(RowReader row, int first) throws SQLException {
        @Nullable Object[] values = new Object[leaves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves[i].type().read(row, first + i);
        }
        return root.made(values);
    }

    @Override
    public Object state(Object element) {
        @Nullable Object[] values = new Object[leaves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves[i].copy(leaves[i].get(element));
        }
        return new State(leaves, values);
    }

    @Override
    public Object element(Object state) {
        @Nullable Object[] values = ((State) state).values.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves[i].copy(values[i]);
        }
        return root.made(values);
    }

    @Override
    public int bind(Object state, ParameterBinder binder, int first) throws SQLException {
        @Nullable Object[] values = ((State) state).values;
        for (int i = 0; i < values.length; i++) {
            leaves[i].type().bind(binder, first + i, values[i]);
        }
        return first + values.length;
    }

    @Override
    public List<Column<?>> absent(Object state) {
        @Nullable Object[] values = ((State) state).values;
        List<Column<?>> absent = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                absent.add(columns.get(i));
            }
        }
        return absent;
    }

    @Override
    public void bindPresent(Object state, ParameterBinder binder, int first) throws SQLException {
        @Nullable Object[] values = ((State) state).values;
        int index = first;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                leaves[i].type().bind(binder, index++, values[i]);
            }
        }
    }
}
