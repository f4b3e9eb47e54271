/** The posts that the blog starts with. */
@NullMarked
package dev.orm.demo.seed;

import org.jspecify.annotations.NullMarked;
