/**
 * Faults to order, for tests: a data source that fails at the k-th call of the driver, and a proxy that cuts the network. Start
 * reading at {@link dev.orm.testing.fault.FaultyDataSource}.
 */
@NullMarked
package dev.orm.testing.fault;

import org.jspecify.annotations.NullMarked;
