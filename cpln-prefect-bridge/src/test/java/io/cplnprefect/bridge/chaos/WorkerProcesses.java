/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A fixed number of worker processes, each of which is started again when it has ended. Thread-safe. */
final class WorkerProcesses implements AutoCloseable {

    private static final long RESTART_NANOS = 2_000_000_000;

    private final WorkerProgram program;
    private final Map<String, String> environment;
    private final Path folder;
    private final Random random;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Path> logs = new ArrayList<>();
    private int names;
    private int kills;
    private int ownExits;
    private boolean closed;

    WorkerProcesses(WorkerProgram program, int count, Map<String, String> environment, Path folder, Random random) {
        this.program = program;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.random = random;
        for (int i = 0; i < count; i++) {
            String name = newName();
            slots.add(new Slot(name, start(name)));
        }
    }

    /**
     * Sends SIGKILL to a worker, which starts again after up to 2 s: half of the time under a new name.
     *
     * @return whether there was a worker to kill
     */
    synchronized boolean killOne() {
        List<Slot> alive = slots.stream().filter(slot -> slot.process.isAlive()).toList();
        if (alive.isEmpty()) {
            return false;
        }
        Slot slot = alive.get(random.nextInt(alive.size()));
        slot.process.kill();
        kills++;
        slot.name = random.nextBoolean() ? slot.name : newName();
        slot.startAt = System.nanoTime() + random.nextLong(RESTART_NANOS);
        return true;
    }

    /** Starts the workers that have ended, as Control Plane does with the replicas of a workload. */
    synchronized void startEnded() {
        for (Slot slot : slots) {
            if (closed || slot.process.isAlive()) {
                continue;
            }
            if (slot.startAt == 0) {
                ownExits++;
                slot.startAt = System.nanoTime() + RESTART_NANOS;
            }
            if (System.nanoTime() >= slot.startAt) {
                slot.process = start(slot.name);
                slot.startAt = 0;
            }
        }
    }

    private String newName() {
        names++;
        return "worker-" + names;
    }

    private ChildProcess start(String name) {
        Path log = folder.resolve(name + "." + logs.size() + ".log");
        logs.add(log);
        return program.start(name, environment, log);
    }

    /** Returns the CPU time of the workers that are alive. */
    synchronized Duration cpuTime() {
        return slots.stream().map(slot -> slot.process.cpuTime()).reduce(Duration.ZERO, Duration::plus);
    }

    synchronized int kills() {
        return kills;
    }

    /** Returns how often a worker ended although it was not killed. */
    synchronized int ownExits() {
        return ownExits;
    }

    /** Returns the output of each process that was started. */
    synchronized List<Path> logs() {
        return List.copyOf(logs);
    }

    @Override
    public synchronized void close() {
        closed = true;
        slots.forEach(slot -> slot.process.kill());
    }

    /** A worker and, while it has ended, the time of its next start. */
    private static final class Slot {
        private String name;
        private ChildProcess process;
        private long startAt;

        Slot(String name, ChildProcess process) {
            this.name = name;
            this.process = process;
        }
    }
}
