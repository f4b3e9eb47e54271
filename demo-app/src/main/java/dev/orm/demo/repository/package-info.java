/** Repositories: Spring Data interfaces, implemented by the ORM. */
@NullMarked
package dev.orm.demo.repository;

import org.jspecify.annotations.NullMarked;
