/** What queries return: conditions, joins, subqueries, order, limits, functions. One suite per construct. */
@NullMarked
package dev.orm.kit.suite.query;

import org.jspecify.annotations.NullMarked;
