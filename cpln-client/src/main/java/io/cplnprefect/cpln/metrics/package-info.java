/* SPDX-License-Identifier: Apache-2.0 */
/** The metrics of an organization, in the query language of Prometheus. */
@NullMarked
package io.cplnprefect.cpln.metrics;

import org.jspecify.annotations.NullMarked;
