/** The dialect of MariaDB. */
@NullMarked
package dev.orm.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
