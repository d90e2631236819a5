/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulatorBuilder;
import io.cplnprefect.testkit.fault.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An emulated logs service in virtual time, and a client of it. Tails are real sockets, so that tests wait for them. */
final class FollowedPlatform implements AutoCloseable {

    static final String TAIL = "/**/tail";
    static final String RANGE = "/**/query_range";
    private static final int ROUNDS = 3_000;
    private static final Duration STEP = Duration.ofMillis(100);

    final VirtualTime time = VirtualTime.create();
    final FaultPlan faults = FaultPlan.create();
    final ControlPlaneEmulator emulator;
    final ControlPlane client;
    private final Semaphore pause = new Semaphore(0);

    FollowedPlatform(UnaryOperator<ControlPlaneEmulatorBuilder> settings) {
        emulator = settings.apply(ControlPlaneEmulator.builder()
                        .org("acme", "secret")
                        .gvc("prefect")
                        .time(time.clock(), time.scheduler())
                        .tailSession(Duration.ZERO)
                        .faults(faults))
                .start();
        client = ControlPlane.builder()
                .endpoint(emulator.url())
                .token(Secret.of(emulator.token()))
                .org("acme")
                .options(ClientOptions.builder()
                        .retry(RetryPolicy.NONE)
                        .time(new TimeSource(time.clock(), time::nanoTime, time.scheduler(), new Random(7)))
                        .build())
                .build();
    }

    Logs logs() {
        return client.org().logs();
    }

    long now() {
        return time.clock().instant().toEpochMilli() * 1_000_000;
    }

    void write(String replica, String line) {
        emulator.log("acme", Map.of("gvc", "prefect", "workload", "etl", "replica", replica), line);
    }

    /** A line becomes visible later than it was written. */
    void writeLate(Duration late, String line) {
        time.jumpWallClock(late.negated());
        write("r-1", line);
        time.jumpWallClock(late);
    }

    long requests(String lastSegment) {
        return emulator.requests().stream()
                .filter(request -> request.path().contains("/" + lastSegment + "?"))
                .count();
    }

    /** Waits in real time, in which the virtual time does not advance. */
    void await(BooleanSupplier condition) throws InterruptedException {
        await(condition, () -> {});
    }

    /** Waits while the virtual time advances. */
    void awaitAdvancing(BooleanSupplier condition) throws InterruptedException {
        await(condition, () -> time.advance(STEP));
    }

    private void await(BooleanSupplier condition, Runnable round) throws InterruptedException {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            if (i == ROUNDS) {
                throw new AssertionError("The condition was not met");
            }
            if (!pause.tryAcquire(10, MILLISECONDS)) {
                round.run();
            }
        }
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
        time.close();
    }

    /** The lines and the end that a listener has received. */
    static final class Received implements FollowListener {
        final List<LogEntry> lines = new CopyOnWriteArrayList<>();
        final List<Optional<ApiException>> interruptions = new CopyOnWriteArrayList<>();
        final CompletableFuture<Optional<ApiException>> end = new CompletableFuture<>();

        @Override
        public void lines(List<LogEntry> batch) {
            lines.addAll(batch);
        }

        @Override
        public void interrupted(@Nullable ApiException failure) {
            interruptions.add(Optional.ofNullable(failure));
        }

        @Override
        public void ended(@Nullable ApiException failure) {
            if (!end.complete(Optional.ofNullable(failure))) {
                throw new IllegalStateException("ended twice");
            }
        }

        List<String> texts() {
            return lines.stream().map(LogEntry::line).toList();
        }
    }
}
