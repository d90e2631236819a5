/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.UUID;

/**
 * A flow run whose job has ended. Immutable.
 *
 * @param flowRunId the flow run
 * @param pid its job
 * @param stage how the job ended
 * @param state type of the flow run's state, as the server has it now
 */
public record EndedRun(UUID flowRunId, InfrastructurePid pid, JobStage stage, String state) {}
