/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.sync.SyncScope;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The states of flow runs while their jobs run and after their end. */
class ObservationTest {

    private static final String QUERY = "/**/-command/-query";
    private static final String ONE_COMMAND = "/**/-command/{id}";

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    private final Worker worker = Workers.worker(servers, events);

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void failedJob_isCrashedAtTheSecondSightingWithItsReasons() {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .log("loading")
                .log("no space left")
                .exit(137, "OOMKilled", ""));
        UUID run = started();

        look();
        assertThat(servers.state(run)).isEqualTo("RUNNING");
        look();
        look();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run))
                .contains("failed")
                .contains("exit code 137")
                .contains("out of memory")
                .contains("OOMKilled")
                .contains("loading\nno space left");
        assertThat(events.ended).singleElement().satisfies(end -> {
            assertThat(end.state()).isEqualTo("CRASHED");
        });
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void failedJob_withoutAReplica_isCrashedWithTheMessageOfTheExecution() {
        try (ControlPlane client = servers.controlPlane()) {
            client.org()
                    .manifests()
                    .apply(Manifest.parse("{kind: secret, name: git, type: dictionary, data: {user: me}}"))
                    .orThrow();
        }
        UUID run = servers.run(Map.of("env", Map.of("TOKEN", "cpln://secret/git.token")));
        worker.pollOnce();

        look();
        look();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run))
                .contains("failed: ")
                .contains("secret git has no such key")
                .doesNotContain("no reason");
    }

    @Test
    void failedJob_whoseExecutionHasACondition_isCrashedWithIt() {
        servers.script(job -> JobScript.begin().exit(1));
        UUID run = started();
        servers.faults().when(get("/**/deployment/{location}")).then(Fault.respond(200, """
                        {"name": "aws-eu-central-1", "status": {"jobExecutions": [{"name": "command-%s", "status": "removed",
                         "workloadVersion": 1, "conditions": [
                           {"type": "Complete", "status": "False", "message": "not complete"},
                           {"type": "Failed", "status": "True", "reason": "DeadlineExceeded", "message": "Job was active too long"}]}]}}
                        """.formatted(
                        events.job(run).pid().command())));

        look();
        look();

        assertThat(servers.message(run))
                .contains("failed: Job was active too long")
                .doesNotContain("not complete");
    }

    @Test
    void failedJob_beforeTheFlowBegan_isCrashed() {
        servers.script(job -> JobScript.begin().exit(127));
        UUID run = started();

        look();
        look();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("the command was not found; check the image");
    }

    @Test
    void failure_thatTheFlowReports_isKept() {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .call(spec -> servers.engine(spec).fail("bad data"))
                .exit(1));
        UUID run = started();

        look();
        look();

        assertThat(servers.state(run)).isEqualTo("FAILED");
        assertThat(servers.message(run)).isEqualTo("bad data");
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("FAILED");
    }

    @Test
    void completedJob_whoseFlowSentNoReport_isCompletedAfterAMinute() {
        servers.script(job ->
                JobScript.begin().call(spec -> servers.engine(spec).start()).exit(0));
        UUID run = started();

        for (int i = 0; i < 6; i++) {
            look();
        }
        assertThat(servers.state(run)).isEqualTo("RUNNING");
        look();
        look();

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.message(run)).contains("completed, but the flow sent no report");
    }

    @Test
    void report_thatComesWhileTheCrashIsWorkedOut_isNotOverwritten() {
        servers.script(job ->
                JobScript.begin().call(spec -> servers.engine(spec).start()).exit(0));
        UUID run = started();
        look();
        servers.time().advance(Duration.ofSeconds(70));
        // The state was read by page; the report comes before the proposal.
        servers.faults()
                .when(post("/flow_runs/filter"))
                .once()
                .then(Fault.runAfter(() -> servers.propose(run, "FAILED")));

        worker.observeOnce();
        worker.observeOnce();

        assertThat(servers.state(run)).isEqualTo("FAILED");
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("FAILED");
    }

    @Test
    void run_cancelledJustBeforeTheProposal_isNotForgottenInCancelling() {
        servers.script(job ->
                JobScript.begin().call(spec -> servers.engine(spec).start()).exit(1));
        UUID run = started();
        look();
        servers.faults()
                .when(post("/flow_runs/{id}/set_state"))
                .once()
                .then(Fault.runBefore(() -> servers.propose(run, "CANCELLING")));

        look();
        assertThat(servers.state(run)).isEqualTo("CANCELLING");
        assertThat(worker.running()).containsExactly(run);
        look();
        look();

        assertThat(servers.state(run)).isEqualTo("CANCELLED");
        assertThat(worker.running()).isEmpty();
    }

    @Test
    void cancellingRun_whoseJobHasEnded_isCancelled() {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .sleep(Duration.ofSeconds(20))
                .exit(0));
        UUID run = started();
        look();
        servers.propose(run, "CANCELLING");
        servers.time().advance(Duration.ofMinutes(1));
        worker.observeOnce();
        servers.time().advance(Duration.ofMinutes(1));
        worker.observeOnce();

        assertThat(servers.state(run)).isEqualTo("CANCELLED");
    }

    @Test
    void missingCommand_isCrashedAtTheFifthSighting() {
        UUID run = started();
        look();
        deleteCommands(run);

        for (int i = 0; i < 4; i++) {
            worker.observeOnce();
            look();
            servers.time().advance(Duration.ofSeconds(55));
        }
        assertThat(servers.state(run)).isNotEqualTo("CRASHED");
        worker.observeOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run))
                .contains("no longer exists (404 for 5 consecutive checks).")
                .contains("CPLN job");
    }

    @Test
    void missingCommand_seenManyTimesWithinAMinute_countsOnce() {
        UUID run = started();
        look();
        deleteCommands(run);

        for (int i = 0; i < 10; i++) {
            look();
        }

        assertThat(servers.state(run)).isEqualTo("RUNNING");
        assertThat(worker.running()).containsExactly(run);
    }

    @Test
    void commandSeenAgain_beginsTheCountAnew() {
        servers.flowTime(Duration.ofHours(2));
        UUID run = started();
        for (int i = 0; i < 2; i++) {
            servers.faults()
                    .when(post(QUERY))
                    .then(Fault.respond(200, "{\"kind\":\"queryresult\",\"items\":[],\"links\":[]}"));
            servers.faults().when(get(ONE_COMMAND)).then(Fault.respond(404));
            for (int round = 0; round < 4; round++) {
                minute();
            }
            servers.heal();
            minute();
        }

        assertThat(servers.state(run)).isEqualTo("RUNNING");
        assertThat(worker.running()).containsExactly(run);
    }

    @Test
    void gvc_thatCannotBeRead_proposesNothingForAnyOfItsJobs() {
        servers.flowTime(Duration.ofHours(2));
        UUID one = servers.run(servers.deployment("one", Map.of("job_type", "one")));
        UUID two = servers.run(servers.deployment("two", Map.of("job_type", "two")));
        worker.pollOnce();
        deleteCommands(one);
        deleteCommands(two);
        servers.faults().when(get("/org/acme/gvc/prefect")).then(Fault.respond(404));

        for (int i = 0; i < 8; i++) {
            SyncReport report = minute();
            assertThat(report.problems()).hasSize(2);
        }

        assertThat(worker.running()).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void failuresOfThePlatform_doesNotCount() {
        servers.flowTime(Duration.ofHours(2));
        UUID run = started();
        for (int status : new int[] {500, 503, 401, 403, 429}) {
            servers.heal();
            servers.faults().when(post(QUERY)).then(Fault.respond(status));
            assertThat(minute().problems()).hasSize(1);
            assertThat(minute().problems()).hasSize(1);
        }
        servers.heal();

        assertThat(minute().problems()).isEmpty();
        assertThat(servers.state(run)).isEqualTo("RUNNING");
    }

    @Test
    void failuresOfTheServer_areWaitedOut() {
        servers.script(job -> JobScript.begin().exit(1));
        UUID run = started();
        servers.faults().when(TwoServers.SERVER).then(Fault.respond(503));
        look();
        assertThat(look().problems()).hasSize(1);
        servers.heal();
        look();

        look();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void deletedRun_isWatchedToItsJobsEnd() {
        UUID run = started();
        look();
        servers.delete(run);
        look();
        assertThat(worker.running()).containsExactly(run);

        servers.time().advance(Duration.ofMinutes(6));
        worker.observeOnce();
        look();

        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("DELETED");
    }

    @Test
    void manyJobsOfOneWorkload_costPagesOfRequests() {
        servers.flowTime(Duration.ofHours(1));
        UUID deployment = servers.deployment("nightly", Map.of());
        for (int i = 0; i < 51; i++) {
            servers.run(deployment);
        }
        worker.pollOnce();
        assertThat(worker.running()).hasSize(51);
        servers.time().advance(Duration.ofSeconds(5));
        servers.platform().clearRequests();
        int before = servers.serverRequestsInOrder().size();

        SyncReport report = worker.observeOnce();

        assertThat(report.jobs()).isEqualTo(51);
        assertThat(servers.platform().requests()).hasSize(2);
        assertThat(servers.serverRequestsInOrder()).hasSize(before + 1);
    }

    @Test
    void manyEndedFlowRuns_areReadByPage() {
        servers.flowTime(Duration.ofSeconds(3));
        UUID deployment = servers.deployment("nightly", Map.of());
        for (int i = 0; i < 10; i++) {
            servers.run(deployment);
        }
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));
        int before = servers.serverRequestsInOrder().size();

        worker.observeOnce();

        assertThat(servers.serverRequestsInOrder()).hasSize(before + 1);
    }

    @Test
    void fullPageOfFlowRuns_costsOneRequest() {
        UUID deployment = servers.deployment("nightly", Map.of());
        List<UUID> runs =
                Stream.generate(() -> servers.run(deployment)).limit(200).toList();
        Sync sync = new Sync(
                servers.prefect(),
                servers.platformClients(),
                SyncScope.workPool(TwoServers.POOL),
                SyncSettings.defaults());

        SyncReport report = sync.runOnce(runs, List.of());

        assertThat(report.flowRuns()).isEqualTo(200);
        assertThat(servers.serverRequests(post("/flow_runs/filter"))).isEqualTo(1);
    }

    @Test
    void job_ofAWorkloadThatCannotBeRead_leavesTheOthersAlone() {
        servers.script(job -> JobScript.begin().exit(1));
        UUID blind = servers.run(servers.deployment("blind", Map.of("job_type", "blind")));
        UUID seen = servers.run(servers.deployment("seen", Map.of("job_type", "seen")));
        worker.pollOnce();
        servers.faults().when(get("/**/workload/blind-**")).then(Fault.respond(403));

        look();
        look();
        look();

        assertThat(servers.state(seen)).isEqualTo("CRASHED");
        assertThat(servers.state(blind)).isEqualTo("PENDING");
        assertThat(worker.running()).containsExactly(blind);
    }

    private UUID started() {
        UUID run = servers.run();
        worker.pollOnce();
        assertThat(events.started).containsKey(run);
        return run;
    }

    private SyncReport look() {
        return Workers.observe(servers, worker);
    }

    private SyncReport minute() {
        servers.time().advance(Duration.ofSeconds(61));
        return worker.observeOnce();
    }

    private void deleteCommands(UUID run) {
        for (JsonNode command : servers.commands(run)) {
            servers.platform()
                    .delete(servers.workloads().stream()
                                    .filter(workload -> servers.platform()
                                            .commands(workload)
                                            .contains(command))
                                    .findFirst()
                                    .orElseThrow()
                            + "/-command/" + command.path("id").asText());
        }
    }
}
