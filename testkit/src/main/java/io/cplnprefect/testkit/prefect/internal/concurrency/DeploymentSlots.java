/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.state.Decision;
import io.cplnprefect.testkit.prefect.internal.state.Transition;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.Lease;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slots that flow runs hold of the concurrency limits of their deployments, from their claim until they leave PENDING, RUNNING and
 * CANCELLING. Only servers of generation 3 have such limits.
 */
public final class DeploymentSlots {
    private static final String LIMIT_ID = "concurrency_limit_id";
    private static final String LEASE = "deployment_concurrency_lease_id";
    private static final String REACHED = "Deployment concurrency limit reached.";
    private static final Set<StateType> HOLDING =
            EnumSet.of(StateType.PENDING, StateType.RUNNING, StateType.CANCELLING);
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final int LEASE_SECONDS = 300;

    private final Store store;
    private final ConcurrencyLimits limits;

    /** Creates the slots of a store. */
    public DeploymentSlots(Store store, ConcurrencyLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /**
     * The decision about a proposal to which the other rules have no objection.
     *
     * @param proposal the proposal with the lease of its slot
     */
    public record Claim(Decision decision, State proposal) {}

    /**
     * Decides about a proposal, and takes a slot for a claim that is accepted.
     *
     * @param renewsLeases whether the client renews the leases of its flow runs, as Prefect does since 3.4.11
     */
    public Claim claim(Transition transition, boolean renewsLeases) {
        ObjectNode limit = limit(transition.run());
        State proposal = withLease(transition.to(), lease(transition.from()));
        if (limit == null) {
            return new Claim(new Decision.Accept(), proposal);
        }
        StateType from = transition.from().type();
        StateType to = proposal.type();
        if (to == StateType.PENDING && !HOLDING.contains(from)) {
            return claim(transition, limit);
        }
        if (from == StateType.PENDING && to == StateType.RUNNING && renewsLeases) {
            return renewed(transition.run(), limit, proposal);
        }
        if (from == StateType.PENDING && (to == StateType.RUNNING || to == StateType.CANCELLING)) {
            // The slot is kept without a lease, which the client would not renew.
            store.leases.remove(lease(proposal));
        }
        return new Claim(new Decision.Accept(), proposal);
    }

    private Claim claim(Transition transition, ObjectNode limit) {
        State proposal = transition.to();
        if (limit.path("limit").asInt() == 0) {
            return new Claim(
                    new Decision.Abort(
                            "The deployment concurrency limit is 0. The flow will deadlock if submitted again."),
                    proposal);
        }
        if (limit.path("active").asBoolean() && limits.increment(List.of(limit), 1)) {
            return new Claim(new Decision.Accept(), withNewLease(transition.run(), limit, proposal));
        }
        Decision.Replacement replacement = cancelsNew(transition.run())
                ? cancelled(REACHED)
                : new Decision.Replacement(
                        StateType.SCHEDULED,
                        "AwaitingConcurrencySlot",
                        store.now().plus(WAIT),
                        null,
                        false);
        return new Claim(new Decision.Reject(REACHED, replacement), proposal);
    }

    /** Renews the lease of a run that begins, or takes another slot if it has expired. */
    private Claim renewed(FlowRun run, ObjectNode limit, State proposal) {
        Lease lease = store.leases.get(lease(proposal));
        if (lease != null) {
            store.leases.put(lease.until(store.now().plus(leaseDuration(run))));
        } else if (!lease(proposal).isEmpty()) {
            if (!limit.path("active").asBoolean() || !limits.increment(List.of(limit), 1)) {
                return new Claim(
                        new Decision.Reject(
                                "Deployment concurrency limit reached after lease expiry.",
                                cancelled("Deployment concurrency slot lost during provisioning - "
                                        + "no slots available to continue execution")),
                        proposal);
            }
            return new Claim(new Decision.Accept(), withNewLease(run, limit, proposal));
        }
        return new Claim(new Decision.Accept(), proposal);
    }

    /** Returns whether a run that becomes late is cancelled, because no slot is free and its deployment does not let it wait. */
    public boolean cancelsLate(FlowRun run) {
        ObjectNode limit = limit(run);
        return limit != null
                && cancelsNew(run)
                && limits.activeSlots(limit) >= limit.path("limit").asInt();
    }

    /** Frees the slot of a run that has changed from a state that holds one to a state that does not. */
    public void changed(FlowRun run, @Nullable State from, StateType to) {
        if (from == null || !HOLDING.contains(from.type()) || HOLDING.contains(to)) {
            return;
        }
        Lease lease = store.leases.get(lease(from));
        if (lease == null) {
            release(run);
        } else {
            limits.release(lease);
        }
    }

    /** Frees the slot of a run that is deleted; its lease remains until it expires. */
    public void deleted(FlowRun run) {
        if (HOLDING.contains(run.stateType())) {
            release(run);
        }
    }

    private void release(FlowRun run) {
        ObjectNode limit = limit(run);
        if (limit != null && limit.path("active").asBoolean()) {
            limits.decrement(List.of(limit), 1, 0);
        }
    }

    /** Sets the limit of a deployment as a request names it. */
    public void apply(ObjectNode deployment, JsonNode body) {
        if (body.has("global_concurrency_limit_id")) {
            JsonNode id = body.path("global_concurrency_limit_id");
            if (!id.isNull() && store.concurrencyLimits.get(id.asText()) == null) {
                throw ErrorResponseException.detail(404, "Concurrency limit not found");
            }
            deployment.set(LIMIT_ID, id);
        }
        JsonNode wanted = body.path("concurrency_limit");
        if (wanted.isMissingNode()) {
            return;
        }
        ObjectNode limit = store.concurrencyLimits.get(deployment, LIMIT_ID);
        if (wanted.isNull()) {
            delete(deployment);
        } else if (limit == null) {
            String name = "deployment:" + deployment.path("id").asText();
            deployment.set(LIMIT_ID, limits.create(name, wanted.asInt(), true).path("id"));
        } else if (limit.path("limit").asInt() != wanted.asInt()) {
            limit.put("limit", wanted.asInt());
            store.touch(limit);
        }
    }

    /** Deletes the limit of a deployment, also if other deployments share it, as the server does. */
    public void delete(ObjectNode deployment) {
        ObjectNode limit = store.concurrencyLimits.get(deployment, LIMIT_ID);
        if (limit != null) {
            limits.delete(limit);
        }
        deployment.remove(LIMIT_ID);
    }

    /** Shows the limit of a deployment. */
    public void show(ObjectNode deployment) {
        ObjectNode limit = store.concurrencyLimits.get(deployment, LIMIT_ID);
        deployment.remove(LIMIT_ID);
        if (limit != null) {
            deployment.set("global_concurrency_limit", limits.json(limit));
        }
    }

    private @Nullable ObjectNode limit(FlowRun run) {
        ObjectNode deployment = run.deploymentId == null ? null : store.deployments.get(run.deploymentId);
        return deployment == null ? null : store.concurrencyLimits.get(deployment, LIMIT_ID);
    }

    private JsonNode options(FlowRun run) {
        ObjectNode deployment = store.deployments.get(Objects.requireNonNull(run.deploymentId));
        return deployment == null ? MissingNode.getInstance() : deployment.path("concurrency_options");
    }

    private boolean cancelsNew(FlowRun run) {
        return options(run).path("collision_strategy").asText().equals("CANCEL_NEW");
    }

    private Duration leaseDuration(FlowRun run) {
        return Duration.ofSeconds(options(run).path("grace_period_seconds").asLong(LEASE_SECONDS));
    }

    private State withNewLease(FlowRun run, ObjectNode limit, State proposal) {
        Lease lease = limits.lease(List.of(limit), 1, leaseDuration(run), MissingNode.getInstance());
        return withLease(proposal, lease.id());
    }

    /** Returns a state with the lease of the one before. */
    public State withLeaseOf(State from, State to) {
        return withLease(to, lease(from));
    }

    private static State withLease(State state, String lease) {
        return lease.isEmpty() ? state : state.with(state.details().with(LEASE, lease));
    }

    private static String lease(State state) {
        return state.details().other(LEASE).asText("");
    }

    private static Decision.Replacement cancelled(String message) {
        return new Decision.Replacement(StateType.CANCELLED, "Cancelled", null, message, false);
    }
}
