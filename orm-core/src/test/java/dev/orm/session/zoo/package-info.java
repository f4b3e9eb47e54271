/** Entities that share a table, for the session tests. */
package dev.orm.session.zoo;
