/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.util.UUID;

/**
 * A job that was found by the tags of its command. Immutable.
 *
 * @param flowRunId the flow run that it was started for
 * @param job the job
 * @param stage how far it is
 */
public record FoundJob(UUID flowRunId, StartedJob job, JobStage stage) {}
