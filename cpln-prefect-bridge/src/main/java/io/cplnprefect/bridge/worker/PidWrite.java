/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.pid.FlowRunTags;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the job of a flow run to its PID and, for Prefect's user interface, to its tags. */
final class PidWrite {

    private static final Logger LOG = LoggerFactory.getLogger(PidWrite.class);

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Prefect prefect;
    private final TimeSource time;

    PidWrite(Prefect prefect, TimeSource time) {
        this.prefect = prefect;
        this.time = time;
    }

    /**
     * Writes PID and tags; returns {@code false} if the PID could not be written. The job runs in either case: a later round finds
     * it by its tag and writes the PID.
     */
    boolean write(UUID flowRunId, InfrastructurePid pid, int attempts) throws InterruptedException {
        FlowRunUpdate update =
                FlowRunUpdate.builder().infrastructurePid(pid.toString()).build();
        LogLine about = LogLine.in(LogArea.JOB).run(flowRunId).job(pid);
        for (int attempt = 1; ; attempt++) {
            try {
                prefect.flowRuns().update(flowRunId, update).execute();
                tag(flowRunId, pid);
                return true;
            } catch (ServiceException.NotFound deleted) {
                LOG.warn(about.text("The flow run has been deleted"));
                return false;
            } catch (ApiException e) {
                if (attempt == attempts) {
                    LOG.error(about.text("PID not written: " + e.getMessage()));
                    return false;
                }
                time.sleep(WAIT);
            }
        }
    }

    /** The server replaces the whole list, so it is read immediately before. */
    private void tag(UUID flowRunId, InfrastructurePid pid) {
        try {
            List<String> now = prefect.flowRuns().read(flowRunId).execute().tags();
            prefect.flowRuns()
                    .update(
                            flowRunId,
                            FlowRunUpdate.builder()
                                    .tags(FlowRunTags.with(pid, now))
                                    .build())
                    .execute();
        } catch (ApiException e) {
            LOG.debug(LogLine.in(LogArea.JOB).run(flowRunId).job(pid).text("Tags not written: " + e.getMessage()));
        }
    }
}
