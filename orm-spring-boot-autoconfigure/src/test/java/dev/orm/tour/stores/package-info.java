/** An application with two data sources. */
package dev.orm.tour.stores;
