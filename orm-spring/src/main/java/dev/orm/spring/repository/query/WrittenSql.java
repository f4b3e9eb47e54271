package dev.orm.spring.repository.query;

import dev.orm.mapping.EntityModels;
import dev.orm.mapping.NamedSql;
import dev.orm.spring.repository.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.core.NamedQueries;

/**
 * The SQL of a repository method, as it is written: at the method, in the file of named queries or at an entity class.
 *
 * @param sql the statement
 * @param countSql the statement that counts all rows for a page; null if none is written
 * @param declared what is written at an entity class; null if the statement stands elsewhere
 */
record WrittenSql(
        String sql, @Nullable String countSql, @Nullable NamedSql declared) {

    /** Finds the SQL of a method; null if none is written for it. */
    static @Nullable WrittenSql find(OrmQueryMethod method, NamedQueries file, EntityModels models) {
        Query query = method.query();
        String name = method.getNamedQueryName();
        String count = query == null ? "" : query.countQuery();
        String countSql = count.isBlank() ? named(name + ".count", file, models) : count;
        if (query != null && !query.value().isBlank()) {
            if (!query.name().isBlank()) {
                throw new IllegalArgumentException(
                        "its @Query has both a statement and the name of one. Leave one of them out.");
            }
            return new WrittenSql(query.value(), countSql, null);
        }
        String sql = named(name, file, models);
        if (sql != null) {
            return new WrittenSql(sql, countSql, file.hasQuery(name) ? null : models.findNamedSql(name));
        }
        if (query != null) {
            throw new IllegalArgumentException("its @Query has no statement, and none is called \"" + name
                    + "\". Write the statement in it, or a @NamedNativeQuery of that name at an entity.");
        }
        return null;
    }

    private static @Nullable String named(String name, NamedQueries file, EntityModels models) {
        if (file.hasQuery(name)) {
            return file.getQuery(name);
        }
        NamedSql declared = models.findNamedSql(name);
        return declared == null ? null : declared.text().toString();
    }
}
