@NullMarked
package dev.orm.spring.repository;

import org.jspecify.annotations.NullMarked;
