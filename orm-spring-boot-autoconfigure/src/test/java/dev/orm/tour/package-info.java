/** The examples of the documentation. {@code DocumentedCodeTest} compares them with the pages; here they are compiled and run. */
package dev.orm.tour;
