/** The blog of README.md. */
package dev.orm.tour.blog;
