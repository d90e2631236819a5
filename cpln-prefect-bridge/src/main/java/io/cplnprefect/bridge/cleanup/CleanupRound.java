/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.cleanup.CleanupEvent.Result;
import io.cplnprefect.bridge.internal.workload.Retirement;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.cpln.resource.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** One round: decides about each object and acts. A failure concerns one object; a service that does not respond ends the round. */
final class CleanupRound {

    private static final int MAX_TRANSPORT_FAILURES = 3;

    private final CleanupRule rule;
    private final Removal removal;
    private final boolean dryRun;
    private final Instant now;
    private final List<CleanupEvent> events = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> retired = new HashSet<>();
    private int transportFailures;

    CleanupRound(CleanupRule rule, Removal removal, boolean dryRun, Instant now) {
        this.rule = rule;
        this.removal = removal;
        this.dryRun = dryRun;
        this.now = now;
    }

    <T extends Item> void clean(Candidates<T> candidates) {
        attempt("The objects of " + candidates.path(), () -> {
            for (T listed : candidates.listed()) {
                attempt(candidates.path() + "/" + listed.name(), () -> decide(candidates, listed));
            }
        });
    }

    /** Runs a part of the round, whose failure is a problem of the round. */
    void attempt(String subject, Runnable part) {
        if (transportFailures >= MAX_TRANSPORT_FAILURES) {
            return;
        }
        try {
            part.run();
            transportFailures = 0;
        } catch (ApiException e) {
            transportFailures = e instanceof TransportException ? transportFailures + 1 : 0;
            problems.add(subject + ": " + e.getMessage());
        } catch (CancellationException interrupted) {
            transportFailures = MAX_TRANSPORT_FAILURES;
            problems.add(subject + ": the round was interrupted");
        }
    }

    private <T extends Item> void decide(Candidates<T> candidates, T listed) {
        ObjectFacts facts = ObjectFacts.of(listed, candidates.isForeign(listed));
        CleanupAction action = rule.decide(facts, now);
        T object = listed;
        if (action instanceof CleanupAction.Examine) {
            try {
                // The list may be stale.
                object = candidates.objects().get(listed.name()).execute();
            } catch (ServiceException.NotFound deleted) {
                return;
            }
            facts = ObjectFacts.of(object, candidates.isForeign(object));
            action = rule.decide(facts, now);
        }
        if (action instanceof CleanupAction.Examine) {
            action = rule.decide(facts.with(candidates.use(object)), now);
        }
        apply(candidates, object, action);
    }

    private <T extends Item> void apply(Candidates<T> candidates, T object, CleanupAction action) {
        if (action instanceof CleanupAction.Retire retire) {
            boolean done = dryRun || removal.retire(candidates, object);
            report(candidates, object, done ? Result.RETIRED : Result.KEPT, done ? retire.reason() : Removal.CHANGED);
        } else if (action instanceof CleanupAction.Delete delete) {
            String refusal = dryRun ? null : removal.delete(candidates, object);
            report(
                    candidates,
                    object,
                    refusal == null ? Result.DELETED : Result.KEPT,
                    refusal == null ? delete.reason() : refusal);
        } else if (action instanceof CleanupAction.Keep keep) {
            report(candidates, object, Result.KEPT, keep.reason());
        }
    }

    private void report(Candidates<?> candidates, Item object, Result result, String reason) {
        String path = candidates.path() + "/" + object.name();
        if (result == Result.RETIRED || (result == Result.KEPT && Retirement.isRetired(object.tags()))) {
            retired.add(path);
        }
        add(new CleanupEvent(candidates.kind(), path, result, reason));
    }

    void add(CleanupEvent event) {
        events.add(event);
    }

    boolean dryRun() {
        return dryRun;
    }

    List<CleanupEvent> events() {
        return events;
    }

    /** Returns the paths of the objects that are retired after the round. */
    Set<String> retired() {
        return retired;
    }

    List<String> problems() {
        return problems;
    }
}
