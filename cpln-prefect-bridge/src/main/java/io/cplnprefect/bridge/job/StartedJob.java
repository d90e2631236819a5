/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Instant;

/**
 * A job that exists on Control Plane. Immutable.
 *
 * @param pid the PID
 * @param location name of the location that the job runs in
 * @param created when the command was created, by Control Plane's clock
 * @param adopted whether the job existed before, started by an earlier attempt for the same flow run
 */
public record StartedJob(InfrastructurePid pid, String location, Instant created, boolean adopted) {}
