/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.schedule.Activity;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The health of a process, by its schedule in virtual time. */
class HealthTest {

    private final VirtualTime time = VirtualTime.create();
    private boolean fails;
    private Duration extra = Duration.ZERO;

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void schedule_notStarted_isLiveAndNotReady() {
        Health health = Health.of(schedule(Runnable::run));

        assertThat(health.live()).isTrue();
        assertThat(health.summary()).isEqualTo("not ready: The poll round has not succeeded yet");
    }

    @Test
    void rounds_thatSucceed_areReady() {
        Schedule schedule = schedule(Runnable::run).start();
        time.advance(Duration.ofHours(5));

        assertThat(Health.of(schedule).summary()).isEqualTo("ready");
    }

    @Test
    void rounds_thatFail_areLiveAndNotReadyFromTheThirdFailureOn() {
        Schedule schedule = schedule(Runnable::run).start();
        time.advance(Duration.ofSeconds(1));
        fails = true;
        time.advance(Duration.ofSeconds(15));
        assertThat(Health.of(schedule).ready()).isTrue();
        time.advance(Duration.ofHours(5));

        Health health = Health.of(schedule);

        assertThat(health.live()).isTrue();
        assertThat(health.summary())
                .matches("not ready: The poll round has failed \\d+ times in a row; the last error: no route");
        fails = false;
        time.advance(Duration.ofSeconds(14));
        assertThat(Health.of(schedule).ready()).isTrue();
    }

    @Test
    void round_underWayForLonger_thanAllDeadlines_isNotLive() {
        Health[] within = new Health[1];
        Schedule[] schedule = new Schedule[1];
        schedule[0] = new Schedule(source(), Runnable::run, List.of(Activity.of("sync", Duration.ofSeconds(60), () -> {
            extra = Duration.ofMinutes(11);
            within[0] = Health.of(schedule[0]);
        })));

        schedule[0].start();
        time.advance(Duration.ofSeconds(1));

        assertThat(within[0].live()).isFalse();
        assertThat(within[0].summary()).startsWith("not live: The sync round has been under way for 11 min; ");
    }

    @Test
    void rounds_thatAreCalledNoMore_areNotLive() {
        Schedule schedule = schedule(task -> {}).start();
        time.advance(Duration.ofMinutes(11));

        assertThat(Health.of(schedule).summary()).startsWith("not live: No poll round has begun for 11 min");
    }

    @Test
    void schedule_closed_isLiveAndNotReady() {
        Schedule schedule = schedule(Runnable::run).start();
        time.advance(Duration.ofSeconds(1));
        schedule.close();
        time.advance(Duration.ofHours(1));

        assertThat(Health.of(schedule, new WorkerLoad(1, 2, 3, 4)).summary())
                .isEqualTo("not ready: The schedule is closed");
    }

    private Schedule schedule(Executor executor) {
        return new Schedule(source(), executor, List.of(Activity.of("poll", Duration.ofSeconds(10), () -> {
            if (fails) {
                throw new IllegalStateException("no route");
            }
        })));
    }

    private TimeSource source() {
        return new TimeSource(time.clock(), () -> time.nanoTime() + extra.toNanos(), time.scheduler(), new Random(7));
    }
}
