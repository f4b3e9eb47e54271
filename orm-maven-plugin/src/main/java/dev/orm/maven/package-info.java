/**
 * The Maven plugin with the prefix {@code orm}. The goals are thin; start reading at {@code ProjectModel}, which is what a compiled project
 * says, and {@code RevisionFile}, which writes a revision.
 */
@NullMarked
package dev.orm.maven;

import org.jspecify.annotations.NullMarked;
