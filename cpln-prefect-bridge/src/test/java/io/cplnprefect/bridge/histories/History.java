/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One history, which depends on its seed only: workers do rounds in any order, users change flow runs, requests are disturbed and
 * processes end. Then the disturbances end, rounds go on until nothing happens any more, and the invariants are checked.
 */
final class History implements RequestGate.Bystanders, AutoCloseable {

    /** More rounds than any end needs: 5 sightings a minute apart, a give-back after 5 minutes, and the life of a job. */
    private static final int QUIET_ROUNDS = 45;

    private static final Duration ROUND = Duration.ofSeconds(61);

    private static final List<Duration> CLOCK_ERRORS =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(-5));

    private static final Set<Integer> POLLS = Set.of(1, 2, 3);

    private static final Duration PASSED_AT_ONCE = Duration.ofSeconds(20);

    private final long seed;
    private final SplittableRandom random;
    private final Counts counts;
    private final World world;
    private final Invariants invariants;
    private final RequestGate.StaleLists stale = new RequestGate.StaleLists();
    private final List<WorkerProcess> all = new ArrayList<>();
    private final List<WorkerProcess> workers = new ArrayList<>();

    History(long seed, Services services, Counts counts) {
        this.seed = seed;
        this.world = services.begin(seed);
        this.invariants = new Invariants(world);
        this.random = new SplittableRandom(seed);
        this.counts = counts;
    }

    /** Runs the history and returns what is wrong; empty if nothing is. */
    List<String> run() {
        int number = 1 + random.nextInt(3);
        for (int i = 0; i < number; i++) {
            workers.add(process("worker-" + i));
        }
        workers.get(0).begin();
        int planned = 1 + random.nextInt(5);
        int steps = 10 + random.nextInt(30);
        for (int step = 0; step < steps; step++) {
            if (world.runs().size() < planned && random.nextInt(3) == 0) {
                world.addRun(FlowKind.random(random), Duration.ofSeconds(5 + random.nextInt(240)));
            }
            step();
            invariants.afterStep();
        }
        calm();
        invariants.atEnd(workers);
        count();
        return world.violations();
    }

    private WorkerProcess process(String name) {
        WorkerProcess process = new WorkerProcess(
                world,
                name,
                new RequestGate(world, name, random, counts, stale, this),
                CLOCK_ERRORS.get(random.nextInt(CLOCK_ERRORS.size())));
        all.add(process);
        return process;
    }

    private void step() {
        int index = random.nextInt(workers.size());
        WorkerProcess worker = workers.get(index);
        if (worker.dead()) {
            if (random.nextInt(3) == 0) {
                worker = restart(index);
            }
        } else if (random.nextInt(25) == 0) {
            world.trace().add(worker.name() + " is killed");
            counts.add("disturbance: DEATH between requests");
            worker.gate().die();
        }
        int round = random.nextInt(10);
        if (random.nextInt(10) < 8) {
            disturb(worker.gate(), round);
        }
        round(worker, round);
        if (random.nextInt(14) == 0) {
            user();
        }
        int wait = random.nextInt(10);
        if (wait >= 3) {
            world.advance(Duration.ofSeconds(wait < 8 ? 1 + random.nextInt(15) : 15 + random.nextInt(90)));
        }
    }

    private void disturb(RequestGate gate, int round) {
        boolean poll = POLLS.contains(round);
        switch (random.nextInt(5)) {
            case 0 -> gate.arm(Disturbance.any(random), random.nextInt(15));
            case 1 -> gate.arm(Disturbance.any(random), RequestKind.read(random, poll));
            case 2 -> gate.arm(Disturbance.any(random), RequestKind.change(random, poll));
            default -> gate.arm(Disturbance.ofOpenEffect(random), RequestKind.change(random, poll));
        }
    }

    private WorkerProcess restart(int index) {
        String name = workers.get(index).name();
        WorkerProcess next = process(random.nextBoolean() ? name : name + "x");
        world.trace().add(next.name() + " starts");
        workers.set(index, next);
        return next;
    }

    private void round(WorkerProcess worker, int round) {
        switch (round) {
            case 0 -> worker.heartbeat();
            case 1, 2, 3 -> worker.poll();
            case 4, 5, 6 -> worker.observe();
            default -> worker.sync();
        }
    }

    @Override
    public void otherWorker() {
        WorkerProcess other = workers.get(random.nextInt(workers.size()));
        if (!other.busy()) {
            round(other, random.nextInt(10));
        }
    }

    @Override
    public void pass(Duration duration) {
        Duration left = duration;
        while (left.compareTo(PASSED_AT_ONCE) > 0) {
            world.advance(PASSED_AT_ONCE);
            left = left.minus(PASSED_AT_ONCE);
            otherWorker();
        }
        world.advance(left);
    }

    @Override
    public void user() {
        if (world.runs().isEmpty()) {
            return;
        }
        PlannedRun run = world.runs().get(random.nextInt(world.runs().size()));
        if (run.deleted()) {
            return;
        }
        int action = random.nextInt(12);
        boolean ended = World.FINAL.contains(world.stateType(run));
        if (action == 0) {
            run.delete();
            world.trace().add("user deletes " + run);
            world.server().call("DELETE", "/flow_runs/" + run.id(), null);
        } else if (ended || action == 1) {
            set(run, "SCHEDULED");
        } else {
            set(run, action < 9 ? "CANCELLING" : "CANCELLED");
        }
    }

    private void set(PlannedRun run, String type) {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("type", type);
        if (type.equals("SCHEDULED")) {
            state.putObject("state_details")
                    .put("scheduled_time", world.time().clock().instant().toString());
        }
        String status = world.propose(run, state).path("status").asText();
        world.trace().add("user sets run " + run.number() + " " + type + " " + status);
        counts.add("user: " + type + " " + status);
        if (type.equals("SCHEDULED")) {
            if (status.equals("ACCEPT")) {
                run.retry(world.flowRun(run).path("state_id").asText());
            }
        } else if (!status.equals("ABORT")) {
            run.cancel();
        }
    }

    private void calm() {
        world.trace().add("-- the disturbances end");
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).dead()) {
                if (i == workers.size() - 1 && i > 0 && random.nextBoolean()) {
                    workers.remove(i);
                } else {
                    restart(i);
                }
            }
        }
        int rounds = 0;
        while (rounds < QUIET_ROUNDS && (rounds < 2 || !invariants.quiet(workers))) {
            for (WorkerProcess worker : workers) {
                worker.heartbeat();
                worker.poll();
                worker.observe();
                worker.sync();
            }
            rounds++;
            invariants.afterRound(rounds);
            world.advance(ROUND);
        }
        counts.add("rounds until quiet", rounds);
    }

    private void count() {
        counts.add("histories");
        counts.add("flow runs", world.runs().size());
        counts.add("jobs", world.processes().size());
        counts.add("jobs beyond one for an attempt", invariants.surplus());
        counts.add("flow runs executed twice after such a start", invariants.executedTwice());
        world.runs()
                .forEach(run -> counts.add("final: "
                        + (run.deleted() ? "deleted" : world.stateType(run)) + " of " + run.kind()
                        + (run.everChanged() ? " changed by a user" : "")));
    }

    String report() {
        return "History " + seed + "\n  " + String.join("\n  ", world.trace().lines()) + "\n"
                + String.join("\n", world.violations()) + "\n" + invariants.states();
    }

    @Override
    public void close() {
        all.forEach(WorkerProcess::close);
        world.close();
    }
}
