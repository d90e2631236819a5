/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.metrics;

import java.time.Instant;

/**
 * A value of a metric. Immutable and thread-safe.
 *
 * @param time when it was measured or computed
 * @param value the value; may be infinite or not a number
 */
public record Sample(Instant time, double value) {}
