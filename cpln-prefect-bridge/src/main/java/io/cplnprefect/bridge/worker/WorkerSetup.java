/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.internal.ServiceClock;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.worker.WorkerHello;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks of a new worker. All problems of both services are reported together, before anything is created. */
final class WorkerSetup {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerSetup.class);

    private final Prefect prefect;
    private final PlatformClients clients;
    private final ControlPlane controlPlane;
    private final WorkerSettings settings;
    private final RunSource source;
    private final @Nullable String gvc;
    private final @Nullable String location;
    private final List<ApiException> failures = new ArrayList<>();

    WorkerSetup(Prefect prefect, PlatformClients clients, WorkerSettings settings, RunSource source) {
        this.prefect = prefect;
        this.clients = clients;
        this.controlPlane = clients.own().controlPlane();
        this.settings = settings;
        this.source = source;
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
            succeeds(() -> source.check(clients));
        }
        if (succeeds(clients.own()::check) && gvc != null) {
            succeeds(() -> clients.own().jobs().location(gvc, location));
        }
        throwFailures();
        WorkerIdentity identity = WorkerIdentity.of(settings, prefect, System.getenv());
        WorkPool pool = source.pool();
        LogLine.in(LogArea.INIT)
                .info(
                        LOG,
                        "Worker '" + settings.name() + "' of work pool '" + pool.name() + "' ready for org "
                                + clients.own().org());
        ServiceClock clock = new ServiceClock(controlPlane.time());
        return new WorkerContext(
                prefect,
                clients,
                WorkerSettings.builder()
                        .from(settings)
                        .gvc(gvc)
                        .location(location)
                        .build(),
                identity,
                source,
                new WorkerPresence(
                        prefect,
                        new WorkerHello(
                                settings.workPool(),
                                identity.instanceName(),
                                WorkPoolSetup.TYPE,
                                settings.heartbeatInterval()),
                        controlPlane.time(),
                        settings.workerChannel()),
                listener,
                executor,
                clock,
                new WorkerEvents(prefect, clock, pool, identity.instanceName()));
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
