/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import io.cplnprefect.bridge.pid.FlowRunTags;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
import java.util.List;
import java.util.UUID;

/** Writes the PID of a job, and the tags that name it, to its flow run. */
public final class PidWrite {

    private PidWrite() {}

    /**
     * Writes a PID with one request, or without its tags if Prefect refuses them.
     *
     * @param prefect client of the Prefect API
     * @param flowRunId id of the flow run
     * @param pid the PID
     * @param tags the tags of the flow run
     * @throws ApiException if the request failed
     */
    public static void write(Prefect prefect, UUID flowRunId, InfrastructurePid pid, List<String> tags) {
        FlowRunUpdate.Builder update = FlowRunUpdate.builder().infrastructurePid(pid.toString());
        FlowRunUpdate alone = update.build();
        try {
            prefect.flowRuns()
                    .update(flowRunId, update.tags(FlowRunTags.with(pid, tags)).build())
                    .execute();
        } catch (ServiceException.BadRequest | ServiceException.Unprocessable tagsRefused) {
            prefect.flowRuns().update(flowRunId, alone).execute();
        }
    }
}
