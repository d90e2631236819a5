/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.platform.PlatformClient;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.util.Optional;

/** The flow runs of a round, and the clients that they are configured for. */
final class RunViews {

    private final RoundContext context;
    private final RoundProblems problems;

    RunViews(RoundContext context, RoundProblems problems) {
        this.context = context;
        this.problems = problems;
    }

    /** A PID may be of an organization that has no client yet, because the flow run was submitted by another process. */
    RunView of(FlowRun run) {
        RunView view = view(run);
        if (view.otherOrg() == null) {
            return view;
        }
        problems.isolate(run.id(), () -> context.platform().learn(run));
        return view(run);
    }

    private RunView view(FlowRun run) {
        return RunView.of(run, context.clients()::serves, context.settings().adoptForeign());
    }

    /** Returns the client that the flow run is configured for; its jobs must be searched before their absence means anything. */
    Optional<PlatformClient> platform(RunView run) {
        try {
            return run.read() == null ? Optional.empty() : context.platform().of(run.read());
        } catch (RuntimeException failure) {
            problems.ofRun(run.id(), failure);
            return Optional.empty();
        }
    }
}
