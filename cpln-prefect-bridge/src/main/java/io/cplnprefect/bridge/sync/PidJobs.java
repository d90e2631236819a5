/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import io.cplnprefect.bridge.platform.PlatformJobs;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.TransportException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs that the PIDs of flow runs name, which are read singly where no list of the round has them. */
final class PidJobs {

    private final RoundContext context;
    private final RoundProblems problems;
    private final Map<UUID, Job> jobs = new HashMap<>();
    private boolean outage;

    PidJobs(RoundContext context, RoundProblems problems) {
        this.context = context;
        this.problems = problems;
    }

    /**
     * Reads the job of a flow run, unless it is listed. After a request without a response, no other is sent.
     *
     * @return {@code false} if the job could not be read
     */
    boolean read(RunView run, Set<InfrastructurePid> listed) {
        InfrastructurePid pid = run.pid();
        ParsedPid.Legacy adopted = run.adopted();
        if (pid == null ? adopted == null : listed.contains(pid)) {
            return true;
        }
        if (outage) {
            return false;
        }
        PlatformJobs all = context.clients().jobs();
        try {
            if (pid != null) {
                jobs.put(run.id(), all.of(pid).read(pid));
            } else if (adopted != null) {
                all.newest(adopted, run.id()).ifPresent(job -> jobs.put(run.id(), job));
            }
            return true;
        } catch (ApiException e) {
            outage = e instanceof TransportException;
            problems.ofRun(run.id(), e);
            return false;
        }
    }

    /** Returns the job of a flow run, or {@code null} if it was not read or does not exist. */
    @Nullable
    Job of(RunView run) {
        return jobs.get(run.id());
    }
}
