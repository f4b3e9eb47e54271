/** What DDL creates, and what the inspector reads back of it. */
@NullMarked
package dev.orm.kit.suite.schema;

import org.jspecify.annotations.NullMarked;
