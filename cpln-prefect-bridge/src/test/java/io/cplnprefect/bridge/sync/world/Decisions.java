/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.sync.Claimant;
import io.cplnprefect.bridge.sync.RunFacts;
import io.cplnprefect.bridge.sync.Sighting;
import io.cplnprefect.bridge.sync.SyncDecision;
import io.cplnprefect.bridge.sync.SyncRule;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.prefect.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The decisions of {@link SyncRule}, with the evidence of earlier rounds. Equal ones are decided once. */
final class Decisions {

    private static final SyncSettings SETTINGS = SyncSettings.builder()
            .giveBackAge(Duration.ofSeconds(60))
            .missingSightings(2)
            .betweenMissingSightings(Duration.ofSeconds(10))
            .build();
    private static final long NOW = Duration.ofHours(1).toNanos();

    private final Limits limits;
    private final Readings readings;
    private final List<String> facts = new ArrayList<>();
    private final Map<String, Integer> factNumbers = new HashMap<>();
    private final Map<Question, SyncDecision> decisions = new HashMap<>();

    Decisions(Limits limits, Readings readings) {
        this.limits = limits;
        this.readings = readings;
    }

    /** The facts and the evidence of one decision; equal ones are decided once. */
    private record Question(
            @Nullable StateHistory history,
            int length,
            int viewed,
            int stateTransition,
            int type,
            boolean scheduledTime,
            Seen jobs,
            int pid,
            boolean begun,
            boolean old,
            Claimant claimant,
            RunFacts.Extent extent,
            int fact,
            int sightings,
            boolean longAgo) {}

    SyncDecision decide(
            World world,
            WorkerPart worker,
            Seen jobs,
            RunFacts.Extent extent,
            @Nullable StateHistory history,
            int length) {
        int viewed = worker.viewed();
        Claimant claimant = claimant(world, worker, history);
        if (limits.omits(Rule.UNKNOWN_START) && claimant == Claimant.START_UNKNOWN) {
            claimant = Claimant.WAITING;
        }
        if (limits.omits(Rule.ABSENCE) && claimant == Claimant.START_UNKNOWN) {
            claimant = Claimant.START_OVERDUE;
        }
        Question question = new Question(
                history,
                length,
                viewed,
                world.transition(viewed),
                world.type(viewed),
                world.hasScheduledTime(viewed),
                jobs,
                worker.viewedPid(),
                worker.viewedBegun(),
                worker.viewedOld() || limits.omits(Rule.ABSENCE),
                claimant,
                extent,
                worker.fact(),
                worker.sightings(),
                worker.sightedLongAgo() || limits.omits(Rule.ABSENCE));
        return decisions.computeIfAbsent(question, asked -> decide(world, asked));
    }

    private SyncDecision decide(World world, Question question) {
        State state = readings.state(world, question.viewed());
        Instant since = Objects.requireNonNull(state.timestamp());
        RunFacts facts = new RunFacts(
                Readings.FLOW_RUN,
                state,
                question.pid() == 0 ? null : Readings.pid(question.pid()),
                false,
                question.begun(),
                false,
                question.claimant(),
                question.jobs().list(readings),
                question.extent(),
                true,
                question.history(),
                since.plusSeconds(question.old() ? 61 : 1),
                Readings.BEGIN.plusSeconds(3600));
        Sighting before = question.sightings() == 0
                ? null
                : new Sighting(
                        factText(question.fact()),
                        question.sightings(),
                        NOW - Duration.ofSeconds(question.longAgo() ? 61 : 11).toNanos(),
                        NOW - Duration.ofSeconds(11).toNanos());
        return SyncRule.decide(facts, before, NOW, SETTINGS);
    }

    private String factText(int number) {
        return facts.get(number - 1);
    }

    private Claimant claimant(World world, WorkerPart worker, @Nullable StateHistory history) {
        int viewed = worker.viewed();
        int claim = world.type(viewed) == World.PENDING ? world.transition(viewed) : World.NONE;
        if (world.type(viewed) != World.PENDING && history != null) {
            State state = history.claim();
            claim = state == null ? World.NONE : world.transition(readings.index(state));
        }
        if (!World.isClaim(claim)) {
            return Claimant.FOREIGN;
        }
        int instance = world.claimant(claim);
        if (instance != worker.instance()) {
            return world.online(instance) ? Claimant.ONLINE : Claimant.OFFLINE;
        }
        if (!worker.known() || isOtherClaim(worker, claim)) {
            return Claimant.WAITING;
        }
        if (worker.submitting()) {
            return Claimant.SUBMITTING;
        }
        return switch (worker.sent()) {
            case 0 -> worker.ownJob() == 0 ? Claimant.WAITING : Claimant.START_OVERDUE;
            case SENT -> Claimant.START_UNKNOWN;
            default -> Claimant.START_OVERDUE;
        };
    }

    static boolean isOtherClaim(WorkerPart worker, int claim) {
        return worker.known() && worker.ownClaim() != 0 && worker.ownClaim() != claim;
    }

    /** Keeps the evidence of a decision for the next round. */
    void remember(WorkerPart worker, @Nullable Sighting sighting) {
        if (sighting == null) {
            worker.evidence(0, 0, false);
            return;
        }
        int fact = factNumbers.computeIfAbsent(sighting.fact(), text -> {
            facts.add(text);
            return facts.size();
        });
        worker.evidence(
                fact,
                Math.min(sighting.times(), 3),
                NOW - sighting.firstNanos() > Duration.ofSeconds(60).toNanos());
    }
}
