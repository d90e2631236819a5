/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.internal.ServiceClock;
import io.cplnprefect.bridge.job.JobCommands;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The checks of a new worker. All problems of both services are reported together, before anything is created. */
final class WorkerSetup {

    private final Prefect prefect;
    private final ControlPlane controlPlane;
    private final WorkerSettings settings;
    private final WorkPoolSetup pools;
    private final @Nullable String gvc;
    private final @Nullable String location;
    private final List<ApiException> failures = new ArrayList<>();

    WorkerSetup(Prefect prefect, ControlPlane controlPlane, WorkerSettings settings) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
        this.settings = settings;
        this.pools = new WorkPoolSetup(prefect, prefect.connection().mapper());
        this.gvc = settings.gvc() != null ? settings.gvc() : controlPlane.defaultGvc();
        this.location = settings.location() != null ? settings.location() : controlPlane.defaultLocation();
    }

    /**
     * Checks the settings and both services, then creates the work pool if it does not exist.
     *
     * @throws UsageException if there is more than one problem, or the only one is an invalid setting
     * @throws ApiException if the only problem is a request that failed
     */
    WorkerContext prepare(SafeListener listener, Executor executor) {
        List<String> invalid = settings.problems(prefect.apiUrl());
        if (!invalid.isEmpty()) {
            failures.add(new UsageException(invalid));
        }
        if (succeeds(prefect::check) && invalid.isEmpty()) {
            succeeds(() -> pools.requireOwnType(settings.workPool()));
        }
        if (succeeds(controlPlane::check) && gvc != null) {
            succeeds(() -> new JobCommands(controlPlane).location(gvc, location));
        }
        throwFailures();
        WorkerContext context = new WorkerContext(
                prefect,
                controlPlane,
                new JobCommands(controlPlane),
                WorkerSettings.builder()
                        .from(settings)
                        .gvc(gvc)
                        .location(location)
                        .build(),
                WorkerIdentity.of(settings, prefect, System.getenv()),
                pools,
                listener,
                executor,
                new ServiceClock(controlPlane.time()));
        pools.ensure(settings.workPool(), context.identity().defaultImage());
        return context;
    }

    private boolean succeeds(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ApiException e) {
            failures.add(e);
            return false;
        }
    }

    private void throwFailures() {
        if (failures.size() == 1) {
            throw failures.get(0);
        }
        if (!failures.isEmpty()) {
            List<String> problems = new ArrayList<>();
            for (ApiException failure : failures) {
                problems.addAll(
                        failure instanceof UsageException usage
                                ? usage.problems()
                                : List.of(String.valueOf(failure.getMessage())));
            }
            UsageException all = new UsageException(problems);
            failures.forEach(all::addSuppressed);
            throw all;
        }
    }
}
