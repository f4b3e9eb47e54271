/** Text from outside that tries to become SQL, through every place where text can enter. */
@NullMarked
package dev.orm.hostile;

import org.jspecify.annotations.NullMarked;
