/** Entities of joined tables, for the session tests. */
package dev.orm.session.joined;
