/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.waiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaiterTest {

    private final VirtualTime time = VirtualTime.create();
    private final TimeSource source =
            new TimeSource(time.clock(), time::nanoTime, time.scheduler(), RandomGenerator.getDefault());
    private final List<Long> reads = new ArrayList<>();

    @AfterEach
    void close() {
        time.close();
    }

    private Waiter<String> waiter(Supplier<CompletableFuture<String>> read) {
        return Waiter.<String, String>until(
                        source,
                        "it is ready",
                        () -> {
                            reads.add(Duration.ofNanos(time.nanoTime()).toSeconds());
                            return read.get();
                        },
                        value -> switch (value) {
                            case "ready" -> Progress.done("done");
                            case "broken" -> Progress.failed("it is broken");
                            default -> Progress.waiting("it is " + value);
                        })
                .every(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private static Supplier<CompletableFuture<String>> values(String... values) {
        Iterator<String> all = List.of(values).iterator();
        return () -> CompletableFuture.completedFuture(all.next());
    }

    @Test
    void wait_untilAValueIsReady_readsAtGrowingIntervals() {
        long begin = Duration.ofNanos(time.nanoTime()).toSeconds();
        CompletableFuture<String> result =
                waiter(values("new", "new", "new", "new", "ready")).awaitAsync();

        time.advance(Duration.ofMinutes(1));

        assertThat(result.join()).isEqualTo("done");
        assertThat(reads.stream().map(at -> at - begin)).containsExactly(0L, 2L, 5L, 9L, 14L);
        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void wait_thatTimesOut_reportsTheLastValueAndWhyItWasNotEnough() {
        CompletableFuture<String> result = waiter(() -> CompletableFuture.completedFuture("pending"))
                .within(Duration.ofSeconds(30))
                .awaitAsync();

        time.advance(Duration.ofSeconds(30));

        WaitException failure = failure(result);
        assertThat(failure).hasMessage("Timed out after PT30S waiting until it is ready: it is pending");
        assertThat(failure.timedOut()).isTrue();
        assertThat(failure.lastSeen()).isEqualTo("pending");
        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void wait_thatTimesOutDuringARead_cancelsTheRead() {
        CompletableFuture<String> read = new CompletableFuture<>();
        CompletableFuture<String> result =
                waiter(() -> read).within(Duration.ofSeconds(30)).awaitAsync();

        time.advance(Duration.ofSeconds(30));

        assertThat(failure(result)).hasMessageEndingWith("it was not read");
        assertThat(read).isCancelled();
    }

    @Test
    void wait_forAStateThatCannotBeReached_fails() {
        WaitException failure = failure(waiter(values("broken")).awaitAsync());

        assertThat(failure).hasMessage("Cannot wait until it is ready: it is broken");
        assertThat(failure.timedOut()).isFalse();
        assertThat(failure.lastSeen()).isEqualTo("broken");
    }

    @Test
    void cancel_ofTheFuture_endsTheReads() {
        CompletableFuture<String> result =
                waiter(() -> CompletableFuture.completedFuture("new")).awaitAsync();

        result.cancel(true);
        time.advance(Duration.ofMinutes(1));

        assertThat(reads).hasSize(1);
        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void error_thatHasNoCondition_endsTheWait() {
        UsageException error = new UsageException("invalid");

        assertThatThrownBy(() -> waiter(() -> CompletableFuture.failedFuture(error))
                        .awaitAsync()
                        .join())
                .hasCause(error);
        assertThat(waiter(() -> CompletableFuture.failedFuture(error))
                        .onError(failure -> Progress.done("gone"))
                        .awaitAsync())
                .isCompletedWithValue("gone");
    }

    @Test
    void condition_thatThrows_endsTheWait() {
        Waiter<String> waiter =
                Waiter.until(source, "it is ready", () -> CompletableFuture.completedFuture(1), value -> {
                    throw new IllegalStateException("bug");
                });

        assertThatThrownBy(waiter::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
    }

    @Test
    void await_interrupted_cancelsTheRead() {
        CompletableFuture<String> read = new CompletableFuture<>();

        Thread.currentThread().interrupt();

        assertThatThrownBy(waiter(() -> read)::await).isInstanceOf(InterruptedException.class);
        assertThat(read).isCancelled();
    }

    @Test
    void await_whenTheSchedulerIsShutDown_ends() {
        Waiter<String> waiter = waiter(() -> {
            time.scheduler().shutdownNow();
            return new CompletableFuture<>();
        });

        assertThatThrownBy(waiter::await).isInstanceOf(CancellationException.class);
    }

    @Test
    void intervals_andTimeOuts_mustBePositive() {
        Waiter<String> waiter = waiter(values());

        assertThatThrownBy(() -> waiter.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> waiter.every(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> waiter.every(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WaitException failure(CompletableFuture<String> result) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, result::join);
        assertThat(failure).hasCauseInstanceOf(WaitException.class);
        return (WaitException) Objects.requireNonNull(failure.getCause());
    }
}
