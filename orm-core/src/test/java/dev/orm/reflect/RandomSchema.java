package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Tables that a database can have, with everything in them that it can do. */
public final class RandomSchema {

    private static final List<String> NAMES = List.of(
            "id",
            "Name",
            "order",
            "Total Price",
            "a\"b",
            "percent%",
            "[x]",
            "Größe",
            "value",
            "line-no",
            "it's",
            "UPPER");

    private static final EnumType MOOD =
            new EnumType(TableName.of("mood"), List.of("sad", "it's ok", "back\\slash", "happy"));

    private final Random random;
    private final Dialect dialect;

    public RandomSchema(long seed, Dialect dialect) {
        this.random = new Random(seed);
        this.dialect = dialect;
    }

    private boolean can(Capability capability) {
        return dialect.supports(capability) && random.nextBoolean();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    public Schema schema(int tables) {
        List<Table> made = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            made.add(table("table " + i, made));
        }
        return Schema.of(made);
    }

    private Table table(String name, List<Table> others) {
        TableBuilder table = Table.builder(TableName.of(name));
        List<Column<?>> columns = new ArrayList<>();
        Column<Long> key = Column.of("key", SqlType.BIGINT).notNull();
        if (random.nextBoolean()) {
            key = key.identity(identity());
        }
        columns.add(key);
        for (String column : NAMES) {
            if (random.nextInt(3) > 0) {
                columns.add(column(column));
            }
        }
        columns.add(Column.of("amount", SqlType.INTEGER));
        columns.add(Column.of("word", SqlType.varchar(40)).notNull());
        if (can(Capability.STORED_COMPUTED_COLUMNS)) {
            columns.add(Column.of("twice", SqlType.INTEGER)
                    .computed(Computed.stored(DdlExpression.column("amount").times(DdlExpression.literal(2)))));
        }
        if (can(Capability.VIRTUAL_COMPUTED_COLUMNS)) {
            columns.add(Column.of("lower", SqlType.varchar(40))
                    .computed(Computed.virtual(DdlExpression.column("word").lower())));
        }
        columns.forEach(table::column);
        table.primaryKey("key");
        if (random.nextBoolean()) {
            boolean distinct = !can(Capability.UNIQUE_NULLS_NOT_DISTINCT);
            table.unique(new UniqueConstraint("uq " + name, List.of("word", "amount"), distinct));
        }
        checks(table, name);
        indexes(table, name);
        references(table, name, others);
        return table.comment(random.nextBoolean() ? "It's \"the\" \\ " + name + " -- */" : null)
                .build();
    }

    private Identity identity() {
        boolean always = can(Capability.IDENTITY_ALWAYS);
        return can(Capability.IDENTITY_OPTIONS)
                ? new Identity(always, 1 + random.nextInt(50), 1 + random.nextInt(5))
                : new Identity(always, 1, 1);
    }

    private Column<?> column(String name) {
        Column<?> column = defaulted(name, random.nextInt(19)).nullable(random.nextBoolean());
        return random.nextInt(4) == 0 ? column.comment("about " + name) : column;
    }

    private <T> Column<T> of(String name, SqlType<T> type, T value) {
        Column<T> column = Column.of(name, type);
        return random.nextBoolean() ? column : column.defaultValue(DdlExpression.literal(type, value));
    }

    private Column<?> defaulted(String name, int type) {
        return switch (type) {
            case 0 -> of(name, SqlType.BOOLEAN, random.nextBoolean());
            case 1 -> of(name, SqlType.SMALLINT, (short) random.nextInt(-9, 9));
            case 2 -> of(name, SqlType.INTEGER, random.nextInt());
            case 3 -> of(name, SqlType.BIGINT, random.nextLong());
            case 4 -> of(name, SqlType.REAL, 1.5f);
            case 5 -> of(name, SqlType.DOUBLE, -0.25);
            case 6 -> of(name, SqlType.decimal(12, 3), new BigDecimal("-12.500"));
            case 7 -> of(name, SqlType.decimal(30, 5), new BigDecimal("1234567890123456789.12345"));
            case 8 -> of(name, SqlType.varchar(1 + random.nextInt(200)), "x");
            case 9 -> of(name, SqlType.varchar(60), one(List.of("", "it's", "a\\'b", "%", "--", "1", "null", " x ")));
            case 10 -> of(name, SqlType.DATE, LocalDate.of(2020, 2, 29));
            case 11 -> of(name, SqlType.TIME, LocalTime.of(23, 59, 1));
            case 12 -> of(name, SqlType.TIMESTAMP, LocalDateTime.of(2020, 2, 29, 1, 2, 3, 400_000_000));
            case 13 -> Column.of(name, SqlType.INSTANT).defaultValue(DdlExpression.now());
            case 14 -> of(name, SqlType.UUID, new UUID(1, 2));
            case 15 -> of(name, SqlType.BINARY, new byte[] {1, 39, 92});
            case 16 -> Column.of(name, SqlType.JSON);
            case 17 ->
                Column.of(
                        name,
                        SqlType.array(one(List.of(
                                SqlType.BIGINT,
                                SqlType.varchar(9),
                                SqlType.decimal(9, 2),
                                SqlType.INSTANT,
                                SqlType.TEXT))));
            default -> Column.of(name, SqlType.varchar(20)).enumType(MOOD);
        };
    }

    private void checks(TableBuilder table, String name) {
        DdlExpression amount = DdlExpression.column("amount");
        DdlExpression word = DdlExpression.column("word");
        List<DdlExpression> conditions = List.of(
                amount.ge(DdlExpression.literal(-3)),
                word.in(List.of(DdlExpression.literal("a"), DdlExpression.literal("it's")))
                        .not(),
                amount.isNull().or(amount.gt(DdlExpression.literal(0)).and(amount.lt(DdlExpression.literal(9)))),
                word.lower().ne(DdlExpression.literal("\\")),
                amount.plus(DdlExpression.literal(1))
                        .times(DdlExpression.literal(2))
                        .le(DdlExpression.literal(1000)),
                DdlExpression.literal(Instant.EPOCH.toString()).ne(word));
        for (int i = 0; i < conditions.size(); i++) {
            if (random.nextInt(3) == 0) {
                table.check(new Check("ck " + name + i, conditions.get(i)));
            }
        }
    }

    private void indexes(TableBuilder table, String name) {
        for (int i = 0; i < random.nextInt(4); i++) {
            List<Index.Element> elements = new ArrayList<>();
            Index.Element amount = Index.Element.column("amount");
            elements.add(random.nextBoolean() ? amount : amount.desc());
            if (can(Capability.INDEX_NULLS_ORDER)) {
                elements.set(0, elements.get(0).nulls(one(List.of(Index.Nulls.FIRST, Index.Nulls.LAST))));
            }
            if (can(Capability.EXPRESSION_INDEXES)) {
                elements.add(
                        Index.Element.expression(DdlExpression.column("word").lower()));
            }
            Index index = new Index("ix " + name + i, elements, random.nextBoolean(), List.of(), null);
            if (can(Capability.COVERING_INDEXES)) {
                index = index.include(List.of("key"));
            }
            if (can(Capability.PARTIAL_INDEXES)) {
                index = index.where(DdlExpression.column("amount").isNotNull());
            }
            table.index(index);
        }
    }

    private void references(TableBuilder table, String name, List<Table> others) {
        if (others.isEmpty()) {
            return;
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            String column = "ref" + i;
            List<ReferentialAction> actions = new ArrayList<>(List.of(ReferentialAction.values()));
            if (!dialect.supports(Capability.FOREIGN_KEY_SET_DEFAULT)) {
                actions.remove(ReferentialAction.SET_DEFAULT);
            }
            TableName referenced = one(others).name();
            table.column(Column.of(column, SqlType.BIGINT));
            table.foreignKey(new ForeignKey(
                    NamingConvention.DEFAULT.foreignKey(name, List.of(column), referenced.name(), List.of("key")),
                    List.of(column),
                    referenced,
                    List.of("key"),
                    one(actions),
                    one(actions),
                    can(Capability.DEFERRABLE_FOREIGN_KEYS) ? one(List.of(Deferral.values())) : Deferral.NOT_DEFERRABLE,
                    can(Capability.FOREIGN_KEY_MATCH_FULL)));
        }
    }
}
