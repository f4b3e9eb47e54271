package dev.orm.dialect.h2;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.internal.InsertCompiler;
import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.dialect.internal.StandardDialect;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;

/** H2. */
public final class H2Dialect extends StandardDialect {

    private static final int INSERT_ROWS = 500;

    private static final int PARAMETERS = 65_535;

    private final DdlCompiler ddl = new H2Ddl(this);

    /** Makes the dialect. */
    public H2Dialect() {
        super(
                "H2",
                EnumSet.complementOf(EnumSet.of(Capability.TRANSACTIONAL_DDL, Capability.UNICODE_COLLATION)),
                INSERT_ROWS,
                PARAMETERS);
    }

    @Override
    public String quote(String identifier) {
        return H2Names.quoted(identifier);
    }

    @Override
    protected StatementCompiler compiler(BindCollector binds) {
        return new H2Compiler(this, binds);
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
    public String driver() {
        return "com.h2database:h2";
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
