/** Random statements, judged by relations that hold for every database and by an evaluator in Java. */
@NullMarked
package dev.orm.fuzz;

import org.jspecify.annotations.NullMarked;
