package dev.orm.dialect.h2;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.LongLists;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.internal.InsertCompiler;
import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.dialect.internal.StandardDialect;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** H2. */
public final class H2Dialect extends StandardDialect {

    /** It takes longer for each row of a statement with several hundreds. */
    private static final int INSERT_ROWS = 100;

    private static final int PARAMETERS = 65_535;

    private static final EnumSet<Capability> LACKING = EnumSet.of(
            Capability.TRANSACTIONAL_DDL,
            Capability.JSON_CONTAINMENT,
            Capability.CORRELATED_UNNEST,
            Capability.JSON_ELEMENTS,
            Capability.JSON_CHANGE,
            Capability.UNICODE_COLLATION,
            Capability.FOR_SHARE,
            Capability.LOCK_OF,
            Capability.LATERAL,
            Capability.FULL_JOIN,
            Capability.RECURSIVE_UNION,
            Capability.DISTINCT_ON,
            Capability.GROUPING_SETS,
            Capability.INTERSECT_ALL,
            Capability.MATERIALIZED_HINT,
            Capability.CHANGES_IN_CTE,
            Capability.CONFLICT_OF_ANY_KEY,
            Capability.DEFERRABLE_FOREIGN_KEYS,
            Capability.FOREIGN_KEY_MATCH_FULL,
            Capability.BACKSLASH_ESCAPES,
            Capability.PARTIAL_INDEXES,
            Capability.EXPRESSION_INDEXES,
            Capability.COVERING_INDEXES,
            Capability.NULLS_LAST_IN_INDEXES,
            Capability.CONCURRENT_INDEXES,
            Capability.NOT_VALID_CONSTRAINTS,
            Capability.SEVERAL_ALTERATIONS,
            Capability.VIRTUAL_COMPUTED_COLUMNS,
            Capability.COLUMN_COLLATIONS,
            Capability.NAMED_ENUM_TYPES,
            Capability.MATERIALIZED_VIEWS);

    private final DdlCompiler ddl = new H2Ddl(this);

    /** Makes the dialect. */
    public H2Dialect() {
        super("H2", EnumSet.complementOf(LACKING), INSERT_ROWS, PARAMETERS);
    }

    /** A name in upper case is what one in lower case was written as. */
    @Override
    public boolean isSameName(String left, String right) {
        return H2Names.read(left).equals(H2Names.read(right));
    }

    @Override
    public String quote(String identifier) {
        return H2Names.quoted(identifier);
    }

    @Override
    protected StatementCompiler compiler(BindCollector binds) {
        return new H2Compiler(this, binds, false);
    }

    /** A list is one array, which takes indexes, and an array of arrays only where it is longer than an array can be. */
    @Override
    public CompiledStatement compile(Statement statement, BindCollector binds) {
        CompiledStatement compiled = super.compile(statement, binds);
        if (compiled.slots().stream().noneMatch(Slot::list)) {
            return compiled;
        }
        CompiledStatement longer = new H2Compiler(this, binds, true).compile(statement);
        return compiled.withLongLists(
                new LongLists(H2Binder.MAX_ELEMENTS, longer.withListsInParts(H2Binder.MAX_ELEMENTS)));
    }

    @Override
    public CompiledStatement compileInsert(Table table, List<Column<?>> columns, int rows, List<Column<?>> returning) {
        return InsertCompiler.compile(this, table, columns, rows, returning, InsertCompiler.DEFAULT_VALUES, true);
    }

    @Override
    public ParameterBinder binder(PreparedStatement statement) {
        return new H2Binder(statement);
    }

    @Override
    public RowReader reader(ResultSet result) {
        return new JdbcRowReader(result);
    }

    @Override
    public DdlCompiler ddl() {
        return ddl;
    }

    @Override
    public Map<String, String> dangerousUrlOptions() {
        return Map.of(
                "init", "runs statements, which may run scripts and Java code",
                "database_event_listener", "makes an object of any class",
                "java_object_serializer", "makes an object of any class",
                "authenticator", "makes an object of any class",
                "trace_level_file", "writes a file");
    }

    @Override
    public String driver() {
        return "com.h2database:h2";
    }

    @Override
    public CatalogQueries catalogAfterRenames() {
        return H2Catalog.AFTER_RENAMES;
    }

    @Override
    public CatalogQueries catalog() {
        return H2Catalog.QUERIES;
    }

    @Override
    public DatabaseError classify(SQLException error) {
        return H2Errors.classify(error);
    }
}
