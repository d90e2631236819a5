/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.platform.PlatformClient;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.util.Optional;
import java.util.function.Consumer;

/** The flow runs of a round, and the clients that they are configured for. */
final class RunViews {

    private final RoundContext context;
    private final Consumer<String> problem;

    RunViews(RoundContext context, Consumer<String> problem) {
        this.context = context;
        this.problem = problem;
    }

    /** A PID may be of an organization that has no client yet, because the flow run was submitted by another process. */
    RunView of(FlowRun run) {
        RunView view = view(run);
        if (view.otherOrg() == null) {
            return view;
        }
        try {
            context.platform().learn(run);
        } catch (ApiException e) {
            problem.accept(String.valueOf(e.getMessage()));
        }
        return view(run);
    }

    private RunView view(FlowRun run) {
        return RunView.of(run, context.clients()::serves, context.settings().adoptForeign());
    }

    /** Returns the client that the flow run is configured for; its jobs must be searched before their absence means anything. */
    Optional<PlatformClient> platform(RunView run) {
        try {
            return run.read() == null ? Optional.empty() : context.platform().of(run.read());
        } catch (ApiException e) {
            problem.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
