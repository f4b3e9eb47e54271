/**
 * Auto-configuration for columns that hold objects as JSON, when Jackson is present. Start reading at
 * {@link dev.orm.boot.autoconfigure.json.OrmJsonAutoConfiguration}.
 */
@NullMarked
package dev.orm.boot.autoconfigure.json;

import org.jspecify.annotations.NullMarked;
