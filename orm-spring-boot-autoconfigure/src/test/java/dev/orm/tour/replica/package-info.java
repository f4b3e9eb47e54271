/** An application whose read-only transactions go to another data source. */
package dev.orm.tour.replica;
