/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.State;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an observation keeps of a flow run that it has read.
 *
 * @param pid the PID, or {@code null} if it has none of an organization that has a client
 * @param adopted the PID without a command, which Control Plane's Python worker writes, if its jobs are adopted and its organization has a
 *     client
 * @param otherOrg the organization of the PID, if it has no client
 * @param read the flow run as it was read, or {@code null} if it was deleted
 */
record RunView(
        UUID id,
        String name,
        @Nullable State state,
        @Nullable InfrastructurePid pid,
        boolean foreignPid,
        ParsedPid.@Nullable Legacy adopted,
        boolean started,
        boolean retriesInProcess,
        @Nullable String otherOrg,
        @Nullable FlowRun read) {

    static RunView deleted(UUID id) {
        return new RunView(id, "", null, null, false, null, false, false, null, null);
    }

    static RunView of(FlowRun run, Predicate<String> serves, boolean adoptForeign) {
        String text = run.infrastructurePid();
        ParsedPid parsed = text == null ? null : InfrastructurePid.parse(text);
        InfrastructurePid pid = parsed instanceof ParsedPid.Complete complete ? complete.pid() : null;
        ParsedPid.Legacy adopted =
                adoptForeign && parsed instanceof ParsedPid.Legacy legacy && serves.test(legacy.org()) ? legacy : null;
        boolean served = pid != null && serves.test(pid.org());
        return new RunView(
                run.id(),
                run.name(),
                run.state(),
                served ? pid : null,
                text != null && !served && adopted == null,
                adopted,
                run.startTime() != null,
                "in_process".equals(run.empiricalPolicy().retryType()),
                pid == null || served ? null : pid.org(),
                run);
    }

    @Nullable
    String workPool() {
        return read == null ? null : read.workPoolName();
    }
}
