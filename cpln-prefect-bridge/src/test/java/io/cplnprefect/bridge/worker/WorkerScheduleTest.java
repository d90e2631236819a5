/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.schedule.RoundHealth;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The rounds of a worker as time passes. Only the test moves the time, so nothing may wait within a round. */
class WorkerScheduleTest {

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    private final ClientOptions options = ClientOptions.builder()
            .time(servers.stillTime())
            .retry(RetryPolicy.NONE)
            .build();
    private final Prefect prefect =
            Prefect.builder().apiUrl(servers.server().apiUrl()).options(options).build();
    private final ControlPlane controlPlane = ControlPlane.builder()
            .environment(Map.of())
            .endpoint(servers.platform().url())
            .token(Secret.of(servers.platform().token()))
            .org(TwoServers.ORG)
            .options(options)
            .build();
    private final Worker worker = Worker.create(
            prefect,
            new PlatformClients(controlPlane),
            Workers.settings(servers).limit(300).build(),
            events,
            Runnable::run,
            Runnable::run);
    private final Schedule schedule = worker.schedule();

    @AfterEach
    void close() {
        schedule.close();
        prefect.close();
        controlPlane.close();
        servers.close();
    }

    @Test
    void run_isTakenWatchedAndEnded() {
        UUID run = servers.run();

        schedule.start().start();
        servers.time().advance(Duration.ofMinutes(7));

        assertThat(events.ended).extracting(EndedRun::flowRunId).containsExactly(run);
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(health("poll").consecutiveFailures()).isZero();
        assertThat(health("heartbeat").rounds()).isBetween(10L, 21L);
        assertThat(health("sync").rounds()).isBetween(5L, 11L);
    }

    @Test
    void rounds_thatFail_areReportedAndFollowedByOthers() {
        schedule.start();
        servers.time().advance(Duration.ofSeconds(1));
        servers.faults().when(TwoServers.SERVER).then(Fault.respond(500));
        servers.time().advance(Duration.ofMinutes(2));
        assertThat(health("poll").consecutiveFailures()).isGreaterThan(5);
        assertThat(health("poll").lastError()).contains("500");
        assertThat(health("poll").lastSuccess()).isNotNull();

        servers.heal();
        UUID run = servers.run();
        servers.time().advance(Duration.ofSeconds(14));

        assertThat(health("poll").consecutiveFailures()).isZero();
        assertThat(events.started).containsOnlyKeys(run);
    }

    @Test
    void runThatCannotBeDecided_leavesTheWorkerReady_andIsLoggedOnce() {
        UUID run = servers.run();
        servers.propose(run, "RUNNING");
        servers.change(run, Map.of("infrastructure_pid", "acme:deleted:etl:c-1"));
        Logger logger = (Logger) LoggerFactory.getLogger(Sync.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            schedule.start();
            servers.time().advance(Duration.ofMinutes(10));
        } finally {
            logger.detachAppender(log);
        }

        assertThat(worker.health(schedule).summary()).isEqualTo("ready");
        assertThat(health("sync").consecutiveFailures()).isZero();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains(run.toString(), "/gvc/deleted");
    }

    @Test
    void listOfJobsThatCannotBeRead_makesTheWorkerUnready() {
        schedule.start();
        servers.time().advance(Duration.ofSeconds(1));
        servers.faults().when(TwoServers.PLATFORM).then(Fault.respond(500));
        servers.time().advance(Duration.ofMinutes(10));

        assertThat(worker.health(schedule).summary()).startsWith("not ready: The sync round has failed");
    }

    @Test
    void schedule_thatIsClosed_callsNoMoreRounds() {
        schedule.start();
        servers.time().advance(Duration.ofSeconds(1));
        long rounds = health("poll").rounds();

        schedule.close();
        servers.time().advance(Duration.ofHours(1));

        assertThat(health("poll").rounds()).isEqualTo(rounds);
        assertThat(servers.time().pendingTasks()).isZero();
    }

    @Test
    void moreRunsThanOneResponseContains_areSubmittedWithoutAPause() {
        UUID deployment = servers.deployment("nightly", Map.of());
        for (int i = 0; i < 250; i++) {
            servers.run(deployment);
        }

        schedule.start();
        servers.time().advance(Duration.ofSeconds(1));

        assertThat(events.started).hasSize(250);
    }

    private RoundHealth health(String name) {
        return schedule.health().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
