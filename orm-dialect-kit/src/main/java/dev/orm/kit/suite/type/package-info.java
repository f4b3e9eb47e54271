/** That every type keeps its values exactly, at its edges too. */
@NullMarked
package dev.orm.kit.suite.type;

import org.jspecify.annotations.NullMarked;
