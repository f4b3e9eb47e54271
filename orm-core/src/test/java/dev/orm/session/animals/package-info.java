/** What the animals of each mapping have in common, so that tests of hierarchies are written once. */
package dev.orm.session.animals;
