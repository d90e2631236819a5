/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.error.ApiException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The process of a worker: its clients, which send on the calling thread, and what it remembers. */
final class WorkerProcess implements AutoCloseable {

    private static final int LIMIT = 10;

    private final World world;
    private final String name;
    private final RequestGate gate;
    private final Clients clients;
    private @Nullable Worker worker;
    private boolean busy;

    /** Creates a process whose worker is created by {@link #begin}. */
    WorkerProcess(World world, String name, RequestGate gate, Duration clockError) {
        this.world = world;
        this.name = name;
        this.gate = gate;
        this.clients = world.services().clients();
        clients.use(gate, clockError);
    }

    String name() {
        return name;
    }

    RequestGate gate() {
        return gate;
    }

    boolean dead() {
        return gate.dead();
    }

    /** Returns whether a step of this process is under way. */
    boolean busy() {
        return busy;
    }

    boolean created() {
        return worker != null;
    }

    /** Creates the worker; has no effect if that fails. */
    void begin() {
        step("create", none -> {
            WorkerSettings settings = WorkerSettings.builder()
                    .workerChannel(false)
                    .workPool(world.pool())
                    .name(name)
                    .gvc(Services.GVC)
                    .jobApiUrl(world.server().apiUrl())
                    .limit(LIMIT)
                    .streamLogs(false)
                    .build();
            worker = Worker.create(
                    clients.prefect(),
                    new PlatformClients(clients.controlPlane()),
                    settings,
                    WorkerListener.NONE,
                    Runnable::run,
                    Runnable::run);
        });
    }

    void poll() {
        round("poll", Worker::pollOnce);
    }

    void observe() {
        round("observe", Worker::observeOnce);
    }

    void sync() {
        round("sync", Worker::syncOnce);
    }

    void heartbeat() {
        round("heartbeat", Worker::heartbeat);
    }

    private void round(String round, Consumer<Worker> action) {
        Worker current = worker;
        if (current == null) {
            begin();
        } else {
            step(round, none -> action.accept(current));
        }
    }

    private void step(String step, Consumer<Void> action) {
        if (dead() || busy) {
            return;
        }
        busy = true;
        world.trace().add(name + " " + step);
        try {
            action.accept(null);
        } catch (ApiException failedRound) {
            world.trace().add(name + " " + step + " failed: " + failedRound.getMessage());
        } catch (ProcessDeath death) {
            world.trace().add(name + " has ended");
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ProcessDeath)) {
                unexpected(step, e);
            }
        } catch (RuntimeException e) {
            unexpected(step, e);
        } finally {
            busy = false;
            gate.disarm();
        }
    }

    private void unexpected(String step, RuntimeException e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        world.violation(name + " " + step + " threw " + text);
    }

    /** Returns what the process remembers although all flow runs have ended, or {@code null} for nothing. */
    @Nullable
    String memory() {
        Worker current = worker;
        if (current == null) {
            return name + " was not created";
        }
        boolean nothing = current.running().isEmpty() && current.submitting() == 0 && current.freeSlots() == LIMIT;
        return nothing
                ? null
                : name + " remembers " + current.running() + ", " + current.submitting() + " submissions and has "
                        + current.freeSlots() + " of " + LIMIT + " slots";
    }

    @Override
    public void close() {
        // A process that was killed closes nothing.
        if (worker != null && !dead()) {
            worker.close();
        }
        world.services().release(clients);
    }
}
