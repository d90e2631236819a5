/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.UUID;

/**
 * A flow run whose job has ended. Immutable.
 *
 * @param flowRunId id of the flow run
 * @param pid the job
 * @param state type of the state of the flow run, {@code DELETED} if the flow run was deleted
 */
public record EndedRun(UUID flowRunId, InfrastructurePid pid, String state) {}
