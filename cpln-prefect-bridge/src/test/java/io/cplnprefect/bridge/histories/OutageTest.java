/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.schedule.RoundHealth;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A scheduled worker that cannot use the services for some time, or has a wrong clock. The flows themselves are not affected. */
class OutageTest {

    private final Services services = new Services();
    private final World world = services.begin(1);
    private final Clients clients = new Clients(
            services,
            new TimeSource(
                    services.time().clock(),
                    services.time()::nanoTime,
                    services.time().scheduler(),
                    new Random(7)),
            RetryPolicy.NONE);
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.cplnprefect.bridge");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Worker worker;
    private Schedule schedule;

    @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
    enum Outage {
        /** Status 429 for 10 minutes. */
        RATE_LIMIT(Duration.ofMinutes(10), faults(Fault.rateLimit(Duration.ofSeconds(10))), Services::heal),
        /** Status 401 for 10 minutes. */
        WRONG_TOKEN(
                Duration.ofMinutes(10), faults(Fault.respond(401, "{\"message\":\"invalid token\"}")), Services::heal),
        /** No connection for an hour. */
        NO_NETWORK(Duration.ofHours(1), Services::stop, Services::resume);

        private final Duration duration;
        private final Consumer<Services> begin;
        private final Consumer<Services> end;

        Outage(Duration duration, Consumer<Services> begin, Consumer<Services> end) {
            this.duration = duration;
            this.begin = begin;
            this.end = end;
        }

        private static Consumer<Services> faults(Fault fault) {
            return services -> services.faults().when(RequestPattern.any()).then(fault);
        }
    }

    @BeforeEach
    void createPool() {
        start();
        logged.start();
        logger.addAppender(logged);
    }

    private void start() {
        WorkerSettings settings = WorkerSettings.builder()
                .workerChannel(false)
                .workPool(world.pool())
                .name("worker")
                .gvc(Services.GVC)
                .jobApiUrl(services.server().apiUrl())
                .streamLogs(false)
                .build();
        worker = Worker.create(
                clients.prefect(),
                new PlatformClients(clients.controlPlane()),
                settings,
                WorkerListener.NONE,
                Runnable::run,
                Runnable::run);
        schedule = worker.schedule();
    }

    @AfterEach
    void close() {
        logger.detachAppender(logged);
        schedule.close();
        worker.close();
        clients.close();
        services.close();
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void worker_afterAnOutage_hasLoggedItOnceAndCatchesUp(Outage outage) {
        schedule.start();
        PlannedRun endsBefore = world.addRun(FlowKind.COMPLETES, Duration.ofSeconds(20));
        PlannedRun endsDuring = world.addRun(FlowKind.COMPLETES, Duration.ofMinutes(5));
        PlannedRun diesDuring = world.addRun(FlowKind.DIES, Duration.ofMinutes(4));
        PlannedRun silentDuring = world.addRun(FlowKind.SILENT, Duration.ofMinutes(4));
        PlannedRun lives = world.addRun(FlowKind.COMPLETES, Duration.ofMinutes(80));
        PlannedRun cancelled = world.addRun(FlowKind.COMPLETES, Duration.ofMinutes(80));
        world.advance(Duration.ofMinutes(2));
        Map<String, Long> rounds = rounds();

        outage.begin.accept(services);
        world.advance(Duration.ofMinutes(1));
        PlannedRun dueDuring = world.addRun(FlowKind.COMPLETES, Duration.ofMinutes(1));
        world.propose(cancelled, "CANCELLING");
        cancelled.cancel();
        world.advance(outage.duration);
        Map<String, Long> later = rounds();
        assertThat(later)
                .allSatisfy((name, number) -> assertThat(number)
                        .as("rounds of %s go on", name)
                        .isGreaterThan(rounds.getOrDefault(name, 0L) + 3));
        assertThat(warnings()).as("each problem once").doesNotHaveDuplicates().hasSizeBetween(4, 16);
        assertThat(schedule.health())
                .filteredOn(round -> !round.name().equals("observe"))
                .as("the rounds that throw; an observation reports its problems")
                .extracting(RoundHealth::consecutiveFailures)
                .allMatch(failures -> failures > 3);
        outage.end.accept(services);
        world.advance(Duration.ofMinutes(10));

        assertThat(schedule.health())
                .extracting(RoundHealth::consecutiveFailures)
                .containsOnly(0);
        assertThat(states(endsBefore, endsDuring, dueDuring)).containsOnly("COMPLETED");
        assertThat(states(silentDuring)).containsExactly("COMPLETED");
        assertThat(states(diesDuring)).containsExactly("CRASHED");
        assertThat(states(cancelled)).containsExactly("CANCELLED");
        assertThat(worker.running())
                .containsExactlyElementsOf(world.stateType(lives).equals("RUNNING") ? List.of(lives.id()) : List.of());
        world.advance(Duration.ofMinutes(90));
        assertThat(states(lives)).containsExactly("COMPLETED");
        assertThat(world.processes()).as("one job for each run").hasSize(7);
        assertThat(world.processes()).noneMatch(FlowProcess::live);
        assertThat(world.violations()).isEmpty();
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, -5})
    void worker_whoseClockIsMinutesOff_runsAndEndsEachRunOnce(long minutes) {
        schedule.close();
        clients.use(chain -> chain.proceed(chain.request()), Duration.ofMinutes(minutes));
        start();
        schedule.start();
        for (FlowKind kind : FlowKind.values()) {
            world.addRun(kind, Duration.ofMinutes(3));
        }
        PlannedRun later = world.addRun(FlowKind.COMPLETES, Duration.ofMinutes(3));
        world.propose(later, "CANCELLED");
        later.cancel();
        world.advance(Duration.ofMinutes(1));
        assertThat(world.processes()).as("due runs are started at once").hasSize(FlowKind.values().length);
        world.advance(Duration.ofMinutes(20));

        Invariants invariants = new Invariants(world);
        invariants.afterStep();
        invariants.atEnd(List.of());
        assertThat(world.violations()).isEmpty();
        assertThat(world.processes()).hasSize(FlowKind.values().length);
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void claim_ofAWorkerWhoseClockIsAhead_isNotReturnedBeforeItIsOld() {
        PlannedRun run = world.addRun(FlowKind.COMPLETES, Duration.ofMinutes(1));
        services.faults()
                .when(RequestPattern.post("/org/**").where(start -> start.path().endsWith("/-command")))
                .then(Fault.loseRequest());
        worker.pollOnce();
        services.heal();
        clients.use(chain -> chain.proceed(chain.request()), Duration.ofMinutes(5));
        start();

        world.advance(Duration.ofSeconds(100));
        worker.syncOnce();
        world.advance(Duration.ofSeconds(11));
        worker.syncOnce();

        assertThat(world.stateType(run)).as("the claim is two minutes old").isEqualTo("PENDING");
    }

    private List<String> states(PlannedRun... runs) {
        return List.of(runs).stream().map(world::stateType).toList();
    }

    private List<String> warnings() {
        return logged.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private Map<String, Long> rounds() {
        return schedule.health().stream().collect(Collectors.toMap(RoundHealth::name, RoundHealth::rounds));
    }
}
