@NullMarked
package dev.orm.spring.model;

import org.jspecify.annotations.NullMarked;
