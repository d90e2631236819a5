/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static io.cplnprefect.testkit.state.StateAssertions.assertThat;
import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.junit.EmulatorExtension;
import io.cplnprefect.testkit.seed.Seed;
import io.cplnprefect.testkit.service.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportServiceTest {
    @RegisterExtension
    static final EmulatorExtension emulators = EmulatorExtension.of(Services.builder()
            .prefect(server -> {})
            .virtualTime()
            .seed(Seed.of("deployments: [{name: monthly, entrypoint: 'report.py:report'}]"))
            .client(ReportService.class, s -> ReportService.connect(s.prefect().apiUrl(), waiting(s.time()))));

    static TimeSource waiting(VirtualTime time) {
        return new TimeSource(time.clock(), time::nanoTime, time.waitingScheduler(), new Random(7));
    }

    static Stream<Fault> faults() {
        return Stream.of(Fault.respond(503), Fault.rateLimit(Duration.ofSeconds(30)), Fault.loseResponse());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void start_withFaults_createsOneFlowRun(Fault fault, ReportService reports, FaultPlan plan) {
        plan.when(post("/deployments/{id}/create_flow_run")).times(2).then(fault);
        UUID run = reports.start("2026-11");
        assertThat(plan.injected()).hasSize(2);
        assertThat(reports.start("2026-11")).isEqualTo(run);
    }

    @Test
    void await_flowRunOfThreeHours_returnsItsEnd(ReportService reports, VirtualTime time, Services services)
            throws InterruptedException {
        UUID run = reports.start("2026-11");
        time.scheduler().schedule(() -> services.setState(run, "COMPLETED"), 3, HOURS);
        services.setState(run, "RUNNING");
        assertThat(reports.await(run).endTime()).isEqualTo(Instant.parse("2026-01-01T03:00:00Z"));
        assertThat(services.flowRun(run)).wasStartedOnce().passedThrough("SCHEDULED", "RUNNING", "COMPLETED");
    }
}
