/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimeSourceTest {

    private final VirtualTime time = VirtualTime.create();
    private final TimeSource source = new TimeSource(time.clock(), time::nanoTime, time.scheduler(), () -> 0);

    @Test
    void sleep_durationPassed_returns() {
        CompletableFuture<Void> sleep = CompletableFuture.runAsync(() -> sleep(Duration.ofHours(1)));
        await().until(() -> time.pendingTasks() == 1);

        time.advance(Duration.ofMinutes(59));
        assertThat(sleep).isNotDone();
        time.advance(Duration.ofMinutes(1));

        sleep.join();
    }

    @Test
    void sleep_zeroOrNegativeDuration_returnsAtOnce() throws InterruptedException {
        source.sleep(Duration.ZERO);
        source.sleep(Duration.ofSeconds(-1));

        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void sleep_longerThanTheClockCounts_isTheLongestWait() {
        CompletableFuture<Void> sleep = CompletableFuture.runAsync(() -> sleep(Duration.ofSeconds(Long.MAX_VALUE)));
        await().until(() -> time.pendingTasks() == 1);

        assertThat(sleep).isNotDone();
        time.close();
    }

    @Test
    void sleep_interrupted_throwsAndRemovesTheTimer() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> source.sleep(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);

        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void runAfter_runsTheTaskOnce_unlessItIsCancelled() {
        List<String> ran = new ArrayList<>();
        CompletableFuture<Void> first = source.runAfter(Duration.ofHours(1), () -> ran.add("first"));
        CompletableFuture<Void> second = source.runAfter(Duration.ofHours(1), () -> ran.add("second"));
        second.cancel(false);
        CompletableFuture<Void> third = source.runAfter(Duration.ofHours(1), () -> {
            throw new IllegalStateException("broken");
        });

        time.advance(Duration.ofHours(2));

        assertThat(ran).containsExactly("first");
        assertThat(first).isCompleted();
        assertThatThrownBy(third::join).hasRootCauseMessage("broken");
        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void sleep_schedulerShutDown_isCancelled() {
        time.scheduler().shutdownNow();

        assertThatThrownBy(() -> source.sleep(Duration.ofHours(1))).isInstanceOf(CancellationException.class);
    }

    @Test
    void systemTime_scheduledTask_runsOnADaemonThread() throws Exception {
        TimeSource system = TimeSource.system("test timer");
        try {
            Thread thread = system.scheduler().submit(Thread::currentThread).get();

            assertThat(thread.getName()).isEqualTo("test timer");
            assertThat(thread.isDaemon()).isTrue();
        } finally {
            system.scheduler().shutdownNow();
        }
    }

    private void sleep(Duration duration) {
        try {
            source.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
