/** What the blog can do, one transaction per call. Results are records, so that no entity leaves this package. */
@NullMarked
package dev.orm.demo.service;

import org.jspecify.annotations.NullMarked;
