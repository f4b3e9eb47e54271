/** An application that keeps objects in JSON columns. */
package dev.orm.tour.types;
