/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import io.cplnprefect.bridge.history.Repair;
import io.cplnprefect.bridge.history.StateHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exploration of all worlds that can follow one, breadth first, so that the first violation has a shortest history. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class Exploration {

    private final Limits limits;
    private final int maxStates;
    private final Readings readings;
    private final Submissions submissions;
    private final Rounds rounds;
    private final Services services;
    private final Surroundings surroundings;
    private final WorldSet worlds = new WorldSet();
    private final IntList edgesFrom = new IntList();
    private final IntList edgesTo = new IntList();
    private final BitSet unexplored = new BitSet();
    private int truncated;
    private int depth;

    Exploration(Limits limits, int maxStates) {
        this.limits = limits;
        this.maxStates = maxStates;
        this.readings = new Readings(limits);
        this.submissions = new Submissions(limits, readings);
        this.rounds = new Rounds(limits, readings);
        this.services = new Services(limits);
        this.surroundings = new Surroundings(limits);
    }

    /**
     * The result of an exploration.
     *
     * @param problem the violation, or that a flow run cannot end; {@code null} if there is none
     * @param history a shortest history that leads to it, one step per line
     * @param summary numbers of worlds and steps, depth and time
     * @param complete whether all worlds were explored
     */
    record Result(@Nullable String problem, String history, String summary, boolean complete) {}

    Result run() {
        long begin = System.nanoTime();
        worlds.add(World.begin(limits).bytes, -1);
        int levelEnd = 1;
        int next = 0;
        while (next < worlds.size() && worlds.size() < maxStates) {
            if (next == levelEnd) {
                levelEnd = worlds.size();
                depth++;
            }
            World world = new World(worlds.get(next));
            int from = next++;
            steps(world, (to, who, step, fault) -> add(from, to, fault));
            if (world.isFull()) {
                truncated++;
                unexplored.set(from);
            }
            if (violation >= 0) {
                World found = new World(worlds.get(violation));
                return result(Violation.values()[found.violation() - 1].name(), violation, begin, next);
            }
        }
        unexplored.set(next, worlds.size());
        int stuck = stuck();
        return stuck < 0 ? result(null, -1, begin, next) : result("CANNOT_END", stuck, begin, next);
    }

    private int violation = -1;

    private void add(int from, World to, boolean fault) {
        to.normalize();
        if (to.violation() == 0) {
            checkEnd(to);
        }
        int index = worlds.add(to.bytes, from);
        if (to.violation() != 0 && violation < 0) {
            violation = index;
        }
        if (!fault && index != from) {
            edgesFrom.add(from);
            edgesTo.add(index);
        }
    }

    private void steps(World world, Sink sink) {
        for (int i = 0; i < limits.count(); i++) {
            if (!world.worker(i).suspended()) {
                submissions.steps(world, i, sink);
                rounds.steps(world, i, sink);
            }
        }
        services.steps(world, sink);
        surroundings.steps(world, sink);
    }

    /** Returns whether the flow run has ended and nothing remains to be done. */
    private boolean hasEnded(World world) {
        return World.isFinal(world.type()) && !world.anyLive() && world.isQuiet() && !isOverwritten(world);
    }

    /** A final state over an equal one is no harm. */
    private boolean isOverwritten(World world) {
        Repair repair = history(world).repair();
        return repair != null && Readings.type(repair.counts()) != world.type();
    }

    private StateHistory history(World world) {
        return readings.history(world, world.length(), world.last());
    }

    private void checkEnd(World world) {
        if (world.exceptional() || !hasEnded(world)) {
            return;
        }
        boolean cancelled = world.used(Fault.CANCEL, limits);
        boolean retried = world.used(Fault.RETRY, limits) || world.used(Fault.RESCHEDULE, limits);
        if (World.isFinal(world.report()) && world.report() != world.type()) {
            world.violation(Violation.ENDED_UNLIKE_ITS_REPORT);
        } else if (world.type() == World.CANCELLED && !cancelled) {
            world.violation(Violation.CANCELLED_WITHOUT_CAUSE);
        } else if (world.type() == World.CRASHED
                && !cancelled
                && !retried
                && !world.used(Fault.JOB_DEATH, limits)
                && !world.used(Fault.START_IMPOSSIBLE, limits)) {
            world.violation(Violation.CRASHED_WITHOUT_CAUSE);
        } else if (world.type() == World.COMPLETED && !retried && !cancelled && world.report() == 0) {
            world.violation(Violation.COMPLETED_WITHOUT_EXECUTION);
        }
    }

    /** Returns the first world from which the flow run cannot end without further faults, or -1. */
    private int stuck() {
        BitSet ending = new BitSet(worlds.size());
        ending.or(unexplored);
        for (int i = 0; i < worlds.size(); i++) {
            if (!ending.get(i) && hasEnded(new World(worlds.get(i)))) {
                ending.set(i);
            }
        }
        int[] first = new int[worlds.size() + 1];
        for (int edge = 0; edge < edgesTo.size(); edge++) {
            first[edgesTo.get(edge) + 1]++;
        }
        for (int i = 0; i < worlds.size(); i++) {
            first[i + 1] += first[i];
        }
        int[] from = new int[edgesTo.size()];
        int[] at = Arrays.copyOf(first, worlds.size());
        for (int edge = 0; edge < edgesTo.size(); edge++) {
            from[at[edgesTo.get(edge)]++] = edgesFrom.get(edge);
        }
        IntList queue = new IntList();
        ending.stream().forEach(queue::add);
        for (int i = 0; i < queue.size(); i++) {
            int to = queue.get(i);
            for (int edge = first[to]; edge < first[to + 1]; edge++) {
                if (!ending.get(from[edge])) {
                    ending.set(from[edge]);
                    queue.add(from[edge]);
                }
            }
        }
        int stuck = ending.nextClearBit(0);
        return stuck < worlds.size() ? stuck : -1;
    }

    private Result result(@Nullable String problem, int index, long begin, int explored) {
        String summary = String.format(
                Locale.ROOT,
                "%s: %,d worlds%s, %,d steps without a fault, depth %d, %d with a full history, %.1f s",
                limits,
                worlds.size(),
                explored < worlds.size() && problem == null ? " (not complete)" : "",
                edgesTo.size(),
                depth,
                truncated,
                (System.nanoTime() - begin) / 1e9);
        return new Result(problem, index < 0 ? "" : describe(index), summary, explored == worlds.size());
    }

    private String describe(int index) {
        List<Integer> path = new ArrayList<>();
        for (int i = index; i >= 0; i = worlds.parent(i)) {
            path.add(0, i);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < path.size(); i++) {
            byte[] wanted = worlds.get(path.get(i));
            String[] found = {"?"};
            steps(new World(worlds.get(path.get(i - 1))), (to, who, step, fault) -> {
                to.normalize();
                if (to.violation() == 0) {
                    checkEnd(to);
                }
                if (Arrays.equals(to.bytes, wanted) && found[0].equals("?")) {
                    found[0] = (who < 0 ? "  " : who == 0 ? "A " : "B ") + step;
                }
            });
            World world = new World(wanted);
            text.append(String.format(
                    Locale.ROOT, "%3d %-70s %s%d%n", i, found[0], StateWrites.name(world.type()), world.last()));
        }
        return text.toString();
    }
}
