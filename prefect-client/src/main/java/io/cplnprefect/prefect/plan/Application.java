/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.automation.AutomationCreate;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.plan.DeploymentResult.Outcome;
import io.cplnprefect.prefect.plan.PlannedChange.Action;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes the changes of a plan, several at a time. A change that fails does not keep the others from being written. */
final class Application {

    private static final Set<Integer> BUSY = Set.of(429, 503);

    private final Prefect prefect;
    private final ServerVersion version;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, UUID> createdFlows = new ConcurrentHashMap<>();

    Application(Prefect prefect) {
        this.prefect = prefect;
        this.version = prefect.version();
    }

    ApplyReport apply(DeploymentPlan plan) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(plan.options().parallelism(), task -> {
            Thread thread = new Thread(task, "deployment-writer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<DeploymentResult>> writes = new ArrayList<>();
            plan.changes().forEach(change -> writes.add(() -> write(change)));
            List<DeploymentResult> results = new ArrayList<>();
            for (Future<DeploymentResult> result : threads.invokeAll(writes)) {
                results.add(result.get());
            }
            writeRefusedOnes(plan.changes(), results);
            return new ApplyReport(results);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A deployment could not be written", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** A server that is too busy for several writes at a time accepts them one after the other. */
    private void writeRefusedOnes(List<PlannedChange> changes, List<DeploymentResult> results)
            throws InterruptedException {
        for (int i = 0; i < changes.size(); i++) {
            if (busy.contains(changes.get(i).name())) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                results.set(i, write(changes.get(i)));
            }
        }
    }

    private DeploymentResult write(PlannedChange change) {
        Deployment present = change.present();
        UUID id = present == null ? null : present.id();
        try {
            if (change.action() == Action.REMOVE) {
                delete(Objects.requireNonNull(id));
                return new DeploymentResult(change.name(), Outcome.REMOVED, id, null);
            }
            if (change.action() == Action.UNCHANGED) {
                return new DeploymentResult(change.name(), Outcome.UNCHANGED, id, null);
            }
            id = save(change);
            writeTriggers(change, id);
            writeAgreements(Objects.requireNonNull(change.spec()), id);
            Outcome outcome = change.action() == Action.CREATE ? Outcome.CREATED : Outcome.UPDATED;
            return new DeploymentResult(change.name(), outcome, id, null);
        } catch (RuntimeException e) {
            // Not only errors of calls: whatever a deployment causes, the results of the others are reported.
            if (e instanceof ServiceException refused && BUSY.contains(refused.status())) {
                busy.add(change.name());
            }
            String reason =
                    CredentialPattern.masked(e instanceof ApiException ? String.valueOf(e.getMessage()) : e.toString());
            return new DeploymentResult(change.name(), Outcome.FAILED, id, reason);
        }
    }

    private void delete(UUID id) {
        try {
            prefect.deployments().delete(id).execute();
        } catch (ServiceException.NotFound deleted) {
            // Somebody else has removed it, which is what was planned.
            return;
        }
    }

    private UUID save(PlannedChange change) {
        DeploymentRequests requests = new DeploymentRequests(change);
        Deployment present = change.present();
        if (present == null) {
            return prefect.deployments()
                    .create(requests.create(flow(change)))
                    .execute()
                    .id();
        }
        boolean replaces = requests.replaces(version);
        if (replaces) {
            prefect.deployments().create(requests.create(present.flowId())).execute();
        }
        if (replaces ? requests.clearsAfterReplacement() : requests.writes()) {
            prefect.deployments().update(present.id(), requests.update(version)).execute();
        }
        return present.id();
    }

    private UUID flow(PlannedChange change) {
        UUID known = change.flowId();
        if (known != null) {
            return known;
        }
        return createdFlows.computeIfAbsent(
                Objects.requireNonNull(change.spec()).flowName(),
                name -> prefect.flows()
                        .create(FlowCreate.builder().name(name).build())
                        .execute()
                        .id());
    }

    /** Servers have no update of the automations of a deployment: they are deleted and created, as {@code prefect deploy} does. */
    private void writeTriggers(PlannedChange change, UUID id) {
        DeploymentSpec spec = Objects.requireNonNull(change.spec());
        boolean differs = change.action() == Action.CREATE
                ? spec.triggers() != null && !spec.triggers().isEmpty()
                : change.differences().stream().anyMatch(one -> one.field().equals("triggers"));
        if (!differs) {
            return;
        }
        prefect.automations().deleteOwnedBy("prefect.deployment." + id).execute();
        for (AutomationCreate automation : DeploymentTrigger.automations(spec, id, version)) {
            prefect.automations().create(automation).execute();
        }
    }

    private void writeAgreements(DeploymentSpec spec, UUID id) {
        List<? extends Map<String, @Nullable Object>> agreements = spec.slas();
        if (agreements != null && version.equals(ServerVersion.CLOUD)) {
            prefect.connection()
                    .<Void>call(
                            Endpoint.of("POST", "/slas/apply-resource-slas/{resource_id}")
                                    .repeatable(),
                            "/slas/apply-resource-slas/prefect.deployment." + id,
                            Agreements.of(agreements, id),
                            Void.class)
                    .execute();
        }
    }
}
