/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Instant;

/**
 * A job that exists on Control Plane. Immutable.
 *
 * @param pid its identity
 * @param location location it runs in
 * @param created when its command was created, by Control Plane's clock
 * @param adopted whether it was there already, started by an earlier try for the same flow run
 */
public record StartedJob(InfrastructurePid pid, String location, Instant created, boolean adopted) {}
