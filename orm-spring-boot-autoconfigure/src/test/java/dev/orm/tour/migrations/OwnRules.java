package dev.orm.tour.migrations;

import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.SchemaPart;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;

public class OwnRules implements ComparisonRules {

    @Override
    public boolean includes(SchemaPart part) {
        return part.kind() != SchemaPart.Kind.SEQUENCE;
    }

    @Override
    public Verdict defaultValue(TableName table, Column<?> wanted, Column<?> found) {
        return wanted.name().equals("created") ? Verdict.SAME : Verdict.UNDECIDED;
    }
}
