package dev.orm.dialect.postgresql;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;

/** How PostgreSQL spells functions. */
final class PostgresqlSpellings {

    static final FunctionTable TABLE = StandardSpellings.TABLE;

    private PostgresqlSpellings() {}
}
