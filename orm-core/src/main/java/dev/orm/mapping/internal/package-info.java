/**
 * What the mapping layer does to Java classes before there is a table: finds persistent members, resolves generics, names
 * things, checks annotations. Not for users. Start reading at {@link dev.orm.mapping.internal.MemberScanner}.
 */
@NullMarked
package dev.orm.mapping.internal;

import org.jspecify.annotations.NullMarked;
