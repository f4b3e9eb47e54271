/** An application that has revisions beside Flyway and Liquibase. */
@NullMarked
package dev.orm.boot.beside;

import org.jspecify.annotations.NullMarked;
