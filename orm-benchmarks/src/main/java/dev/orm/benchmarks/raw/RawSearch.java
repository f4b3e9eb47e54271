package dev.orm.benchmarks.raw;

import dev.orm.benchmarks.rows.Filter;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Puts a query together from a filter, the way it is done by hand. */
final class RawSearch {

    private RawSearch() {}

    static String sqlOf(Filter filter) {
        StringBuilder sql = new StringBuilder("select ").append(RawItem.COLUMNS).append(" from item");
        String glue = " where ";
        if (filter.category() != null) {
            sql.append(glue).append("category = ?");
            glue = " and ";
        }
        if (filter.minQuantity() != null) {
            sql.append(glue).append("quantity >= ?");
            glue = " and ";
        }
        if (filter.maxStock() != null) {
            sql.append(glue).append("stock < ?");
            glue = " and ";
        }
        if (filter.minPrice() != null) {
            sql.append(glue).append("price > ?");
            glue = " and ";
        }
        if (filter.active() != null) {
            sql.append(glue).append("active = ?");
        }
        return sql.append(" order by id limit ?").toString();
    }

    static void bind(PreparedStatement statement, Filter filter) throws SQLException {
        int index = 0;
        if (filter.category() != null) {
            statement.setString(++index, filter.category());
        }
        if (filter.minQuantity() != null) {
            statement.setInt(++index, filter.minQuantity());
        }
        if (filter.maxStock() != null) {
            statement.setInt(++index, filter.maxStock());
        }
        if (filter.minPrice() != null) {
            statement.setDouble(++index, filter.minPrice());
        }
        if (filter.active() != null) {
            statement.setBoolean(++index, filter.active());
        }
        statement.setInt(++index, Filter.LIMIT);
    }
}
