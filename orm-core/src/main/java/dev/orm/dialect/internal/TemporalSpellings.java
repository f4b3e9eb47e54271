package dev.orm.dialect.internal;

import dev.orm.sql.DatePart;
import dev.orm.sql.node.TemporalFunction;
import java.util.List;

/** The spellings of calculations with dates and times that databases share. */
public final class TemporalSpellings {

    private static final List<DatePart> PLAIN =
            List.of(DatePart.YEAR, DatePart.QUARTER, DatePart.MONTH, DatePart.DAY, DatePart.HOUR, DatePart.MINUTE);

    private TemporalSpellings() {}

    /** Adds the parts that every database extracts by the same word. */
    static FunctionTable parts(FunctionTable table) {
        FunctionTable all = table;
        for (DatePart part : PLAIN) {
            all = all.with(part, extract(part.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return all;
    }

    /** Extracts by the standard's word. */
    public static String extract(String word) {
        return "cast(extract(" + word + " from $0) as integer)";
    }

    /** Writes each truncation by one template, in which {@code UNIT} stands for the unit. */
    public static FunctionTable truncations(FunctionTable table, String template) {
        FunctionTable all = table;
        for (TemporalFunction function : TemporalFunction.values()) {
            if (function.name().startsWith("TRUNCATE_")) {
                String unit = function.name().substring("TRUNCATE_".length()).toLowerCase(java.util.Locale.ROOT);
                all = all.with(function, template.replace("UNIT", unit));
            }
        }
        return all;
    }
}
