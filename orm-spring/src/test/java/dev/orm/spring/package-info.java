@NullMarked
package dev.orm.spring;

import org.jspecify.annotations.NullMarked;
