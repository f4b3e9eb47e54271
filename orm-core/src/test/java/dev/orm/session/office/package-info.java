/** Customers and invoices of several tenants that the session tests store. */
@NullMarked
package dev.orm.session.office;

import org.jspecify.annotations.NullMarked;
