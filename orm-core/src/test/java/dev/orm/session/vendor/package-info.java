/** Classes of a library that knows nothing of databases, as another one describes them. */
@NullMarked
package dev.orm.session.vendor;

import org.jspecify.annotations.NullMarked;
