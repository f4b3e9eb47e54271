/** The examples of docs/spring.md about auditing. */
package dev.orm.tour.auditing;
