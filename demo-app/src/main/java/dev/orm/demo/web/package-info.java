/** The pages, rendered on the server. */
@NullMarked
package dev.orm.demo.web;

import org.jspecify.annotations.NullMarked;
