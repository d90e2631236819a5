/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.state.Decision.Abort;
import io.cplnprefect.testkit.prefect.internal.state.Decision.Accept;
import io.cplnprefect.testkit.prefect.internal.state.Decision.Reject;
import io.cplnprefect.testkit.prefect.internal.state.Decision.Replacement;
import io.cplnprefect.testkit.prefect.internal.state.Decision.Wait;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a Prefect server decides about proposed flow run states.
 *
 * <p>The rules are applied in the server's order; the first with a decision wins. Only two apply to a forced proposal.
 */
public final class Orchestration {
    private static final List<Function<Transition, @Nullable Decision>> RULES = List.of(
            Orchestration::repeated,
            Orchestration::leavingTerminal,
            Orchestration::losingResult,
            Orchestration::cancelling,
            Orchestration::nothingToTerminate,
            Orchestration::pendingTwice,
            Orchestration::late,
            Orchestration::pausing,
            Orchestration::resuming,
            Orchestration::tooEarly,
            Orchestration::retrying);

    private static final List<Function<Transition, @Nullable Decision>> RULES_OF_FORCE =
            List.of(Orchestration::nothingToTerminate, Orchestration::losingResult);

    private static final Set<StateType> FORBIDDEN_AFTER_FINAL =
            EnumSet.of(StateType.CANCELLING, StateType.PAUSED, StateType.CRASHED);

    private Orchestration() {}

    public static Decision decide(Transition transition, boolean force) {
        for (Function<Transition, @Nullable Decision> rule : force ? RULES_OF_FORCE : RULES) {
            Decision verdict = rule.apply(transition);
            if (verdict != null) {
                return verdict;
            }
        }
        return new Accept();
    }

    private static @Nullable Decision repeated(Transition t) {
        String id = t.to().details().other("transition_id").asText("");
        boolean same = !id.isEmpty()
                && id.equals(t.from().details().other("transition_id").asText(""));
        return same ? reject("This run has already made this state transition.") : null;
    }

    private static @Nullable Decision leavingTerminal(Transition t) {
        if (!t.fromType().isFinal()) {
            return null;
        }
        if (FORBIDDEN_AFTER_FINAL.contains(t.toType())) {
            return new Abort("Run is already in terminal state " + t.fromType() + ".");
        }
        if (t.fromHoldsResult() && !t.toType().isFinal()) {
            return reject("Run is already COMPLETED.");
        }
        if (t.toType() == StateType.SCHEDULED && !t.hasDeployment()) {
            return new Abort("Cannot reschedule a run without an associated deployment.");
        }
        return null;
    }

    private static @Nullable Decision losingResult(Transition t) {
        boolean loses = t.v3() && t.fromHoldsResult() && t.toType() == StateType.COMPLETED && !t.to().hasStoredResult();
        return loses
                ? reject(
                        "Cannot overwrite a COMPLETED state that carries persisted result data with one that does not.")
                : null;
    }

    private static @Nullable Decision cancelling(Transition t) {
        boolean stuck = t.fromType() == StateType.CANCELLING || (!t.v3() && t.fromType() == StateType.CANCELLED);
        return stuck && t.toType() != StateType.CANCELLED
                ? reject("Cannot transition flows that are cancelling to a state other than Cancelled.")
                : null;
    }

    private static @Nullable Decision nothingToTerminate(Transition t) {
        if (t.toType() != StateType.CANCELLING) {
            return null;
        }
        boolean resuming = t.from().name().equals("Resuming");
        if (t.fromType() == StateType.SCHEDULED && (!t.hasInfrastructure() || resuming)) {
            return cancelled("Scheduled flow run has no infrastructure to terminate.");
        }
        if (t.fromType() == StateType.PAUSED
                && t.from().details().other("pause_reschedule").asBoolean()) {
            return cancelled("Suspended flow run has no infrastructure to terminate.");
        }
        return null;
    }

    private static @Nullable Decision pendingTwice(Transition t) {
        Set<StateType> claimed =
                EnumSet.of(StateType.PENDING, StateType.CANCELLING, StateType.RUNNING, StateType.CANCELLED);
        if (t.toType() != StateType.PENDING || !claimed.contains(t.fromType())) {
            return null;
        }
        // Since 3.6.22 a worker may name the steps of its submission: Submitting, InfrastructurePending.
        boolean nextStep = t.v3()
                && t.fromType() == StateType.PENDING
                && !t.to().name().equals(t.from().name())
                && !t.to().name().equals("Pending");
        return nextStep
                ? null
                : new Abort("This run is in a " + t.fromType() + " state and cannot transition to a PENDING state.");
    }

    private static @Nullable Decision late(Transition t) {
        if (t.toType() != StateType.SCHEDULED || !t.to().name().equals("Late")) {
            return null;
        }
        if (t.fromType() != StateType.SCHEDULED) {
            return reject("Only scheduled flows can be marked late.");
        }
        return t.from().name().equals("Late") ? reject("This flow run is already marked late.") : null;
    }

    private static @Nullable Decision pausing(Transition t) {
        if (t.toType() != StateType.PAUSED) {
            return null;
        }
        String verb = t.to().name().equals("Suspended") ? "suspend" : "pause";
        if (t.fromType() != StateType.RUNNING) {
            return reject("Cannot " + verb + " flows that are not currently running.");
        }
        String key = t.to().details().other("pause_key").asText("");
        for (JsonNode used : t.run().policy.path("pause_keys")) {
            if (used.asText().equals(key)) {
                return reject("This " + verb + " has already fired.");
            }
        }
        boolean reschedules = t.to().details().other("pause_reschedule").asBoolean();
        if (reschedules && !t.run().parentTaskRunId.isNull()) {
            return new Abort("Cannot " + verb + " subflows.");
        }
        return reschedules && !t.hasDeployment() ? new Abort("Cannot " + verb + " flows without a deployment.") : null;
    }

    private static @Nullable Decision resuming(Transition t) {
        if (t.fromType() != StateType.PAUSED) {
            return null;
        }
        boolean cancels = t.v3() && t.toType() == StateType.CANCELLING;
        boolean allowed = t.toType() == StateType.RUNNING
                || t.toType() == StateType.SCHEDULED
                || t.toType().isFinal()
                || cancels;
        if (!allowed) {
            // The prefix is how Python prints the members of its enumeration.
            return reject("This run cannot transition to the StateType." + t.toType() + " state from the StateType."
                    + t.fromType() + " state.");
        }
        if (cancels) {
            return null;
        }
        String name = t.to().name().toLowerCase(Locale.ROOT);
        if (t.from().details().other("pause_reschedule").asBoolean() && !t.hasDeployment()) {
            return reject("Cannot reschedule a " + name + " flow run without a deployment.");
        }
        Instant timeout = Times.parse(t.from().details().other("pause_timeout"));
        if (timeout != null && timeout.isBefore(t.now())) {
            String verb = t.to().name().equals("Suspended") ? "suspend" : "pause";
            Replacement failed = new Replacement(
                    StateType.FAILED, "Failed", null, "The flow was " + name + " and never resumed.", false);
            return new Reject("The flow run " + verb + " has timed out and can no longer resume.", failed);
        }
        return null;
    }

    private static @Nullable Decision tooEarly(Transition t) {
        boolean waits = t.fromType() == StateType.SCHEDULED || t.fromType() == StateType.PENDING;
        Instant scheduled = t.from().details().scheduledTime();
        if (!waits || t.toType() != StateType.RUNNING || scheduled == null) {
            return null;
        }
        long seconds = Math.round(Duration.between(t.now(), scheduled).toMillis() / 1000.0);
        return seconds > 0 ? new Wait(seconds, "Scheduled time is in the future") : null;
    }

    private static @Nullable Decision retrying(Transition t) {
        JsonNode retries = t.run().policy.path("retries");
        boolean left = retries.isNumber() && t.run().runCount <= retries.asInt();
        if (t.fromType() != StateType.RUNNING || t.toType() != StateType.FAILED || !left) {
            return null;
        }
        Instant again = t.now().plusSeconds(t.run().policy.path("retry_delay").asLong(0));
        return new Reject("Retrying", new Replacement(StateType.SCHEDULED, "AwaitingRetry", again, null, true));
    }

    private static Decision reject(String reason) {
        return new Reject(reason, null);
    }

    private static Decision cancelled(String reason) {
        return new Reject(reason, new Replacement(StateType.CANCELLED, "Cancelled", null, null, false));
    }
}
