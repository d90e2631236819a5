/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.State;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an observation keeps of a flow run that it has read. */
record RunView(
        UUID id,
        String name,
        @Nullable State state,
        @Nullable InfrastructurePid pid,
        boolean foreignPid,
        boolean started,
        boolean retriesInProcess,
        @Nullable String workPool) {

    static RunView deleted(UUID id) {
        return new RunView(id, "", null, null, false, false, false, null);
    }

    static RunView of(FlowRun run, String org) {
        String text = run.infrastructurePid();
        InfrastructurePid pid = text != null
                        && InfrastructurePid.parse(text) instanceof ParsedPid.Complete complete
                        && complete.pid().org().equals(org)
                ? complete.pid()
                : null;
        return new RunView(
                run.id(),
                run.name(),
                run.state(),
                pid,
                text != null && pid == null,
                run.startTime() != null,
                "in_process".equals(run.empiricalPolicy().retryType()),
                run.workPoolName());
    }
}
