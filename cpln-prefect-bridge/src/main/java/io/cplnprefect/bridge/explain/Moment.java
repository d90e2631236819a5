/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import java.time.Instant;

/**
 * An event in the life of a flow run. Immutable.
 *
 * @param time when it happened, by the clock of its source
 * @param source {@code Prefect} or {@code Control Plane}
 * @param text what happened
 */
public record Moment(Instant time, String source, String text) {}
