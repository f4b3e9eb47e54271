/**
 * What a revision is written with: {@link dev.orm.migrations.Revision}, {@link dev.orm.migrations.Migration} and
 * {@link dev.orm.migrations.Operations}. Everything else of this module works with revisions and stands above this package.
 */
@NullMarked
package dev.orm.migrations;

import org.jspecify.annotations.NullMarked;
