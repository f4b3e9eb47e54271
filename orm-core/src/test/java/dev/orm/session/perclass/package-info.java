/** Entities of which each class has a table of its own, for the session tests. */
package dev.orm.session.perclass;
