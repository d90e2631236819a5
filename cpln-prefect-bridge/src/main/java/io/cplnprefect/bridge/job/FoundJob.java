/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.util.UUID;

/**
 * A job found by the tags of its command. Immutable.
 *
 * @param flowRunId id of the flow run that the job was started for
 * @param job the job
 * @param stage the stage of the job
 */
public record FoundJob(UUID flowRunId, StartedJob job, JobStage stage) {}
