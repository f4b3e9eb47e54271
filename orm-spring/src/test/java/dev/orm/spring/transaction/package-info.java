@NullMarked
package dev.orm.spring.transaction;

import org.jspecify.annotations.NullMarked;
