package dev.orm.migrations.diagram;

import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entity-relationship picture of a schema: a box for each table, an arrow for each foreign key, those that are referred to on the
 * left.
 */
public final class SchemaDiagram {

    private static final double ROW = 18;
    private static final double PADDING = 8;
    private static final double GAP_X = 90;
    private static final double GAP_Y = 28;
    private static final double EDGE = 24;

    private record Box(Table table, double x, double y, double width) {

        double rowOf(String column) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (table.columns().get(i).name().equals(column)) {
                    return y + ROW * (i + 1) + ROW / 2 + PADDING / 2;
                }
            }
            return y + ROW / 2;
        }

        double right() {
            return x + width;
        }
    }

    private final Dialect dialect;
    private final Svg svg = new Svg();
    private final Map<TableName, Box> boxes = new LinkedHashMap<>();

    private SchemaDiagram(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Draws a schema.
     *
     * @param schema the schema
     * @param dialect says what types are called
     * @param title the title of the picture
     * @return an SVG document
     */
    public static String svg(Schema schema, Dialect dialect, String title) {
        return new SchemaDiagram(dialect).draw(schema, title);
    }

    private String draw(Schema schema, String title) {
        TableOrder order = TableOrder.of(schema.tables());
        place(order);
        boxes.values().forEach(this::edges);
        boxes.values().forEach(this::box);
        return svg.document(title);
    }

    /** Each table stands right of those it refers to. */
    private void place(TableOrder order) {
        Map<TableName, Integer> levels = new HashMap<>();
        Map<Integer, Double> widths = new HashMap<>();
        for (Table table : order.tables()) {
            int level = 0;
            for (ForeignKey key : order.immediate(table)) {
                Integer referred = levels.get(key.referencedTable());
                if (referred != null && !key.referencedTable().equals(table.name())) {
                    level = Math.max(level, referred + 1);
                }
            }
            levels.put(table.name(), level);
            widths.merge(level, width(table), Math::max);
        }
        Map<Integer, Double> bottoms = new HashMap<>();
        for (Table table : order.tables()) {
            int level = levels.getOrDefault(table.name(), 0);
            double x = EDGE;
            for (int before = 0; before < level; before++) {
                x += widths.getOrDefault(before, 0.0) + GAP_X;
            }
            double y = bottoms.getOrDefault(level, EDGE);
            boxes.put(table.name(), new Box(table, x, y, widths.getOrDefault(level, 0.0)));
            bottoms.put(level, y + height(table) + GAP_Y);
        }
    }

    private double width(Table table) {
        int longest = table.name().toString().length();
        for (Column<?> column : table.columns()) {
            longest = Math.max(
                    longest, 3 + column.name().length() + 2 + type(column).length());
        }
        return longest * Svg.LETTER + 2 * PADDING;
    }

    private static double height(Table table) {
        return ROW * (table.columns().size() + 1) + PADDING;
    }

    private String type(Column<?> column) {
        return dialect.ddl().typeName(column) + (column.nullable() ? "?" : "");
    }

    private void box(Box box) {
        Table table = box.table();
        svg.rectangle(box.x(), box.y(), box.width(), height(table), "box");
        svg.rectangle(box.x(), box.y(), box.width(), ROW + 2, "head");
        svg.text(box.x() + PADDING, box.y() + 14, table.name().toString(), "title");
        PrimaryKey key = table.primaryKey();
        for (Column<?> column : table.columns()) {
            boolean inKey = key != null && key.columns().contains(column.name());
            boolean refers =
                    table.foreignKeys().stream().anyMatch(each -> each.columns().contains(column.name()));
            double y = box.rowOf(column.name()) + 4;
            svg.text(box.x() + PADDING, y, inKey ? "*" : refers ? "→" : " ", "faint");
            svg.text(box.x() + PADDING + 2 * Svg.LETTER, y, column.name(), "name");
            String type = type(column);
            svg.text(box.right() - PADDING - type.length() * Svg.LETTER, y, type, "faint");
        }
    }

    private void edges(Box box) {
        for (ForeignKey key : box.table().foreignKeys()) {
            Box referred = boxes.get(key.referencedTable());
            if (referred == null) {
                continue;
            }
            double from = box.rowOf(key.columns().get(0));
            double to = referred.rowOf(key.referencedColumns().get(0));
            List<String> columns = key.columns();
            String title = box.table().name() + " " + columns + " → "
                    + referred.table().name() + " " + key.referencedColumns();
            if (referred.right() < box.x()) {
                svg.curve(box.x(), from, -GAP_X / 2, referred.right(), to, GAP_X / 2, title);
            } else {
                svg.curve(box.right(), from, GAP_X / 2, referred.right(), to, GAP_X / 2, title);
            }
        }
    }
}
