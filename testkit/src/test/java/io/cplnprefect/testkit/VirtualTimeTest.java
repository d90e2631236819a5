/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualTimeTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final VirtualTime time = VirtualTime.startingAt(START);
    private final List<String> events = new ArrayList<>();

    @Test
    void clock_withoutAdvance_doesNotChange() {
        assertThat(time.clock().instant()).isEqualTo(START);
        assertThat(time.clock().getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(time.clock().instant()).isEqualTo(START);
    }

    @Test
    void advance_positiveDuration_movesClockAndNanos() {
        long before = time.nanoTime();

        time.advance(Duration.ofSeconds(90));

        assertThat(time.clock().instant()).isEqualTo(START.plusSeconds(90));
        assertThat(time.nanoTime() - before).isEqualTo(90_000_000_000L);
    }

    @Test
    void advance_negativeDuration_isRefused() {
        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid duration PT-1S: expected zero or more");
    }

    @Test
    void advance_dueTasks_runInDueOrderWithTheClockAtEachDueTime() {
        record(5, "late");
        record(2, "early");
        record(2, "early, scheduled second");
        record(11, "not yet");

        time.advance(Duration.ofSeconds(10));

        assertThat(events).containsExactly("early@2", "early, scheduled second@2", "late@5");
        assertThat(time.clock().instant()).isEqualTo(START.plusSeconds(10));
        assertThat(time.pendingTasks()).isEqualTo(1);
    }

    @Test
    void advance_dueTask_runsOnTheCallingThread() {
        List<Thread> threads = new ArrayList<>();
        time.scheduler().execute(() -> threads.add(Thread.currentThread()));

        time.advance(Duration.ZERO);

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void advance_taskScheduledByATask_runsInTheSameCall() {
        var unused = time.scheduler().schedule(() -> record(3, "second"), 2, SECONDS);

        time.advance(Duration.ofSeconds(5));

        assertThat(events).containsExactly("second@5");
    }

    @Test
    void advanceToNext_severalTasks_runsTheNextUntilThereIsNone() {
        record(7, "a");
        record(7, "b");
        record(8, "c");

        assertThat(time.advanceToNext()).isTrue();
        assertThat(events).containsExactly("a@7", "b@7");
        assertThat(time.advanceToNext()).isTrue();
        assertThat(time.advanceToNext()).isFalse();
        assertThat(time.clock().instant()).isEqualTo(START.plusSeconds(8));
    }

    @Test
    void periodicTask_fixedRateAndFixedDelay_runAtTheirTimes() {
        var unused = time.scheduler().scheduleAtFixedRate(() -> note("rate"), 1, 2, SECONDS);
        ScheduledFuture<?> delayed = time.scheduler().scheduleWithFixedDelay(() -> note("delay"), 2, 3, SECONDS);

        time.advance(Duration.ofSeconds(5));
        delayed.cancel(false);
        time.advance(Duration.ofSeconds(2));

        assertThat(events).containsExactly("rate@1", "delay@2", "rate@3", "rate@5", "delay@5", "rate@7");
    }

    @Test
    void periodicTask_thatThrows_runsOnlyOnce() {
        ScheduledFuture<?> failing = time.scheduler()
                .scheduleAtFixedRate(
                        () -> {
                            note("run");
                            throw new IllegalStateException("broken");
                        },
                        1,
                        1,
                        SECONDS);

        time.advance(Duration.ofSeconds(5));

        assertThat(events).containsExactly("run@1");
        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasMessageContaining("broken");
    }

    @Test
    void cancelledTask_whenDue_doesNotRun() {
        ScheduledFuture<?> task = time.scheduler().schedule(() -> note("never"), 1, SECONDS);

        assertThat(task.cancel(false)).isTrue();
        time.advance(Duration.ofSeconds(2));

        assertThat(events).isEmpty();
        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void delay_afterAdvance_isTheRemainingVirtualTime() {
        ScheduledFuture<?> task = time.scheduler().schedule(() -> note("x"), 10, SECONDS);
        time.advance(Duration.ofSeconds(4));
        assertThat(task.getDelay(SECONDS)).isEqualTo(6);
    }

    @Test
    void task_withEndlessDelay_neverRuns() {
        time.advance(Duration.ofSeconds(1));
        var unused = time.scheduler().schedule(() -> note("never"), Long.MAX_VALUE, DAYS);

        time.advance(Duration.ofDays(10_000));

        assertThat(events).isEmpty();
    }

    @Test
    void jumpWallClock_back_changesNeitherNanosNorTasks() {
        record(10, "task");
        long before = time.nanoTime();

        time.jumpWallClock(Duration.ofHours(-1));

        assertThat(time.clock().instant()).isEqualTo(START.minus(Duration.ofHours(1)));
        assertThat(time.nanoTime()).isEqualTo(before);
        time.advance(Duration.ofSeconds(9));
        assertThat(events).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(events).hasSize(1);
    }

    @Test
    void task_thatAdvancesTime_fails() {
        ScheduledFuture<?> task = time.scheduler().schedule(() -> time.advance(Duration.ofSeconds(1)), 1, SECONDS);

        time.advance(Duration.ofSeconds(1));

        assertThatThrownBy(task::get).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void shutdown_keepsSingleTasksCancelsPeriodicOnesAndRefusesNewOnes() throws Exception {
        record(1, "single");
        ScheduledFuture<?> periodic = time.scheduler().scheduleAtFixedRate(() -> note("rate"), 1, 1, SECONDS);

        time.scheduler().shutdown();

        assertThat(periodic.isCancelled()).isTrue();
        assertThat(time.scheduler().isTerminated()).isFalse();
        assertThatThrownBy(() -> record(1, "refused")).isInstanceOf(RejectedExecutionException.class);
        time.advance(Duration.ofSeconds(3));
        assertThat(events).containsExactly("single@1");
        assertThat(time.scheduler().awaitTermination(1, MILLISECONDS)).isTrue();
    }

    @Test
    void tasks_scheduledByManyThreads_runInDueOrder() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            threads.add(new Thread(() -> {
                for (int task = 0; task < 200; task++) {
                    var unused = time.scheduler().schedule(() -> note("t"), task % 10, SECONDS);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        time.advance(Duration.ofSeconds(10));

        assertThat(events).hasSize(1600).isSorted();
    }

    @Test
    void autoAdvancing_blockingCode_continuesAtOnce() throws Exception {
        try (VirtualTime auto = VirtualTime.autoAdvancing()) {
            Instant begin = auto.clock().instant();

            String result = auto.scheduler().schedule(() -> "done", 3, HOURS).get();

            assertThat(result).isEqualTo("done");
            assertThat(auto.clock().instant()).isEqualTo(begin.plus(Duration.ofHours(3)));
        }
    }

    @Test
    void autoAdvancing_periodicTask_runsUntilCancelled() throws Exception {
        try (VirtualTime auto = VirtualTime.autoAdvancing()) {
            CountDownLatch hundredRuns = new CountDownLatch(100);
            ScheduledFuture<?> task = auto.scheduler().scheduleWithFixedDelay(hundredRuns::countDown, 1, 1, SECONDS);

            hundredRuns.await();
            task.cancel(false);

            assertThat(auto.pendingTasks()).isZero();
            assertThat(auto.clock().instant()).isAfterOrEqualTo(Instant.parse("2026-01-01T00:01:40Z"));
        }
    }

    @Test
    void waitingScheduler_blockingWait_advancesTimeAndRunsEarlierTasksFirst() throws Exception {
        record(30, "platform");
        record(90, "later");

        time.waitingScheduler().schedule(() -> note("retry"), 60, SECONDS).get();

        assertThat(events).containsExactly("platform@30", "retry@60");
        assertThat(time.clock().instant()).isEqualTo(START.plusSeconds(60));
        assertThat(time.pendingTasks()).isEqualTo(1);
    }

    @Test
    void waitingScheduler_periodicTask_doesNotAdvanceTime() {
        var unused = time.waitingScheduler().scheduleAtFixedRate(() -> note("tick"), 1, 1, SECONDS);

        assertThat(time.clock().instant()).isEqualTo(START);
        time.advance(Duration.ofSeconds(2));
        assertThat(events).containsExactly("tick@1", "tick@2");
    }

    @Test
    void advance_aDayOfRoundsEveryTenSeconds_runsEachOnce() {
        var unused = time.scheduler().scheduleAtFixedRate(() -> events.add("round"), 0, 10, SECONDS);

        time.advance(Duration.ofDays(1).minusNanos(1));

        assertThat(events).hasSize(8_640);
    }

    private void record(int seconds, String event) {
        var unused = time.scheduler().schedule(() -> note(event), seconds, SECONDS);
    }

    private void note(String event) {
        events.add(event + "@" + Duration.between(START, time.clock().instant()).toSeconds());
    }
}
