/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.plan.PlannedChange.Action;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.spec.SpecReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Gives a server the described deployments, in two steps: {@link #plan} reads and compares, {@link #apply} writes.
 *
 * <pre>{@code
 * Deployer deployer = Deployer.of(prefect);
 * DeploymentPlan plan = deployer.plan(specs, PlanOptions.DEFAULT);
 * ApplyReport report = deployer.apply(plan);
 * }</pre>
 *
 * <p>Both steps can be repeated: after a report with failures, a new plan contains the rest. Thread-safe.
 */
public final class Deployer {

    private final Prefect prefect;

    private Deployer(Prefect prefect) {
        this.prefect = prefect;
    }

    /**
     * Returns a deployer.
     *
     * @param prefect client of the server; remains open
     * @return a deployer
     */
    public static Deployer of(Prefect prefect) {
        return new Deployer(prefect);
    }

    /**
     * Checks the descriptions, reads the server, and computes what has to change. Nothing is written. The number of requests depends on
     * the pages of the lists, not on the number of deployments.
     *
     * @param specs the descriptions
     * @param options the options
     * @return the plan
     * @throws UsageException if a description or option is invalid, or refers to an object that does not exist; it contains all problems
     * @throws ApiException if the server cannot be read, and no problem was found without it
     */
    public DeploymentPlan plan(Collection<DeploymentSpec> specs, PlanOptions options) {
        return plan(new SpecReading(List.copyOf(specs), List.of(), List.of()), options);
    }

    /**
     * Checks the deployments of files, reads the server, and computes what has to change. Nothing is written.
     *
     * @param reading the deployments of the files, with the problems of the files, which are reported with all others
     * @param options the options
     * @return the plan, with the warnings of the reading
     * @throws UsageException if a file, description or option is invalid, or refers to an object that does not exist; it contains all
     *     problems
     * @throws ApiException if the server cannot be read, and no problem was found without it
     */
    public DeploymentPlan plan(SpecReading reading, PlanOptions options) {
        List<DeploymentSpec> specs = reading.specs();
        if (options.prune() && options.scope() == null) {
            throw new UsageException(
                    "Invalid options: prune is set without scope. Set the tag that marks the deployments.");
        }
        if (options.parallelism() < 1) {
            throw new UsageException("Invalid parallelism " + options.parallelism() + ": expected at least 1");
        }
        SpecReading checked = reading.checked();
        ServerState state = state(checked, options);
        SpecCompletion completion = new SpecCompletion(state, options);
        List<DeploymentSpec> complete = specs.stream().map(completion::complete).toList();
        StateCheck check = new StateCheck(state);
        check.checkTriggers(specs);
        check.check(complete);
        checked.with(check.problems()).valid();
        List<String> warnings = new ArrayList<>(reading.warnings());
        warnings.addAll(check.warnings());
        return new DeploymentPlan(changes(complete, state), warnings, options);
    }

    /** If the server cannot be read, problems of the descriptions are reported in its place: they remain when it can be. */
    private ServerState state(SpecReading reading, PlanOptions options) {
        try {
            return new StateReader(prefect).read(reading.specs(), options);
        } catch (ApiException unread) {
            reading.valid();
            throw unread;
        }
    }

    private static List<PlannedChange> changes(List<DeploymentSpec> specs, ServerState state) {
        List<PlannedChange> changes = new ArrayList<>();
        Set<String> described = new HashSet<>();
        for (DeploymentSpec spec : specs) {
            described.add(spec.fullName());
            changes.add(change(spec, state));
        }
        state.scoped().forEach((name, deployment) -> {
            if (!described.contains(name)) {
                changes.add(
                        new PlannedChange(Action.REMOVE, name, null, deployment, deployment.flowId(), null, List.of()));
            }
        });
        return changes;
    }

    private static PlannedChange change(DeploymentSpec spec, ServerState state) {
        BlockDocument block = state.blocks().get(String.valueOf(spec.infrastructureBlock()));
        UUID blockId = block == null ? null : block.id();
        Flow flow = state.flows().get(spec.flowName());
        Deployment present = state.deployments().get(spec.fullName());
        if (present == null) {
            return new PlannedChange(
                    Action.CREATE, spec.fullName(), spec, null, flow == null ? null : flow.id(), blockId, List.of());
        }
        List<FieldDifference> differences = new ArrayList<>(Comparison.of(spec, present, blockId));
        FieldDifference triggers =
                DeploymentTrigger.difference(spec, present.id(), state.automations(), state.version());
        if (triggers != null) {
            differences.add(triggers);
        }
        return new PlannedChange(
                differences.isEmpty() ? Action.UNCHANGED : Action.UPDATE,
                spec.fullName(),
                spec,
                present,
                present.flowId(),
                blockId,
                differences);
    }

    /**
     * Writes the changes of a plan, several at a time. A deployment that cannot be written is reported and does not stop the others.
     * Flows and queues that do not exist are created.
     *
     * @param plan the plan
     * @return what was done, deployment by deployment
     * @throws InterruptedException if the thread is interrupted; the requests being sent are cancelled
     * @throws ApiException if the version of the server cannot be read; nothing was written then
     */
    public ApplyReport apply(DeploymentPlan plan) throws InterruptedException {
        return new Application(prefect).apply(plan);
    }
}
