/** What docs/migrations.md shows. */
package dev.orm.tour.migrations;
