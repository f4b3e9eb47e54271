/** Who made and changed entities, and when, by the annotations of Spring Data. */
@NullMarked
package dev.orm.spring.auditing;

import org.jspecify.annotations.NullMarked;
