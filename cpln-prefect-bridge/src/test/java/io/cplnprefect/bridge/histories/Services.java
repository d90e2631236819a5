/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Both services in one virtual time, and clients of them. To start them takes longer than a history, so that many histories use them,
 * one after another.
 */
final class Services implements AutoCloseable {

    static final String ORG = "acme";
    static final String GVC = "prefect";

    /** Longer than any wait of a client and any late effect. */
    private static final Duration BETWEEN_HISTORIES = Duration.ofHours(1);

    private static final int CLIENTS = 4;

    private final VirtualTime time = VirtualTime.create();
    private final FaultPlan faults = FaultPlan.create();
    private final ControlPlaneEmulator platform;
    private final PrefectEmulator server;
    private final Deque<Clients> free = new ArrayDeque<>();
    private final List<Clients> all = new ArrayList<>();
    private volatile SplittableRandom jitter = new SplittableRandom(0);
    private @Nullable World world;

    Services() {
        this(PrefectRelease.V3);
    }

    Services(PrefectRelease release) {
        platform = ControlPlaneEmulator.builder()
                .org(ORG, "a-token")
                .gvc(GVC, "aws-eu-central-1")
                .time(time.clock(), time.scheduler())
                .tailSession(Duration.ZERO)
                .faults(faults)
                .runtime((job, events) -> world().start(job, events))
                .start();
        server = PrefectEmulator.builder()
                .release(release)
                .time(time.clock(), time.scheduler())
                .faults(faults)
                .start();
        for (int i = 0; i < CLIENTS; i++) {
            release(newClients());
        }
    }

    /** Begins a history: nothing of the one before is left. */
    World begin(long seed) {
        faults.clear();
        time.advance(BETWEEN_HISTORIES);
        platform.clearRequests();
        jitter = new SplittableRandom(seed);
        World next = new World(this, "pool-" + seed);
        world = next;
        return next;
    }

    private World world() {
        World current = world;
        if (current == null) {
            throw new IllegalStateException("No history has begun");
        }
        return current;
    }

    VirtualTime time() {
        return time;
    }

    ControlPlaneEmulator platform() {
        return platform;
    }

    PrefectEmulator server() {
        return server;
    }

    FaultPlan faults() {
        return faults;
    }

    /** Ends all faults. */
    void heal() {
        faults.clear();
    }

    /** Refuses connections, as without a network. */
    void stop() {
        platform.stop();
        server.stop();
    }

    /** Accepts connections again. */
    void resume() {
        platform.resume();
        server.resume();
    }

    /** Returns clients that no live process uses. */
    Clients clients() {
        return free.isEmpty() ? newClients() : free.removeFirst();
    }

    void release(Clients clients) {
        free.addLast(clients);
    }

    private Clients newClients() {
        TimeSource source =
                new TimeSource(time.clock(), time::nanoTime, time.waitingScheduler(), () -> jitter.nextLong());
        Clients clients = new Clients(this, source, RetryPolicy.DEFAULT);
        all.add(clients);
        return clients;
    }

    @Override
    public void close() {
        all.forEach(Clients::close);
        platform.close();
        server.close();
        time.close();
    }
}
